/** Counting takes a place for every whole number between the smallest and the largest: worth it up to this many for each value. */
const widest = 4;

/**
 * Numbers in ascending order, as a new array. Whole numbers that lie close together, such as durations between dates without times,
 * are counted instead of compared, which is faster.
 */
export function sortNumbers(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values);
  let min = Infinity;
  let max = -Infinity;
  for (const value of sorted) {
    if (!Number.isInteger(value)) return sorted.sort();
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (sorted.length === 0 || max - min >= widest * sorted.length) return sorted.sort();
  const counts = new Uint32Array(max - min + 1);
  for (const value of sorted) counts[value - min] = (counts[value - min] ?? 0) + 1;
  let end = 0;
  counts.forEach((count, above) => {
    sorted.fill(min + above, end, end + count);
    end += count;
  });
  return sorted;
}
