import type { SurvivalCurve } from "./kaplanMeier";
import { z975 } from "./standardNormal";

/** How near to a share counts as on it: what R's survfit takes. */
const tolerance = Math.sqrt(Number.EPSILON);

/** A median with its 95 % limits; undefined where the curve, or a limit, never comes down to one half. */
export interface SurvivalMedian {
  readonly median: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The 95 % limits of a curve at its steps, by Greenwood's variance of its logarithm; NaN where the curve is 0. Source: Kalbfleisch and
 * Prentice 2002, "The Statistical Analysis of Failure Time Data", section 1.4; R's survfit(conf.type = "log").
 */
export function survivalLimits(curve: SurvivalCurve): {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
} {
  const lower = new Float64Array(curve.survival.length).fill(NaN);
  const upper = new Float64Array(curve.survival.length).fill(NaN);
  curve.survival.forEach((share, step) => {
    if (share === 0) return;
    const factor = Math.exp(z975 * Math.sqrt(curve.greenwood[step] ?? NaN));
    lower[step] = share / factor;
    upper[step] = Math.min(1, share * factor);
  });
  return { lower, upper };
}

/**
 * The median of a curve and its limits: where the curve, its lower and its upper limit cross one half. Source: Brookmeyer and Crowley
 * 1982, "A Confidence Interval for the Median Survival Time", Biometrics 38:29.
 */
export function survivalMedian(curve: SurvivalCurve): SurvivalMedian {
  const { lower, upper } = survivalLimits(curve);
  return {
    median: crossing(curve.times, curve.survival, 0.5),
    lower: crossing(curve.times, lower, 0.5),
    upper: crossing(curve.times, upper, 0.5),
  };
}

/** The time by which a share (from 0 to 1) has ended, by the median's rule. */
export function survivalQuantile(curve: SurvivalCurve, share: number): number | undefined {
  return crossing(curve.times, curve.survival, 1 - share);
}

/**
 * The first time at which values are at or below a level; the middle of the step where they sit exactly on it and fall later. NaN is
 * passed over.
 */
function crossing(times: Float64Array, values: Float64Array, level: number): number | undefined {
  const first = values.findIndex((value) => value < level + tolerance);
  const [time, value] = [times[first], values[first]];
  if (time === undefined || value === undefined) return undefined;
  if (Math.abs(value - level) >= tolerance) return time;
  const next = times[values.findIndex((later, step) => step > first && later < value)];
  return next === undefined ? time : (time + next) / 2;
}
