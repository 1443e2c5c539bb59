import { hasTime, dayOf } from "../../domain/dates/serial";
import type { View } from "../index/view";
import type { Unit } from "../query";
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
    const dates = [view.createdAt(lead), view.createdAt(deal), view.closedAt(deal)] as const;
    if (dates.some((date) => Number.isNaN(date))) continue;
    const whole = (date: number): number => (dates.every(hasTime) ? date : dayOf(date));
    const [began, became, closed] = [whole(dates[0]), whole(dates[1]), whole(dates[2])];
    times.convert.push(durationIn(view, unit, began, became));
    times.cycle.push(durationIn(view, unit, became, closed));
    times.total.push(durationIn(view, unit, began, closed));
  }
  return times;
}

/** The days that a norm looks back. */
const normDays = 365;

/** The company's three times: of the deals won in the 365 days before the as-of, whatever a cell filters. */
export function normalThreeTimes(view: View, unit: Unit): ThreeTimes {
  return view.once(`norm of the three times in ${unit}`, () => {
    const recent = opportunitiesThat(view, "won").filter(
      (deal) => Math.floor(view.closedAt(deal)) > view.day - normDays,
    );
    return threeTimesOf(view, unit, recent);
  });
}
