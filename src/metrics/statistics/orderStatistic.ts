/** Fewer values than this are sorted: counting them into bins would take longer. */
const fewValues = 512;
const bins = 2048;

/**
 * Some numbers, none of them NaN, asked for the k-th smallest without sorting them: they are counted into bins of equal width once, and
 * only those of one bin are looked at again.
 */
class OrderStatistics {
  private sorted: Float64Array | undefined;
  private min = NaN;
  private perUnit = NaN;
  private counts: Int32Array | undefined;
  /** The bin that was looked at last, how many values are in those before it, and its own. */
  private bin = -1;
  private before = 0;
  private within: OrderStatistics | undefined;

  constructor(private readonly values: ArrayLike<number>) {}

  /** The k-th smallest, k from 0. */
  at(k: number): number {
    if (this.sorted === undefined && this.counts === undefined) this.countIntoBins();
    const { sorted, counts } = this;
    if (sorted !== undefined || counts === undefined) return sorted![k]!;
    let bin = 0;
    let before = 0;
    while (before + counts[bin]! <= k) before += counts[bin++]!;
    if (bin !== this.bin || this.within === undefined) {
      this.bin = bin;
      this.before = before;
      const found = new Float64Array(counts[bin]!);
      gatherBin(this.values, this.min, this.perUnit, bin, found);
      this.within = new OrderStatistics(found);
    }
    return this.within.at(k - this.before);
  }

  private countIntoBins(): void {
    const { values } = this;
    const { length } = values;
    const range = length <= fewValues ? undefined : rangeOf(values);
    const perUnit = range === undefined ? NaN : bins / (range.max - range.min);
    // Few, all alike, or so near or far apart that bins can't tell them.
    if (range === undefined || !Number.isFinite(perUnit)) {
      this.sorted = Float64Array.from(values).sort();
      return;
    }
    const counts = new Int32Array(bins + 1);
    countBins(values, range.min, perUnit, counts);
    // The least and the greatest are in different bins: each has fewer values than there are.
    this.min = range.min;
    this.perUnit = perUnit;
    this.counts = counts;
  }
}

function rangeOf(values: ArrayLike<number>): { readonly min: number; readonly max: number } {
  let min = values[0]!;
  let max = min;
  for (let index = 1; index < values.length; index++) {
    const value = values[index]!;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return { min, max };
}

function countBins(values: ArrayLike<number>, min: number, perUnit: number, counts: Int32Array): void {
  for (let index = 0; index < values.length; index++) counts[((values[index]! - min) * perUnit) | 0]!++;
}

function gatherBin(
  values: ArrayLike<number>,
  min: number,
  perUnit: number,
  bin: number,
  found: Float64Array,
): void {
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if ((((value - min) * perUnit) | 0) === bin) found[count++] = value;
  }
}

/**
 * Quantiles of unsorted values: see {@link quantile}, the same to the last bit. What one share needs is kept for the next; undefined for
 * no values.
 */
export function quantilesOf(values: ArrayLike<number>): (share: number) => number | undefined {
  const { length } = values;
  const statistics = new OrderStatistics(values);
  return (share) => {
    if (length === 0) return undefined;
    const position = (length - 1) * share;
    const below = Math.floor(position);
    const low = statistics.at(below);
    if (below + 1 >= length || position === below) return low;
    return low + (position - below) * (statistics.at(below + 1) - low);
  };
}

/**
 * A quantile of unsorted values: see {@link quantile}, the same to the last bit.
 *
 * @returns Undefined for no values.
 */
export function quantileOf(values: ArrayLike<number>, share: number): number | undefined {
  return quantilesOf(values)(share);
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
