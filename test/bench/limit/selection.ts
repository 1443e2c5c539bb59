/** The k-th smallest (from 0) of values from `low` to `high`, both included; they are put in another order (Hoare's quickselect). */
export function select(values: Int32Array, low: number, high: number, k: number): number {
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const swapped = values[left]!;
      values[left++] = values[right]!;
      values[right--] = swapped;
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else break;
  }
  return values[k]!;
}

/** PERCENTILE.INC of the first `count` values, which are put in another order. */
export function percentile(values: Int32Array, count: number, share: number): number {
  if (count === 0) return NaN;
  const position = (count - 1) * share;
  const below = Math.floor(position);
  const low = select(values, 0, count - 1, below);
  if (position === below) return low;
  let high = values[below + 1]!;
  for (let at = below + 2; at < count; at++) if (values[at]! < high) high = values[at]!;
  return low + (position - below) * (high - low);
}
