import { withRoom } from "./growable";

/** No stage: an entry of the visits that nobody's visit holds. */
export const noStage = 0xffff;

/**
 * The visits of all records to stages, each record's one after another in columns. Loops over all of them pass over what no visit
 * holds (`noStage`): what records leave behind whose visits became more than they had room for.
 */
export class Visits {
  /** How many entries of the columns are in use, idle ones included. */
  used = 0;
  /** The stage's number in the stage book. */
  stages: Uint16Array = new Uint16Array(64);
  /** The log row with which a visit began, and when: milliseconds since serial 0, NaN undated. */
  rows: Int32Array = new Int32Array(64);
  entries: Float64Array = new Float64Array(64);
  /**
   * On a record's first visit to a lead or open stage: the days of all its visits there that ended, added up; NaN where none ended or
   * their ends are undated, and on every other visit.
   */
  spent: Float64Array = new Float64Array(64);
  /** By record: where its visits begin, and how many they are. */
  starts: Int32Array = new Int32Array(64);
  lengths: Uint16Array = new Uint16Array(64);
  private rooms = new Uint16Array(64);

  /** Makes room for so many visits of so many records in all. */
  reserve(visits: number, records: number): void {
    this.stages = withRoom(this.stages, visits);
    this.rows = withRoom(this.rows, visits);
    this.entries = withRoom(this.entries, visits);
    this.spent = withRoom(this.spent, visits);
    this.starts = withRoom(this.starts, records);
    this.lengths = withRoom(this.lengths, records);
    this.rooms = withRoom(this.rooms, records);
  }

  /** Gives back the room that no visit is in: most records never change again. */
  trim(): void {
    this.stages = this.stages.slice(0, this.used);
    this.rows = this.rows.slice(0, this.used);
    this.entries = this.entries.slice(0, this.used);
    this.spent = this.spent.slice(0, this.used);
  }

  /** Makes room for so many visits behind those in use, where a record's new ones are written before {@link keep} takes them. */
  makeRoom(count: number): void {
    if (this.used + count > this.stages.length) this.reserve(this.used + count, 0);
  }

  /** Takes the visits written behind those in use as the record's own, in the place of those that it had. */
  keep(record: number, count: number): void {
    const start = this.starts[record]!;
    const before = this.lengths[record]!;
    const written = this.used;
    this.lengths[record] = count;
    if (count <= this.rooms[record]!) {
      this.stages.copyWithin(start, written, written + count);
      this.rows.copyWithin(start, written, written + count);
      this.entries.copyWithin(start, written, written + count);
      this.clear(start + count, start + before);
      return;
    }
    this.clear(start, start + before);
    this.starts[record] = written;
    // A record that comes for the first time gets no idle room: most never change again.
    const room = before === 0 ? count : count + 2;
    this.rooms[record] = room;
    this.used += room;
    if (room > count) {
      this.reserve(this.used, 0);
      this.clear(written + count, this.used);
    }
  }

  private clear(from: number, to: number): void {
    for (let entry = from; entry < to; entry++) {
      this.stages[entry] = noStage;
      this.spent[entry] = NaN;
    }
  }
}
