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

/**
 * PERCENTILE.INC of the first values of an array, which are put into another order: by selection (Hoare 1961, "Algorithm 65: Find",
 * CACM 4:321). The same to the last bit as {@link quantileOf}.
 *
 * @returns Undefined for no values.
 */
export function selectedQuantile(values: Float64Array, count: number, share: number): number | undefined {
  if (count === 0) return undefined;
  const position = (count - 1) * share;
  const below = Math.floor(position);
  select(values, count, below);
  const low = values[below]!;
  if (below + 1 >= count || position === below) return low;
  let next = Infinity;
  for (let index = below + 1; index < count; index++) if (values[index]! < next) next = values[index]!;
  return low + (position - below) * (next - low);
}

/** Puts the k-th smallest value in its place, smaller ones before it and greater ones behind. */
function select(values: Float64Array, count: number, k: number): void {
  let left = 0;
  let right = count - 1;
  while (left < right) {
    const pivot = middleOf(values[left]!, values[(left + right) >> 1]!, values[right]!);
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const value = values[low]!;
      values[low++] = values[high]!;
      values[high--] = value;
    }
    if (k <= high) right = high;
    else if (k >= low) left = low;
    else return;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}
