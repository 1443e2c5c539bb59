import { quantile } from "./quantile";
import { sumOfSorted } from "./sum";

/** What is said of a list of numbers. Undefined where there are too few: none, or one for `stdev`. */
export interface Summary {
  readonly count: number;
  readonly mean: number | undefined;
  /** Sample standard deviation: divides by n − 1, as STDEV.S does. */
  readonly stdev: () => number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** PERCENTILE.INC of a share from 0 to 1. */
  readonly quantile: (share: number) => number | undefined;
}

/** Summarises numbers given in any order; their order changes nothing. */
export function summarise(values: ArrayLike<number>): Summary {
  const sorted = new Float64Array(values).sort();
  const count = sorted.length;
  const mean = count === 0 ? undefined : sumOfSorted(sorted) / count;
  return {
    count,
    mean,
    stdev: () => (mean === undefined ? undefined : stdev(sorted, mean)),
    min: sorted[0],
    max: sorted[count - 1],
    quantile: (share) => quantile(sorted, share),
  };
}

function stdev(sorted: Float64Array, mean: number): number | undefined {
  if (sorted.length < 2) return undefined;
  const squares = sorted.map((value) => (value - mean) ** 2).sort();
  return Math.sqrt(sumOfSorted(squares) / (sorted.length - 1));
}
