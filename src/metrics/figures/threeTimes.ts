import { fromMilliseconds, millisecondsPerDay } from "../../domain/dates/serial";
import type { View } from "../index/view";
import type { Unit } from "../query";
import { summarise } from "../statistics/summary";
import { clockOf } from "./clock";
import { opportunitiesThat } from "./outcome";

/** The three times of some deals, one after another in each list: of one deal the first two add up to the third. */
export interface ThreeTimes {
  readonly convert: Float64Array;
  readonly cycle: Float64Array;
  readonly total: Float64Array;
}

/**
 * The three times of won deals that trace back to a lead 可追溯到线索的赢单: lead created → opportunity created → closed, of the same deals.
 * Deals without a lead, or with one of the dates missing, are passed over. Where one of the three dates has no time all three
 * durations are between dates, so that they add up. A lead's further opportunity counts from the lead's creation too, as in TOTALTIME.
 */
export function threeTimesOf(view: View, unit: Unit, deals: readonly number[]): ThreeTimes {
  const { between } = clockOf(view, unit);
  const { created, closed } = view.snapshot;
  const [convert, cycle, total] = [room(deals), room(deals), room(deals)];
  let count = 0;
  for (const deal of deals) {
    const lead = view.leadOf(deal);
    if (lead < 0) continue;
    let [from, over, to] = [created[lead]!, created[deal]!, closed[deal]!];
    if (Number.isNaN(from + over + to)) continue;
    if (isDate(from) || isDate(over) || isDate(to)) {
      [from, over, to] = [dateOf(from), dateOf(over), dateOf(to)];
    }
    convert[count] = between(from, over);
    cycle[count] = between(over, to);
    total[count++] = between(from, to);
  }
  return {
    convert: convert.subarray(0, count),
    cycle: cycle.subarray(0, count),
    total: total.subarray(0, count),
  };
}

function room(deals: readonly number[]): Float64Array {
  return new Float64Array(deals.length);
}

/** Whether milliseconds since serial 0 are a date without a time. */
function isDate(when: number): boolean {
  return when % millisecondsPerDay === 0;
}

function dateOf(when: number): number {
  return Math.floor(when / millisecondsPerDay) * millisecondsPerDay;
}

/** The mean and the median of each of the three times; undefined where there are none. */
export type NormalTimes = Readonly<Record<keyof ThreeTimes, Norm>>;

interface Norm {
  readonly mean: number | undefined;
  readonly median: number | undefined;
}

/** The days that a norm looks back. */
const normDays = 365;

/** The company's three times: of the deals won in the 365 days before the as-of, whatever a cell filters. */
export function normalThreeTimes(view: View, unit: Unit): NormalTimes {
  return view.once(`norm of the three times in ${unit}`, () => {
    const { closed } = view.snapshot;
    const recent = opportunitiesThat(view, "won").filter(
      (deal) => Math.floor(fromMilliseconds(closed[deal]!)) > view.day - normDays,
    );
    const { convert, cycle, total } = threeTimesOf(view, unit, recent);
    return { convert: normOf(convert), cycle: normOf(cycle), total: normOf(total) };
  });
}

function normOf(times: Float64Array): Norm {
  const { mean, quantile } = summarise(times);
  return { mean: mean(), median: quantile(0.5) };
}
