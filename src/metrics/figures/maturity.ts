import { duration } from "../../domain/dates/duration";
import { fromMilliseconds } from "../../domain/dates/serial";
import type { View } from "../index/view";
import { fateOf } from "./account";
import type { Arrival } from "./journeys";
import { summarise } from "../statistics/summary";

/** A journey of a conversion's N: when it reached the first point, and the second where it did (milliseconds, NaN undated). */
export interface Passage {
  readonly reached: number;
  readonly advanced: number | undefined;
  /** Whether it is still at the first point. */
  readonly isStillThere: boolean;
}

/**
 * Whether a started figure is immature: more than a tenth of N are still at the first point and younger there than the 80th percentile
 * of the time that those who advanced took. Undefined ages don't count as young. Source: SPEC section 2, "Conversion".
 */
export function isImmature(view: View, passages: readonly Passage[]): boolean {
  const took: number[] = [];
  for (const { reached, advanced } of passages) {
    if (advanced === undefined || Number.isNaN(advanced) || Number.isNaN(reached)) continue;
    took.push(duration(fromMilliseconds(reached), fromMilliseconds(advanced)));
  }
  const usual = summarise(took).quantile(0.8);
  if (usual === undefined) return false;
  const young = passages.filter(
    ({ reached, isStillThere }) =>
      isStillThere && !Number.isNaN(reached) && view.daysSince(fromMilliseconds(reached)) < usual,
  );
  return young.length > passages.length / 10;
}

/** The passage of a journey that arrived at a stage, given when it got further. */
export function arrivalPassage(view: View, arrival: Arrival, advanced: number | undefined): Passage {
  const { journey, entry, reached } = arrival;
  return { reached, advanced, isStillThere: fateOf(view, journey, entry) === "stillHere" };
}
