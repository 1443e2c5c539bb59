/** A seeded source of chance (mulberry32, Tommy Ettinger, public domain): the same seed, the same ledger. */
export class Random {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** As {@link pick}, the first items more often than the last: what people's work looks like. */
  pickUneven<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() ** 1.6 * items.length)]!;
  }

  /** A waiting time with a long tail, around so many days. */
  days(median: number): number {
    const normal = this.next() + this.next() + this.next() + this.next() - 2;
    return median * Math.exp(normal * 1.5);
  }
}
