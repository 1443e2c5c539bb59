import { quantile } from "./quantile";
import { quantilesOf } from "./orderStatistic";
import { sum } from "./sum";

/** What is said of a list of numbers, each figure reckoned when it is asked. Undefined where there are too few: none, or one for `stdev`. */
export interface Summary {
  readonly count: number;
  readonly mean: () => number | undefined;
  /** Sample standard deviation: divides by n − 1, as STDEV.S does. */
  readonly stdev: () => number | undefined;
  readonly min: () => number | undefined;
  readonly max: () => number | undefined;
  /** PERCENTILE.INC of a share from 0 to 1. */
  readonly quantile: (share: number) => number | undefined;
}

/** Summarises numbers given in any order; their order changes nothing. */
export function summarise(values: ArrayLike<number>): Summary {
  const count = values.length;
  let known: number | undefined;
  const mean = (): number | undefined => (count === 0 ? undefined : (known ??= sum(values) / count));
  const extreme = (isBeyond: (value: number, other: number) => boolean): number | undefined => {
    let extreme = values[0];
    for (let index = 1; index < count; index++) {
      if (isBeyond(values[index]!, extreme!)) extreme = values[index];
    }
    return extreme;
  };
  return {
    count,
    mean,
    stdev: () => (count < 2 ? undefined : stdev(values, mean()!)),
    min: () => extreme((value, other) => value < other),
    max: () => extreme((value, other) => value > other),
    quantile: quantilesOf(values),
  };
}

/** As {@link summarise}, of numbers in ascending order. */
export function summariseSorted(sorted: Float64Array): Summary {
  return {
    ...summarise(sorted),
    min: () => sorted[0],
    max: () => sorted.at(-1),
    quantile: (share) => quantile(sorted, share),
  };
}

function stdev(values: ArrayLike<number>, mean: number): number {
  const squares = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) squares[index] = (values[index]! - mean) ** 2;
  return Math.sqrt(sum(squares) / (values.length - 1));
}
