import { ExactSum } from "./exactSum";

/** Whole millionths that a double still holds exactly, with room for one more addition. */
const largestWhole = 2 ** 52;

/**
 * The sum of numbers, the same whatever their order. Nothing sums to 0. Numbers of at most six decimals, such as durations and most
 * amounts, are added as whole millionths; others without losing anything, and rounded once ({@link ExactSum}).
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const millionths = Math.round(value * 1e6);
    total += millionths;
    if (millionths / 1e6 !== value || Math.abs(total) > largestWhole) return sumOfAny(values);
  }
  return total / 1e6;
}

function sumOfAny(values: ArrayLike<number>): number {
  const exact = new ExactSum();
  for (let index = 0; index < values.length; index++) exact.add(values[index]!);
  return exact.total;
}
