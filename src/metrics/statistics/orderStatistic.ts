/** Fewer values than this are sorted: counting them into bins would take longer. */
const fewValues = 512;
const bins = 2048;
const counts = new Int32Array(bins + 1);

/**
 * The k-th smallest of some numbers (k from 0), none of them NaN, without sorting them: they are counted into bins of equal width, and
 * only those of one bin are looked at again.
 */
export function orderStatistic(values: ArrayLike<number>, k: number): number {
  const { length } = values;
  if (length <= fewValues) return Float64Array.from(values).sort()[k]!;
  let min = values[0]!;
  let max = min;
  for (let index = 1; index < length; index++) {
    const value = values[index]!;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  const perUnit = bins / (max - min);
  // All alike, or so near or far apart that bins can't tell them.
  if (!Number.isFinite(perUnit)) return Float64Array.from(values).sort()[k]!;
  counts.fill(0);
  for (let index = 0; index < length; index++) {
    counts[((values[index]! - min) * perUnit) | 0]!++;
  }
  let bin = 0;
  let before = 0;
  while (before + counts[bin]! <= k) before += counts[bin++]!;
  const within = new Float64Array(counts[bin]!);
  let found = 0;
  for (let index = 0; index < length; index++) {
    const value = values[index]!;
    if ((((value - min) * perUnit) | 0) === bin) within[found++] = value;
  }
  return found > fewValues && found < length
    ? orderStatistic(within, k - before)
    : within.sort()[k - before]!;
}

/**
 * A quantile of unsorted values: see {@link quantile}, the same to the last bit.
 *
 * @returns Undefined for no values.
 */
export function quantileOf(values: ArrayLike<number>, share: number): number | undefined {
  const { length } = values;
  if (length === 0) return undefined;
  const position = (length - 1) * share;
  const below = Math.floor(position);
  const low = orderStatistic(values, below);
  if (below + 1 >= length || position === below) return low;
  return low + (position - below) * (nextAbove(values, below, low) - low);
}

/** The value that follows the k-th smallest, given that one: itself where it comes again, else the least greater one. */
function nextAbove(values: ArrayLike<number>, k: number, value: number): number {
  let atMost = 0;
  let next = Infinity;
  for (let index = 0; index < values.length; index++) {
    const other = values[index]!;
    if (other <= value) atMost++;
    else if (other < next) next = other;
  }
  return atMost > k + 1 ? value : next;
}
