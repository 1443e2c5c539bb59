import { reason, type Reason } from "../../domain/result";
import type { RecordTest } from "../filters/compileFilters";
import type { DayRange } from "../query";
import { isWithin } from "./period";

/** What is left of a population after each step: the filters in their order, then the period. */
export interface Narrowed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** How many were left after each filter. */
  readonly afterFilter: readonly { readonly label: string; readonly count: number }[];
  /** Those that met the filters but have no date, while a period is asked. */
  readonly undated: number;
}

/**
 * Narrows a population to what a query asks.
 *
 * @param recordOf The record that the filters look at; −1 meets no filter.
 * @param dateOf The date that the period filters; NaN: undated. Undefined: the period has been seen to.
 */
export function narrow<Item>(
  population: readonly Item[],
  tests: readonly RecordTest[],
  recordOf: (item: Item) => number,
  period: DayRange | undefined,
  dateOf: ((item: Item) => number) | undefined,
): Narrowed<Item> {
  if (tests.length === 0 && (period === undefined || dateOf === undefined)) {
    return { items: population, total: population.length, afterFilter: [], undated: 0 };
  }
  const items: Item[] = [];
  const counts = tests.map(() => 0);
  let undated = 0;
  for (const item of population) {
    if (!passes(tests, recordOf(item), counts)) continue;
    if (dateOf !== undefined && period !== undefined) {
      const date = dateOf(item);
      if (!isWithin(period, date)) {
        if (Number.isNaN(date)) undated++;
        continue;
      }
    }
    items.push(item);
  }
  return {
    items,
    total: population.length,
    afterFilter: tests.map(({ label }, index) => ({ label, count: counts[index] ?? 0 })),
    undated,
  };
}

function passes(tests: readonly RecordTest[], record: number, counts: number[]): boolean {
  for (let index = 0; index < tests.length; index++) {
    if (record < 0 || tests[index]?.test(record) !== true) return false;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return true;
}

/** Why nothing matches: what was left after each step. */
export function nothingMatches(narrowed: Narrowed<unknown>): Reason {
  const { total, afterFilter } = narrowed;
  if (total === 0) return reason("nothingThere");
  const steps = afterFilter.map(({ label, count }) => `${label} → ${String(count)}`).join("; ");
  const empty = afterFilter.findIndex(({ count }) => count === 0);
  if (empty >= 0) {
    const before = empty === 0 ? total : (afterFilter[empty - 1]?.count ?? total);
    return reason("nothingMatches", { total, steps, field: afterFilter[empty]?.label ?? "", before });
  }
  const before = afterFilter.at(-1)?.count ?? total;
  return reason("nothingInPeriod", { total, before, undated: narrowed.undated });
}
