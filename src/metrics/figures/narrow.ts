import { reason, type Reason } from "../../domain/result";
import type { RecordTest } from "../filters/compileFilters";
import type { DayRange } from "../query";
import { isWithin } from "./period";

/** What is left of a population after each step: the filters in their order, then the period. */
export interface Narrowed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** How many were left after each filter; reckoned only when it is told. */
  readonly afterFilter: () => readonly { readonly label: string; readonly count: number }[];
  /** Those that met the filters but have no date, while a period is asked. */
  readonly undated: number;
}

/** What a query narrows: records, or numbers of other things that are with a record. */
export interface Members {
  readonly items: readonly number[];
  /** The record that the filters look at; −1 meets no filter. */
  readonly recordOf: (item: number) => number;
  /** The date that the period filters, a serial; NaN: undated. Left out: no period filters them. */
  readonly dateOf?: ((item: number) => number) | undefined;
}

/** Things that are each with a record and dated by a serial, side by side: NaN is undated. */
export function dated(records: readonly number[], dates: readonly number[]): Members {
  return {
    items: records.map((_, place) => place),
    recordOf: (place) => records[place]!,
    dateOf: (place) => dates[place]!,
  };
}

/** Narrows a population to what a query asks. */
export function narrow(
  members: Members,
  tests: readonly RecordTest[],
  period: DayRange | undefined,
): Narrowed<number> {
  const { items, recordOf, dateOf } = members;
  const asked = dateOf === undefined ? undefined : period;
  const total = items.length;
  const afterFilter = (): ReturnType<typeof countAfter> => countAfter(items, recordOf, tests);
  if (tests.length === 0 && asked === undefined) return { items, total, afterFilter, undated: 0 };
  return { total, afterFilter, ...keep(members, items, tests, asked) };
}

/** Those of some members that a query asks for, in their order, and how many others are undated. */
export function keep(
  { recordOf, dateOf }: Members,
  some: Iterable<number>,
  tests: readonly RecordTest[],
  period: DayRange | undefined,
): { readonly items: number[]; readonly undated: number } {
  const items: number[] = [];
  let undated = 0;
  for (const item of some) {
    if (!passes(tests, recordOf(item))) continue;
    if (dateOf !== undefined && period !== undefined) {
      const date = dateOf(item);
      if (!isWithin(period, date)) {
        if (Number.isNaN(date)) undated++;
        continue;
      }
    }
    items.push(item);
  }
  return { items, undated };
}

function passes(tests: readonly RecordTest[], record: number): boolean {
  for (const { test } of tests) if (record < 0 || !test(record)) return false;
  return true;
}

/** How many of some members are left after each filter. */
export function countAfter(
  items: Iterable<number>,
  recordOf: Members["recordOf"],
  tests: readonly RecordTest[],
): { readonly label: string; readonly count: number }[] {
  const counts = tests.map(() => 0);
  for (const item of items) {
    const record = recordOf(item);
    for (let index = 0; index < tests.length; index++) {
      if (record < 0 || tests[index]?.test(record) !== true) break;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return tests.map(({ label }, index) => ({ label, count: counts[index] ?? 0 }));
}

/** Why nothing matches: what was left after each step. */
export function nothingMatches(narrowed: Narrowed<unknown>): Reason {
  const { total } = narrowed;
  if (total === 0) return reason("nothingThere");
  const afterFilter = narrowed.afterFilter();
  const steps = afterFilter.map(({ label, count }) => `${label} → ${String(count)}`).join("; ");
  const empty = afterFilter.findIndex(({ count }) => count === 0);
  if (empty >= 0) {
    const before = empty === 0 ? total : (afterFilter[empty - 1]?.count ?? total);
    return reason("nothingMatches", { total, steps, field: afterFilter[empty]?.label ?? "", before });
  }
  const before = afterFilter.at(-1)?.count ?? total;
  return reason("nothingInPeriod", { total, before, undated: narrowed.undated });
}
