import type { RecordTest } from "../filters/compileFilters";
import { daysBetween } from "../index/daysBetween";
import type { View } from "../index/view";
import { isColumn } from "../names/fields";
import type { Query } from "../query";
import { withoutFunnel } from "./arrivals";
import { ownedParts, type AskedOwners } from "./ownedParts";
import { teamOf } from "./owner";
import { lastAsked } from "./lastAsked";
import { isWithin } from "./period";
import { addDurations, durationIn } from "./units";
import { roundDays } from "../../domain/dates/duration";

/** The visits of a record to some stages that ended in a query's period. */
export interface StageVisits {
  /** Undefined where the owner asked for had none of the time, or the visits' ends are undated. */
  readonly time: number | undefined;
  /** Whether others owned the record for a part of the time. */
  readonly isInherited: boolean;
}

/**
 * The time of a record in some stages: its visits that ended in the period, added up, or only its `first` visit or its `latest` one
 * that ended. Owner filters take only the days on which such a person owned the record.
 *
 * @param wholeDays The days of all visits in the query's period, whoever owned the record: see {@link wholeDaysIn}.
 * @param owners Those that meet the filters on owners; undefined where there are no such filters.
 * @returns Undefined where no visit counts.
 */
export function stageVisits(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  query: Query,
  wholeDays: (record: number) => StageVisits | undefined,
  owners: AskedOwners | undefined,
): StageVisits | undefined {
  const part = owners?.partOf(record) ?? "all";
  if (query.unit === "days" && query.visits === "all" && part !== "parts") {
    const whole = wholeDays(record);
    return part === "all" ? whole : whole && { time: undefined, isInherited: whole.time !== undefined };
  }
  return visitsOneByOne(view, record, stages, query, owners);
}

/** As {@link stageVisits}, each visit looked at by itself and cut where the owner changed. */
export function visitsOneByOne(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  query: Query,
  owners: AskedOwners | undefined,
): StageVisits | undefined {
  const times: number[] = [];
  let hasEnded = false;
  let isInherited = false;
  for (const visit of chosenVisits(view, record, stages, query.visits)) {
    const entry = view.visitEntry(record, visit);
    const exit = view.visitExit(record, visit);
    if (exit === undefined || !isWithin(query.period, exit)) continue;
    hasEnded = true;
    if (Number.isNaN(entry) || Number.isNaN(exit)) continue;
    if (owners === undefined) {
      times.push(durationIn(view, query.unit, entry, exit));
      continue;
    }
    for (const { owner, from, to } of ownedParts(view, record, entry, exit)) {
      if (owners.accepts(owner)) times.push(durationIn(view, query.unit, from, to));
      else isInherited = true;
    }
  }
  if (!hasEnded) return undefined;
  return { time: times.length === 0 ? undefined : addDurations(query.unit, times), isInherited };
}

/**
 * The days of records in some stages over all visits that ended in a period, found once for each record: those of the stages and period
 * that were asked for last are kept for the next owner that is asked for.
 */
export function wholeDaysIn(
  view: View,
  stages: ReadonlySet<number>,
  period: Query["period"],
): (record: number) => StageVisits | undefined {
  const key = [...stages, period?.from, period?.to].join(" ");
  const known = lastAsked(view, "whole days in stages", key, () => new WholeDays(view, stages, period));
  return (record) => known.of(record);
}

/** The days of records in some stages, by record. */
class WholeDays {
  /** NaN where no visit that ended has both dates. */
  private readonly days: Float64Array;
  /** 0 until the record is asked for, then 1 where no visit has ended, 2 where one has. */
  private readonly known: Uint8Array;
  private readonly isMeant: Uint8Array;

  constructor(
    private readonly view: View,
    stages: ReadonlySet<number>,
    private readonly period: Query["period"],
  ) {
    const { records, stages: book } = view.core;
    this.days = new Float64Array(records.count);
    this.known = new Uint8Array(records.count);
    this.isMeant = Uint8Array.from(book.entries, ({ id }) => (stages.has(id) ? 1 : 0));
  }

  of(record: number): StageVisits | undefined {
    if (this.known[record] === 0) this.known[record] = this.find(record) ? 2 : 1;
    if (this.known[record] !== 2) return undefined;
    const days = this.days[record]!;
    return { time: Number.isNaN(days) ? undefined : days, isInherited: false };
  }

  /** Adds a record's visits up; false where none of them has ended. */
  private find(record: number): boolean {
    const { view, period, isMeant } = this;
    const { starts, stages, entries } = view.snapshot.visits;
    const start = starts[record]!;
    const last = start + view.visitCount(record) - 1;
    let [total, timed, ended] = [0, 0, 0];
    for (let visit = start; visit <= last; visit++) {
      if (isMeant[stages[visit]!] !== 1) continue;
      if (period !== undefined || visit === last) {
        const exit = view.visitExit(record, visit - start);
        if (exit === undefined || !isWithin(period, exit)) continue;
      }
      ended++;
      const days =
        visit === last
          ? (view.visitDays(record, visit - start) ?? NaN)
          : daysBetween(entries[visit]!, entries[visit + 1]!);
      if (Number.isNaN(days)) continue;
      timed++;
      total += days;
    }
    this.days[record] = timed === 0 ? NaN : roundDays(total);
    return ended > 0;
  }
}

/** The visits to some stages that count: all, the first, or the latest that ended. */
function chosenVisits(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  which: Query["visits"],
): readonly number[] {
  const visits: number[] = [];
  for (let visit = 0; visit < view.visitCount(record); visit++) {
    if (stages.has(view.visitStage(record, visit))) visits.push(visit);
  }
  if (which === "all") return visits;
  const chosen =
    which === "first" ? visits[0] : visits.findLast((visit) => view.visitExit(record, visit) !== undefined);
  return chosen === undefined ? [] : [chosen];
}

/** The filters of a question, sorted out. */
export interface SortedTests {
  /** Whether those on Owner and Team let an owner through; undefined where there are none. */
  readonly isOwner: ((owner: string) => boolean) | undefined;
  /** Those that look at a record itself: neither on its owners nor on Funnel. */
  readonly others: readonly RecordTest[];
}

/** Sorts filters out by what they look at. */
export function sortTests(view: View, tests: readonly RecordTest[]): SortedTests {
  const ownerTests = tests.filter(isOwnerTest);
  return {
    isOwner: ownerTests.length === 0 ? undefined : ownerAcceptance(view, ownerTests),
    others: withoutFunnel(tests).filter((test) => !isOwnerTest(test)),
  };
}

/** Whether the filters on Owner and Team let an owner through; tried once for each of the few owners. */
export function ownerAcceptance(view: View, ownerTests: readonly RecordTest[]): (owner: string) => boolean {
  const known = new Map<string, boolean>();
  return (owner) => {
    let answer = known.get(owner);
    if (answer === undefined) {
      answer = ownerTests.every((test) => test.accepts(isTeamTest(test) ? teamOf(view, owner) : owner));
      known.set(owner, answer);
    }
    return answer;
  };
}

/** Whether a filter asks for an owner: Owner itself, or the owner's Team. */
export function isOwnerTest(test: RecordTest): boolean {
  return isTeamTest(test) || isColumn(test.field, "owner");
}

function isTeamTest({ field }: RecordTest): boolean {
  return field.kind === "derived" && field.field === "team";
}
