import { withRoom } from "./growable";

/**
 * Lists of numbers, one for each owner, in one array. A list that outgrows its room moves to the end of the array with room to grow;
 * what it leaves behind is idle until the lists are laid anew.
 */
export class Segments {
  items: Int32Array = new Int32Array(64);
  /** By owner: where its list begins, and how long it is. */
  starts: Int32Array = new Int32Array(64);
  lengths: Int32Array = new Int32Array(64);
  private rooms: Int32Array = new Int32Array(64);
  private used = 0;

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

  /** Makes an owner's list so long; what is beyond its old length is undefined. Returns where it begins. */
  resize(owner: number, length: number): number {
    if (owner >= this.starts.length) {
      this.starts = withRoom(this.starts, owner + 1);
      this.lengths = withRoom(this.lengths, owner + 1);
      this.rooms = withRoom(this.rooms, owner + 1);
    }
    if (length > (this.rooms[owner] ?? 0)) this.move(owner, length);
    this.lengths[owner] = length;
    return this.startOf(owner);
  }

  push(owner: number, item: number): void {
    const length = this.lengthOf(owner);
    const start = this.resize(owner, length + 1);
    this.items[start + length] = item;
  }

  /** Lays lists anew without idle room: item i belongs to `owners[i]`, for i below `count`; each list in ascending order. */
  layAnew(owners: Int32Array, count: number, ownerCount: number): void {
    const lengths = new Int32Array(ownerCount);
    for (let item = 0; item < count; item++) lengths[owners[item]!]!++;
    const starts = new Int32Array(ownerCount);
    let used = 0;
    for (let owner = 0; owner < ownerCount; owner++) {
      starts[owner] = used;
      used += lengths[owner]!;
    }
    const items = new Int32Array(used);
    const next = starts.slice();
    for (let item = 0; item < count; item++) items[next[owners[item]!]!++] = item;
    this.items = items;
    this.starts = starts;
    this.lengths = lengths;
    this.rooms = lengths.slice();
    this.used = used;
  }

  private move(owner: number, length: number): void {
    const from = this.startOf(owner);
    const kept = this.lengthOf(owner);
    const room = Math.max(2, length + (length >> 1));
    this.items = withRoom(this.items, this.used + room);
    this.items.copyWithin(this.used, from, from + kept);
    this.starts[owner] = this.used;
    this.rooms[owner] = room;
    this.used += room;
  }
}
