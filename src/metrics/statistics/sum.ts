/**
 * The sum of numbers, the same whatever their order: they are added from the smallest up, with the rounding errors carried
 * along (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54:39). Nothing sums to 0.
 */
export function sum(values: ArrayLike<number>): number {
  return sumOfSorted(new Float64Array(values).sort());
}

/** The sum of numbers that are already sorted. */
export function sumOfSorted(sorted: Float64Array): number {
  let total = 0;
  let lost = 0;
  for (const value of sorted) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}
