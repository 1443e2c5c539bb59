import { withRoom } from "./growable";

/**
 * Lists of numbers, one for each owner, in one array. A list that becomes longer moves to the end of the array unless it is there; what
 * it leaves behind is idle until the lists are laid anew.
 */
export class Segments {
  items: Int32Array = new Int32Array(64);
  /** By owner: where its list begins, and how long it is. */
  starts: Int32Array = new Int32Array(64);
  lengths: Int32Array = new Int32Array(64);
  /** How many entries of the array are in use, idle ones included. */
  used = 0;

  startOf(owner: number): number {
    return this.starts[owner] ?? 0;
  }

  lengthOf(owner: number): number {
    return this.lengths[owner] ?? 0;
  }

  /** The list of an owner, a view that later changes may leave behind. */
  of(owner: number): Int32Array {
    const start = this.startOf(owner);
    return this.items.subarray(start, start + this.lengthOf(owner));
  }

  push(owner: number, item: number): void {
    if (owner >= this.starts.length) {
      this.starts = withRoom(this.starts, owner + 1);
      this.lengths = withRoom(this.lengths, owner + 1);
    }
    const length = this.lengths[owner]!;
    let start = this.starts[owner]!;
    if (start + length !== this.used) {
      this.items = withRoom(this.items, this.used + length + 1);
      this.items.copyWithin(this.used, start, start + length);
      start = this.starts[owner] = this.used;
    }
    this.used = start + length + 1;
    this.items = withRoom(this.items, this.used);
    this.items[start + length] = item;
    this.lengths[owner] = length + 1;
  }

  /** Lays lists anew without idle room: item i belongs to `owners[i]`, for i below `count`; each list in ascending order. */
  layAnew(owners: Int32Array, count: number): void {
    const lengths = new Int32Array(ownersOf(owners, count));
    lay(
      owners,
      count,
      lengths,
      (this.starts = new Int32Array(lengths.length)),
      (this.items = new Int32Array(count)),
    );
    this.lengths = lengths;
    this.used = count;
  }
}

function ownersOf(owners: Int32Array, count: number): number {
  let last = -1;
  for (let item = 0; item < count; item++) if (owners[item]! > last) last = owners[item]!;
  return last + 1;
}

function lay(
  owners: Int32Array,
  count: number,
  lengths: Int32Array,
  starts: Int32Array,
  items: Int32Array,
): void {
  for (let item = 0; item < count; item++) lengths[owners[item]!]!++;
  let used = 0;
  for (let owner = 0; owner < starts.length; owner++) {
    starts[owner] = used;
    used += lengths[owner]!;
  }
  for (let item = 0; item < count; item++) items[starts[owners[item]!]!++] = item;
  // Every beginning stands at the one after it now.
  starts.copyWithin(1, 0);
  if (starts.length > 0) starts[0] = 0;
}
