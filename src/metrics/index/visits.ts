import { copied, withRoom } from "./growable";

/**
 * The visits of all records to stages, each record's one after another in columns. Only those that a record's beginning and length say are
 * of meaning: what is between them is idle, or of another day.
 */
export class Visits {
  /** How many entries of the columns are in use, idle ones included. */
  used = 0;
  /** The stage's number in the stage book. */
  stages: Uint16Array = new Uint16Array(0);
  /** When a visit began: milliseconds since serial 0, NaN undated. */
  entries: Float64Array = new Float64Array(0);
  /** By record: where its visits begin, and how many they are. */
  starts: Int32Array = new Int32Array(0);
  lengths: Uint16Array = new Uint16Array(0);
  /** Whether the visits themselves are another's, who writes into them. */
  private areShared = false;

  /** Makes room for so many visits of so many records in all. */
  reserve(visits: number, records: number): void {
    this.stages = withRoom(this.stages, visits);
    this.entries = withRoom(this.entries, visits);
    this.starts = withRoom(this.starts, records);
    this.lengths = withRoom(this.lengths, records);
  }

  /**
   * Takes over the visits of another, which go on to be that one's too: a record's own may become fewer, or other ones. `spare`: those of
   * nobody any more, whose room is used.
   */
  share({ used, stages, entries, starts, lengths }: Visits, spare: Visits | undefined): void {
    this.used = used;
    this.stages = stages;
    this.entries = entries;
    this.starts = copied(starts, spare?.starts);
    this.lengths = copied(lengths, spare?.lengths);
    this.areShared = true;
  }

  /** Gives back the room that no visit is in: most records never change again. */
  trim(): void {
    this.stages = this.stages.slice(0, this.used);
    this.entries = this.entries.slice(0, this.used);
  }

  /** Makes room for so many visits behind those in use, where a record's new ones are written before {@link keep} takes them. */
  makeRoom(count: number): void {
    if (this.areShared) {
      this.areShared = false;
      this.stages = this.stages.slice();
      this.entries = this.entries.slice();
    }
    if (this.used + count > this.stages.length) this.reserve(this.used + count, 0);
  }

  /** Takes the visits written behind those in use as the record's own, in the place of those that it had. */
  keep(record: number, count: number): void {
    const { stages, entries, starts, lengths, used } = this;
    const before = lengths[record]!;
    lengths[record] = count;
    if (count === 0) return;
    if (count <= before) {
      stages.copyWithin(starts[record]!, used, used + count);
      entries.copyWithin(starts[record]!, used, used + count);
      return;
    }
    starts[record] = used;
    this.used += count;
  }

  /** Lays the visits of so many records anew, without what is idle. */
  layAnew(records: number): void {
    const { stages, entries, starts, lengths } = this;
    let used = 0;
    for (let record = 0; record < records; record++) used += lengths[record]!;
    this.stages = new Uint16Array(used);
    this.entries = new Float64Array(used);
    this.used = 0;
    this.areShared = false;
    for (let record = 0; record < records; record++) {
      const start = starts[record]!;
      const end = start + lengths[record]!;
      this.stages.set(stages.subarray(start, end), this.used);
      this.entries.set(entries.subarray(start, end), this.used);
      starts[record] = this.used;
      this.used += end - start;
    }
  }
}
