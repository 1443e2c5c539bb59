/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The 95 % score interval of a share, without continuity correction. Source: Wilson 1927, "Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22:209; method 3 of Newcombe 1998, Statistics in Medicine 17:857. Undefined without trials.
 */
export function wilson(successes: number, trials: number): readonly [low: number, high: number] | undefined {
  if (trials <= 0) return undefined;
  const share = successes / trials;
  const centre = (successes + (z * z) / 2) / (trials + z * z);
  const half = (z / (trials + z * z)) * Math.sqrt(trials * share * (1 - share) + (z * z) / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
