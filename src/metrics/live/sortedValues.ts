/** A chunk that grows beyond this is split in two. */
const most = 1024;

/** Numbers kept in ascending order while they come and go: in chunks, so that one more costs the moving of one chunk. */
export class SortedValues {
  private chunks: Float64Array[] = [];
  private lengths: number[] = [];
  count = 0;

  /** @param values In any order, none of them NaN. */
  constructor(values: Float64Array) {
    const sorted = values.slice().sort();
    for (let start = 0; start < sorted.length; start += most / 2) {
      const part = sorted.subarray(start, start + most / 2);
      const chunk = new Float64Array(most);
      chunk.set(part);
      this.chunks.push(chunk);
      this.lengths.push(part.length);
    }
    this.count = sorted.length;
  }

  add(value: number): void {
    this.count++;
    if (this.chunks.length === 0) {
      this.chunks.push(new Float64Array(most));
      this.lengths.push(0);
    }
    const place = Math.min(this.chunkOf(value), this.chunks.length - 1);
    const length = this.lengths[place]!;
    const chunk = this.chunks[place]!;
    const at = firstNotBelow(chunk, length, value);
    chunk.copyWithin(at + 1, at, length);
    chunk[at] = value;
    this.lengths[place] = length + 1;
    if (length + 1 === most) this.split(place);
  }

  /** Takes out one of the values like this one, which must be there. */
  remove(value: number): void {
    const place = this.chunkOf(value);
    const chunk = this.chunks[place];
    const length = this.lengths[place] ?? 0;
    const at = chunk === undefined ? 0 : firstNotBelow(chunk, length, value);
    if (chunk?.[at] !== value || at >= length) throw new Error("a value is taken out that is not there");
    this.count--;
    chunk.copyWithin(at, at + 1, length);
    this.lengths[place] = length - 1;
    if (length > 1) return;
    this.chunks.splice(place, 1);
    this.lengths.splice(place, 1);
  }

  /** The k-th smallest value, k from 0 to below the count. */
  at(k: number): number {
    let place = 0;
    let rest = k;
    while (rest >= this.lengths[place]!) rest -= this.lengths[place++]!;
    return this.chunks[place]![rest]!;
  }

  /** PERCENTILE.INC of a share from 0 to 1, as `quantile` says it; undefined without values. */
  quantile(share: number): number | undefined {
    if (this.count === 0) return undefined;
    const position = (this.count - 1) * share;
    const below = Math.floor(position);
    const low = this.at(below);
    const isBetween = below + 1 < this.count && position !== below;
    return isBetween ? low + (position - below) * (this.at(below + 1) - low) : low;
  }

  /** The first chunk whose last value is not below this one; beyond the last where all are. */
  private chunkOf(value: number): number {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.chunks[middle]![this.lengths[middle]! - 1]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private split(place: number): void {
    const chunk = this.chunks[place]!;
    const half = most / 2;
    const upper = new Float64Array(most);
    upper.set(chunk.subarray(half, most));
    this.chunks.splice(place + 1, 0, upper);
    this.lengths[place] = half;
    this.lengths.splice(place + 1, 0, most - half);
  }
}

function firstNotBelow(sorted: Float64Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
