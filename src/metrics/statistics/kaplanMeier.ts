import { sortNumbers } from "./sortNumbers";

/**
 * A Kaplan–Meier curve: the share of which the end has not come yet, step by step. Its columns have a place for each time at which
 * something ended, ascending; between them the curve is flat, before the first it is 1.
 */
export interface SurvivalCurve {
  /** How many were followed. */
  readonly n: number;
  readonly times: Float64Array;
  /** How many had neither ended nor been censored just before a time. */
  readonly atRisk: Uint32Array;
  /** How many ended at a time. */
  readonly events: Uint32Array;
  /** The share that goes on after a time. */
  readonly survival: Float64Array;
  /** Greenwood's sum: the variance of the logarithm of the share; infinite where the share is 0. */
  readonly greenwood: Float64Array;
}

/**
 * The product-limit estimate from durations in any order, NaN nowhere. Ends come before censorings at the same time. Sources: Kaplan and
 * Meier 1958, "Nonparametric Estimation from Incomplete Observations", JASA 53:457; its variance: Greenwood 1926, "The Natural
 * Duration of Cancer", Reports on Public Health and Medical Subjects 33.
 *
 * @param ended Durations that ended in what is timed.
 * @param censored Durations that were followed without it.
 */
export function kaplanMeier(ended: ArrayLike<number>, censored: ArrayLike<number>): SurvivalCurve {
  const ends = sortNumbers(ended);
  const leavings = sortNumbers(censored);
  const n = ends.length + leavings.length;
  const times = new Float64Array(ends.length);
  const atRisk = new Uint32Array(ends.length);
  const events = new Uint32Array(ends.length);
  const survival = new Float64Array(ends.length);
  const greenwood = new Float64Array(ends.length);
  let steps = 0;
  let left = 0;
  let share = 1;
  let sum = 0;
  for (let end = 0; end < ends.length; steps++) {
    const time = ends[end] ?? NaN;
    while (left < leavings.length && (leavings[left] ?? NaN) < time) left++;
    const there = n - end - left;
    let count = 0;
    while (ends[end] === time) {
      count++;
      end++;
    }
    share *= (there - count) / there;
    sum += count / (there * (there - count));
    times[steps] = time;
    atRisk[steps] = there;
    events[steps] = count;
    survival[steps] = share;
    greenwood[steps] = sum;
  }
  return {
    n,
    times: times.subarray(0, steps),
    atRisk: atRisk.subarray(0, steps),
    events: events.subarray(0, steps),
    survival: survival.subarray(0, steps),
    greenwood: greenwood.subarray(0, steps),
  };
}

/** The share that goes on after a time; past the last step it stays as it is. */
export function survivalAt(curve: SurvivalCurve, time: number): number {
  const step = curve.times.findLastIndex((each) => each <= time);
  return step < 0 ? 1 : (curve.survival[step] ?? NaN);
}

/**
 * The restricted mean: the area under the curve from 0 up to a time, the curve carried on flat past its end. Source: Irwin 1949, "The
 * Standard Error of an Estimate of Expectation of Life", Journal of Hygiene 47:188.
 */
export function restrictedMean({ times, survival }: SurvivalCurve, until: number): number {
  let area = 0;
  let from = 0;
  let share = 1;
  for (let step = 0; step < times.length; step++) {
    const time = times[step] ?? NaN;
    if (time >= until) break;
    if (time > from) {
      area += share * (time - from);
      from = time;
    }
    share = survival[step] ?? NaN;
  }
  return area + share * (until - from);
}
