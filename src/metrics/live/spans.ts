import { withRoom } from "../index/growable";

/** Spans of places in sorted columns, each from a first place to the one before its end, in the order in which they are added. */
export class Spans {
  /** Firsts and ends in turns. */
  private places = new Int32Array(1024);
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds a span; one that follows the last makes that longer. */
  add(first: number, end: number): void {
    const { length } = this;
    if (first === end) return;
    if (length > 0 && this.places[length - 1] === first) {
      this.places[length - 1] = end;
      return;
    }
    if (length + 2 > this.places.length) this.places = withRoom(this.places, length + 2);
    this.places[length] = first;
    this.places[length + 1] = end;
    this.length += 2;
  }

  /** Adds whole stretches of buckets: pairs of a first one and that after the last. `upTo`: by bucket and slot, how many come before. */
  addStretches(stretches: Int32Array, upTo: Int32Array, slots: number): void {
    if (this.places.length < stretches.length) this.places = withRoom(this.places, stretches.length);
    for (let at = 0; at < stretches.length; at++) this.places[at] = upTo[stretches[at]! * slots]!;
    this.length = stretches.length;
  }

  /** Adds those places of a span whose day lies within a period. */
  addDays(days: Int32Array, first: number, end: number, from: number, to: number): void {
    for (let place = first; place < end; place++) {
      if (days[place]! >= from && days[place]! <= to) this.add(place, place + 1);
    }
  }

  /** How many places they have. */
  count(): number {
    const { places, length } = this;
    let count = 0;
    for (let at = 0; at < length; at += 2) count += places[at + 1]! - places[at]!;
    return count;
  }

  /** Adds up what sums of all places before each differ by over the spans. */
  sum(sums: Float64Array): number {
    const { places, length } = this;
    let sum = 0;
    for (let at = 0; at < length; at += 2) sum += sums[places[at + 1]!]! - sums[places[at]!]!;
    return sum;
  }

  /** Gathers the values of their places; returns how many. */
  gather(values: Float64Array, to: Float64Array): number {
    const { places, length } = this;
    let gathered = 0;
    for (let at = 0; at < length; at += 2) {
      const end = places[at + 1]!;
      for (let place = places[at]!; place < end; place++) to[gathered++] = values[place]!;
    }
    return gathered;
  }
}
