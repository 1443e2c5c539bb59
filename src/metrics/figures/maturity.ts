import { fromMilliseconds } from "../../domain/dates/serial";
import { daysBetween } from "../index/daysBetween";
import type { View } from "../index/view";
import { quantileOf } from "../statistics/orderStatistic";
import { fateOf } from "./account";
import type { Arrival } from "./journeys";

/** A journey of a conversion's N: when it reached the first point, and the second where it did (milliseconds, NaN undated). */
export interface Passage {
  readonly reached: number;
  readonly advanced: number | undefined;
  /** Whether it is still at the first point. */
  readonly isStillThere: boolean;
}

/** The days that journeys took from one point to the next, and for how long those have been at the first that still are there. */
export interface PassageDays {
  readonly took: ArrayLike<number>;
  readonly ages: ArrayLike<number>;
}

/** Whether so many that are still at the first point are enough of N for its figure to be immature: more than a tenth. */
export function areEnough(stillThere: number, n: number): boolean {
  return stillThere > n / 10;
}

/**
 * Whether a started figure is immature: more than a tenth of N are still at the first point and younger there than the 80th percentile
 * of the time that those who advanced took. Source: SPEC section 2, "Conversion".
 */
export function isImmature({ took, ages }: PassageDays, n: number): boolean {
  const usual = quantileOf(took, 0.8);
  if (usual === undefined) return false;
  let young = 0;
  for (let place = 0; place < ages.length; place++) if (ages[place]! < usual) young++;
  return areEnough(young, n);
}

/** The days of passages; undated ones have none, and don't count as young. */
export function daysOfPassages(view: View, passages: readonly Passage[]): PassageDays {
  const took: number[] = [];
  const ages: number[] = [];
  for (const { reached, advanced, isStillThere } of passages) {
    if (Number.isNaN(reached)) continue;
    if (advanced !== undefined && !Number.isNaN(advanced)) took.push(daysBetween(reached, advanced));
    if (isStillThere) ages.push(view.daysSince(fromMilliseconds(reached)));
  }
  return { took, ages };
}

/** The passage of a journey that arrived at a stage, given when it got further. */
export function arrivalPassage(view: View, arrival: Arrival, advanced: number | undefined): Passage {
  const { journey, entry, reached } = arrival;
  return { reached, advanced, isStillThere: fateOf(view, journey, entry) === "stillHere" };
}
