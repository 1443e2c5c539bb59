import type { RecordTest } from "../filters/compileFilters";
import type { View } from "../index/view";
import type { DayRange } from "../query";
import { leadsThat, opportunitiesThat } from "./outcome";
import { countAfter, keep, narrow, type Members, type Narrowed } from "./narrow";
import { sortByCode, type ByCode } from "./byCode";
import { sortByDay, type ByDay } from "./byDay";
import { isWithin } from "./period";
import type { Places } from "./places";

/** The members of a name, kept until something changes for whoever asks for them again. */
export function populationOf(view: View, name: string, members: () => Members): Population {
  return view.once(`population: ${name}`, () => new Population(members()));
}

/** As {@link populationOf}, of records themselves. */
export function recordsBy(
  view: View,
  name: string,
  records: () => readonly number[],
  dateOf?: (record: number) => number,
): Population {
  return populationOf(view, name, () => ({ items: records(), recordOf: (record) => record, dateOf }));
}

/** All opportunities, dated by their creation. */
export function opportunitiesByCreation(view: View): Population {
  return recordsBy(
    view,
    "opportunities by creation",
    () => view.opportunities,
    (record) => view.createdAt(record),
  );
}

/** The converted leads, dated by their conversion. */
export function convertedLeads(view: View): Population {
  return recordsBy(
    view,
    "converted leads",
    () => leadsThat(view, "converted"),
    (lead) => view.convertedAt(lead),
  );
}

/** The open deals: a state, so no period filters them. */
export function openDeals(view: View): Population {
  return recordsBy(view, "open", () => opportunitiesThat(view, "open"));
}

/**
 * Members that are narrowed again and again: by the cells beside one another, by every group of a breakdown. From the second question of a
 * field or of a period on they are sorted out by it, and only those are looked at that it can let through. What is found is the same
 * either way, in the same order.
 */
export class Population {
  private readonly fields = new Map<string, ByCode | undefined>();
  private days: ByDay | "none" | undefined;
  /** The dates of all of them, once they have been asked for. */
  private dates: Float64Array | undefined;
  private readonly asked = new Set<string>();

  constructor(readonly members: Members) {}

  get items(): readonly number[] {
    return this.members.items;
  }

  /** What a query asks for, as {@link narrow} finds it. */
  narrow(tests: readonly RecordTest[], period: DayRange | undefined): Narrowed<number> {
    const { items, recordOf, dateOf } = this.members;
    const byCode = tests.map((test) => this.byCode(test)?.placesOf(test.test));
    const asksDay = dateOf !== undefined && (period?.from !== undefined || period?.to !== undefined);
    const days = asksDay ? this.byDay(dateOf) : undefined;
    const dated = period && days?.placesIn(period);
    const fewest = leastOf([...byCode, dated]);
    if (fewest === undefined || fewest.length * leastGain > items.length) {
      return asksDay && tests.length === 0
        ? this.within(period, this.datesOf(dateOf))
        : narrow(this.members, tests, period);
    }
    const kept = keep(this.members, this.inOrder(fewest), tests, period);
    const isUndated = fewest === dated && days !== undefined;
    return {
      ...kept,
      undated: isUndated
        ? keep(this.members, this.at(days.undated), tests, undefined).items.length
        : kept.undated,
      total: items.length,
      afterFilter: () => {
        const [first] = byCode;
        return countAfter(first === undefined ? items : this.inOrder(first), recordOf, tests);
      },
    };
  }

  /** As {@link narrow} without filters: those with a date in a period. */
  private within(period: DayRange | undefined, dates: Float64Array): Narrowed<number> {
    const { items } = this.members;
    const found: number[] = [];
    let undated = 0;
    for (let place = 0; place < dates.length; place++) {
      if (isWithin(period, dates[place]!)) found.push(items[place]!);
      else if (Number.isNaN(dates[place]!)) undated++;
    }
    return { items: found, total: items.length, afterFilter: () => [], undated };
  }

  private datesOf(dateOf: (item: number) => number): Float64Array {
    if (this.dates !== undefined) return this.dates;
    const { items } = this.members;
    const dates = new Float64Array(items.length);
    for (let place = 0; place < items.length; place++) dates[place] = dateOf(items[place]!);
    return (this.dates = dates);
  }

  private byCode({ coder }: RecordTest): ByCode | undefined {
    if (coder === undefined || this.isFirst(coder.name)) return undefined;
    if (!this.fields.has(coder.name)) this.fields.set(coder.name, sortByCode(this.members, coder.codeOf));
    return this.fields.get(coder.name);
  }

  private byDay(dateOf: (item: number) => number): ByDay | undefined {
    if (this.isFirst("days")) return undefined;
    this.days ??= sortByDay(this.datesOf(dateOf)) ?? "none";
    return this.days === "none" ? undefined : this.days;
  }

  private isFirst(name: string): boolean {
    if (this.asked.has(name)) return false;
    this.asked.add(name);
    return true;
  }

  private inOrder({ parts, length }: Places): number[] {
    const places = new Int32Array(length);
    let end = 0;
    for (const part of parts) {
      places.set(part, end);
      end += part.length;
    }
    return this.at(parts.length > 1 || !isRising(places) ? places.sort() : places);
  }

  private at(places: Int32Array): number[] {
    const { items } = this.members;
    const found: number[] = [];
    for (const place of places) found.push(items[place]!);
    return found;
  }
}

/** Fewer than one in so many have to be left for it to be worth picking them out. */
const leastGain = 3;

function isRising(places: Int32Array): boolean {
  for (let at = 1; at < places.length; at++) if (places[at]! < places[at - 1]!) return false;
  return true;
}

function leastOf(all: readonly (Places | undefined)[]): Places | undefined {
  let least: Places | undefined;
  for (const each of all) if (each !== undefined && each.length < (least?.length ?? Infinity)) least = each;
  return least;
}
