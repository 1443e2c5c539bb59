import { hasTime, dayOf } from "../../domain/dates/serial";
import type { View } from "../index/view";
import type { Unit } from "../query";
import { summarise } from "../statistics/summary";
import { opportunitiesThat } from "./outcome";
import { durationIn } from "./units";

/** The three times of some deals, one after another in each list: of one deal the first two add up to the third. */
export interface ThreeTimes {
  readonly convert: number[];
  readonly cycle: number[];
  readonly total: number[];
}

/**
 * The three times of won deals that trace back to a lead 可追溯到线索的赢单: lead created → opportunity created → closed, of the same deals.
 * Deals without a lead, or with one of the dates missing, are passed over. Where one of the three dates has no time all three
 * durations are between dates, so that they add up. A lead's further opportunity counts from the lead's creation too, as in TOTALTIME.
 */
export function threeTimesOf(view: View, unit: Unit, deals: Iterable<number>): ThreeTimes {
  const times: ThreeTimes = { convert: [], cycle: [], total: [] };
  for (const deal of deals) {
    const lead = view.leadOf(deal);
    if (lead < 0) continue;
    const [created, became, closed] = [view.createdAt(lead), view.createdAt(deal), view.closedAt(deal)];
    if (Number.isNaN(created) || Number.isNaN(became) || Number.isNaN(closed)) continue;
    const hasTimes = hasTime(created) && hasTime(became) && hasTime(closed);
    const from = hasTimes ? created : dayOf(created);
    const over = hasTimes ? became : dayOf(became);
    const to = hasTimes ? closed : dayOf(closed);
    times.convert.push(durationIn(view, unit, from, over));
    times.cycle.push(durationIn(view, unit, over, to));
    times.total.push(durationIn(view, unit, from, to));
  }
  return times;
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
    const recent = opportunitiesThat(view, "won").filter(
      (deal) => Math.floor(view.closedAt(deal)) > view.day - normDays,
    );
    const { convert, cycle, total } = threeTimesOf(view, unit, recent);
    return { convert: normOf(convert), cycle: normOf(cycle), total: normOf(total) };
  });
}

function normOf(times: readonly number[]): Norm {
  const { mean, quantile } = summarise(times);
  return { mean, median: quantile(0.5) };
}
