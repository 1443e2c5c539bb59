/** Whole millionths that a double still holds exactly, with room for one more addition. */
const largestWhole = 2 ** 52;

/**
 * The sum of numbers, the same whatever their order. Nothing sums to 0. Numbers of at most six decimals, such as durations and most
 * amounts, are added as whole millionths, exactly; others from the smallest up, with the rounding errors carried along (Neumaier
 * 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54:39).
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const millionths = Math.round(value * 1e6);
    total += millionths;
    if (millionths / 1e6 !== value || Math.abs(total) > largestWhole) return sumFromTheSmallest(values);
  }
  return total / 1e6;
}

function sumFromTheSmallest(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of new Float64Array(values).sort()) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}
