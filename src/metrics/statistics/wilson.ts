import { z975 } from "./standardNormal";

/**
 * The 95 % score interval of a share, without continuity correction. Source: Wilson 1927, "Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22:209; method 3 of Newcombe 1998, Statistics in Medicine 17:857. Undefined without trials.
 */
export function wilson(successes: number, trials: number): readonly [low: number, high: number] | undefined {
  if (trials <= 0) return undefined;
  const share = successes / trials;
  const centre = (successes + (z975 * z975) / 2) / (trials + z975 * z975);
  const half = (z975 / (trials + z975 * z975)) * Math.sqrt(trials * share * (1 - share) + (z975 * z975) / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
