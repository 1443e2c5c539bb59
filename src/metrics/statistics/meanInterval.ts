import type { Summary } from "./summary";

/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959963984540054;

/** Fewer values than this say nothing of their mean (SPEC section 2, "too few to tell"). */
const fewest = 20;

/**
 * The 95 % interval of a mean: mean ± t · s / √n, with the 97.5th percentile of Student's t for n − 1 degrees of freedom. Source:
 * Student 1908, "The Probable Error of a Mean", Biometrika 6:1. Undefined for fewer than 20 values.
 */
export function meanInterval(
  summary: Pick<Summary, "count" | "mean" | "stdev">,
): readonly [low: number, high: number] | undefined {
  const { count } = summary;
  const mean = summary.mean();
  const stdev = summary.stdev();
  if (count < fewest || mean === undefined || stdev === undefined) return undefined;
  const half = (t975(count - 1) * stdev) / Math.sqrt(count);
  return [mean - half, mean + half];
}

/**
 * The 97.5th percentile of Student's t: the normal one corrected for the degrees of freedom, to four terms. Source: Abramowitz and Stegun
 * 1964, "Handbook of Mathematical Functions", 26.7.5. Right to 6 decimals from 19 degrees of freedom on.
 */
export function t975(degrees: number): number {
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduceRight((total, term) => term + total / degrees, 0);
}
