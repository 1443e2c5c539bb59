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

  /** Makes a record's visits so many, to be written by the caller; what they were is forgotten. Returns where they begin. */
  renew(record: number, length: number): number {
    if (record >= this.starts.length) this.reserve(0, record + 1);
    const start = this.starts[record]!;
    const before = this.lengths[record]!;
    this.lengths[record] = length;
    if (length <= this.rooms[record]!) {
      this.clear(start + length, start + before);
      return start;
    }
    this.clear(start, start + before);
    // A record that comes for the first time gets no idle room: most never change again.
    const room = before === 0 ? length : length + 2;
    const moved = this.used;
    this.used += room;
    this.reserve(this.used, 0);
    this.clear(moved + length, this.used);
    this.starts[record] = moved;
    this.rooms[record] = room;
    return moved;
  }

  private clear(from: number, to: number): void {
    for (let entry = from; entry < to; entry++) {
      this.stages[entry] = noStage;
      this.spent[entry] = NaN;
    }
  }
}
