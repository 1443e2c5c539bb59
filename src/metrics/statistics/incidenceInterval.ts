import type { IncidenceCurve } from "./aalenJohansen";
import { z975 } from "./standardNormal";

/**
 * The variance of a cumulative incidence at a step, by the delta method. Without other ends it is Greenwood's, without censoring that of
 * a share. Source: Marubini and Valsecchi 1995, "Analysing Survival Data from Clinical Trials and Observational Studies", section
 * 10.3; Coviello and Boggess 2004, "Cumulative Incidence Estimation in the Presence of Competing Risks", Stata Journal 4:103.
 */
export function incidenceVariance(curve: IncidenceCurve, step: number): number {
  const reached = curve.incidence[step] ?? 0;
  let free = 1;
  let variance = 0;
  for (let at = 0; at <= step; at++) {
    const there = curve.atRisk[at] ?? NaN;
    const count = curve.events[at] ?? NaN;
    const gone = count + (curve.others[at] ?? NaN);
    const toCome = reached - (curve.incidence[at] ?? NaN);
    // Where all that were left ended, nothing is to come.
    if (gone < there) variance += (toCome * toCome * gone) / (there * (there - gone));
    variance += (free * free * count * (there - count)) / there ** 3;
    variance -= (2 * toCome * free * count) / there ** 2;
    free = curve.eventFree[at] ?? NaN;
  }
  return variance;
}

/**
 * The 95 % interval of a cumulative incidence at a step, on the scale of log(−log), which keeps it within 0 and 1; undefined where the
 * incidence is 0 or 1. Source: Choudhury 2002, "Non-parametric Confidence Interval Estimation for Competing Risks Analysis",
 * Statistics in Medicine 21:1129.
 */
export function incidenceInterval(
  curve: IncidenceCurve,
  step: number,
): readonly [low: number, high: number] | undefined {
  const reached = curve.incidence[step] ?? 0;
  if (reached <= 0 || reached >= 1) return undefined;
  const logarithm = Math.log(reached);
  const half =
    (z975 * Math.sqrt(Math.max(0, incidenceVariance(curve, step)))) / (reached * Math.abs(logarithm));
  return [Math.exp(logarithm * Math.exp(half)), Math.exp(logarithm * Math.exp(-half))];
}
