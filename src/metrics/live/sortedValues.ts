import { withRoom } from "../index/growable";

/** A chunk that grows to this is split in two. */
const most = 256;
/** How full chunks are at the beginning. */
const filled = 192;
/** Chunks whose lengths are added up together: 2 to the power of this. */
const groupBits = 4;

/**
 * Numbers kept in ascending order while they come and go: in chunks, so that one more costs the moving of one chunk. What is looked at to
 * find the chunk lies side by side, since there is little else in the time that one change takes than waiting for memory.
 */
export class SortedValues {
  /** The chunks by slot, in no particular order. */
  private values: Float64Array;
  private readonly freeSlots: number[] = [];
  private slotCount: number;
  /** By place in ascending order: the chunk's slot, its length, its greatest value. */
  private slots: Int32Array;
  private lengths: Int32Array;
  private lasts: Float64Array;
  private places: number;
  /** The lengths of sixteen chunks together, so that the k-th value is a few steps away. */
  private sums = new Int32Array(0);
  count: number;

  /** @param values In any order, none of them NaN. */
  constructor(values: Float64Array) {
    const sorted = values.slice().sort();
    this.count = sorted.length;
    this.places = Math.ceil(sorted.length / filled);
    this.slotCount = this.places;
    this.values = new Float64Array((this.places + 1) * most);
    this.slots = Int32Array.from({ length: this.places + 1 }, (_, place) => place);
    this.lengths = new Int32Array(this.places + 1);
    this.lasts = new Float64Array(this.places + 1);
    for (let place = 0; place < this.places; place++) {
      const part = sorted.subarray(place * filled, (place + 1) * filled);
      this.values.set(part, place * most);
      this.lengths[place] = part.length;
      this.lasts[place] = part[part.length - 1]!;
    }
    this.addUp();
  }

  add(value: number): void {
    if (this.places === 0) this.open(0, value);
    const place = Math.min(firstNotBelow(this.lasts, 0, this.places, value), this.places - 1);
    const { values } = this;
    const begin = this.slots[place]! * most;
    const end = begin + this.lengths[place]!;
    const at = firstNotBelow(values, begin, end, value);
    values.copyWithin(at + 1, at, end);
    values[at] = value;
    if (at === end) this.lasts[place] = value;
    this.count++;
    const length = end + 1 - begin;
    this.lengths[place] = length;
    this.sums[place >> groupBits]!++;
    if (length === most) this.split(place);
  }

  /** Takes out one of the values like this one, which must be there. */
  remove(value: number): void {
    const place = firstNotBelow(this.lasts, 0, this.places, value);
    const { values } = this;
    const begin = place < this.places ? this.slots[place]! * most : 0;
    const end = place < this.places ? begin + this.lengths[place]! : 0;
    const at = firstNotBelow(values, begin, end, value);
    if (at >= end || values[at] !== value) throw new Error("a value is taken out that is not there");
    values.copyWithin(at, at + 1, end);
    this.count--;
    this.lengths[place] = end - 1 - begin;
    this.sums[place >> groupBits]!--;
    if (end - 1 === begin) this.close(place);
    else if (at === end - 1) this.lasts[place] = values[at - 1]!;
  }

  /** The k-th smallest value, k from 0 to below the count. */
  at(k: number): number {
    const { lengths, sums } = this;
    let group = 0;
    let rest = k;
    while (rest >= sums[group]!) rest -= sums[group++]!;
    let place = group << groupBits;
    while (rest >= lengths[place]!) rest -= lengths[place++]!;
    return this.values[this.slots[place]! * most + rest]!;
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

  /** Makes an empty chunk at a place, whose values will end with this one; returns where it begins. */
  private open(place: number, last: number): number {
    const slot = this.freeSlots.pop() ?? this.slotCount++;
    this.values = withRoom(this.values, this.slotCount * most);
    this.slots = withRoom(this.slots, this.places + 1);
    this.lengths = withRoom(this.lengths, this.places + 1);
    this.lasts = withRoom(this.lasts, this.places + 1);
    for (const column of [this.slots, this.lengths, this.lasts])
      column.copyWithin(place + 1, place, this.places);
    this.places++;
    this.slots[place] = slot;
    this.lengths[place] = 0;
    this.lasts[place] = last;
    this.addUp();
    return slot * most;
  }

  private close(place: number): void {
    this.freeSlots.push(this.slots[place]!);
    for (const column of [this.slots, this.lengths, this.lasts])
      column.copyWithin(place, place + 1, this.places);
    this.places--;
    this.addUp();
  }

  private addUp(): void {
    const groups = (this.places >> groupBits) + 1;
    if (this.sums.length < groups) this.sums = new Int32Array(groups + 1);
    this.sums.fill(0);
    for (let place = 0; place < this.places; place++) this.sums[place >> groupBits]! += this.lengths[place]!;
  }

  private split(place: number): void {
    const half = most / 2;
    const upper = this.open(place + 1, this.lasts[place]!);
    const begin = this.slots[place]! * most;
    this.values.copyWithin(upper, begin + half, begin + most);
    this.lengths[place] = half;
    this.lengths[place + 1] = most - half;
    this.lasts[place] = this.values[begin + half - 1]!;
    this.addUp();
  }
}

/** The place of the first of some ascending values, from one place to before another, that is not below this one. */
function firstNotBelow(sorted: Float64Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
