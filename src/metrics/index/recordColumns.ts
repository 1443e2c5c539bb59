import { copied, withRoom } from "./growable";
import { Visits } from "./visits";

/** In place of the record that a log names: it names several. */
export const several = -2;

/** Codes of the column `presence`. */
export const presences = { notYet: 0, there: 1, gone: 2 } as const;

/**
 * What is known of every record as of a date, in columns by record: whether it is there, when it was created and closed, where it is,
 * its visits. Times are milliseconds since serial 0, NaN undated (or open); rows and records −1 for none.
 */
export class RecordColumns {
  presence: Uint8Array = new Uint8Array(0);
  created: Float64Array = new Float64Array(0);
  closed: Float64Array = new Float64Array(0);
  /** The log row whose state holds (for a removed or merged record its last one), and those of the conversion and of the present closing. */
  lastRow: Int32Array = new Int32Array(0);
  convertedRow: Int32Array = new Int32Array(0);
  closingRow: Int32Array = new Int32Array(0);
  /** The stage that a record is at, by its number in the stage book, and the code of what that makes of it. */
  stage: Int32Array = new Int32Array(0);
  outcome: Uint8Array = new Uint8Array(0);
  /** The record of the other table that its log names: a deal's lead, a lead's deal; −2 where it names several. */
  mentions: Int32Array = new Int32Array(0);
  readonly visits = new Visits();

  /** Makes room for so many records in all. */
  protected widen(length: number): void {
    const before = this.presence.length;
    if (length <= before) return;
    this.presence = withRoom(this.presence, length);
    this.created = withRoom(this.created, length).fill(NaN, before);
    this.closed = withRoom(this.closed, length).fill(NaN, before);
    this.lastRow = withRoom(this.lastRow, length).fill(-1, before);
    this.convertedRow = withRoom(this.convertedRow, length).fill(-1, before);
    this.closingRow = withRoom(this.closingRow, length).fill(-1, before);
    this.stage = withRoom(this.stage, length).fill(-1, before);
    this.outcome = withRoom(this.outcome, length);
    this.mentions = withRoom(this.mentions, length).fill(-1, before);
    this.visits.reserve(0, length);
  }

  /**
   * Takes over what others' columns say; the visits themselves stay theirs.
   *
   * @param spare Columns that nobody needs any more: their room is used.
   */
  protected copy(other: RecordColumns, spare: RecordColumns | undefined): void {
    this.presence = copied(other.presence, spare?.presence);
    this.created = copied(other.created, spare?.created);
    this.closed = copied(other.closed, spare?.closed);
    this.lastRow = copied(other.lastRow, spare?.lastRow);
    this.convertedRow = copied(other.convertedRow, spare?.convertedRow);
    this.closingRow = copied(other.closingRow, spare?.closingRow);
    this.stage = copied(other.stage, spare?.stage);
    this.outcome = copied(other.outcome, spare?.outcome);
    this.mentions = copied(other.mentions, spare?.mentions);
    this.visits.share(other.visits, spare?.visits);
  }
}
