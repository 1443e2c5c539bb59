import type { Outcome } from "../../domain/stages/positions";
import type { StageType } from "../../domain/store/words";
import { kindCodes, type EventColumns } from "./eventColumns";
import { withRoom } from "./growable";
import type { StageBook } from "./stageBook";

/** Codes of what a record's stage makes of it. */
export const outcomeCodes: Readonly<Record<Outcome, number>> = { open: 0, won: 1, lost: 2, invalid: 3 };
export const outcomes = Object.keys(outcomeCodes) as Outcome[];

/** The code of what has become of a record at a stage of each type. */
export const outcomeOfType: Readonly<Record<StageType, number>> = {
  lead: outcomeCodes.open,
  open: outcomeCodes.open,
  won: outcomeCodes.won,
  aftersales: outcomeCodes.won,
  lost: outcomeCodes.lost,
  invalid: outcomeCodes.invalid,
};

/** The log rows of one record, in order. */
export interface OrderedRows {
  readonly rows: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
  /** By log row, 0 where it does not count; undefined: all of them count. */
  readonly counts: Uint8Array | undefined;
  /** The kind of row by which such a record names one of the other table. */
  readonly linkingKind: number;
  /** Later rows have not happened yet: milliseconds, included. */
  readonly happened: number;
  /** Where others' rows were merged in: the record's own, and when the merging was. */
  readonly own: { readonly rows: ReadonlySet<number>; readonly mergedAt: number } | undefined;
}

/**
 * Follows one record through its log rows; what it finds stays until the next record is followed. Times are milliseconds since
 * serial 0; NaN is undated. A visit lasts from one entry to the next; going on in the same stage (another owner, another amount)
 * is no entry. Closed is the latest entry into won from a stage that is not won, or into lost or invalid. A lead's visits end with
 * its conversion, whatever stage its row keeps.
 */
export class RecordHistory {
  /** The visits: stage, log row, time of entry. */
  visitCount = 0;
  visitStages: Int32Array = new Int32Array(32);
  visitRows: Int32Array = new Int32Array(32);
  visitEntries: Float64Array = new Float64Array(32);
  /** The row whose state holds now; for a removed or merged record its last one; −1: nothing has happened yet. */
  last = -1;
  /** Whether anything has happened yet. */
  hasBegun = false;
  /** Removed, or merged into another record: it counts for nothing. */
  isGone = false;
  created = NaN;
  /** −1 where there is none. */
  convertedRow = -1;
  closingRow = -1;
  closed = NaN;
  /** The record of the other table that its log names: a deal's lead, a lead's deal; −1 for none, −2 where it names several. */
  mention = -1;
  private stage = -1;

  constructor(private readonly log: EventColumns) {}

  follow({ rows, start, end, counts, linkingKind, happened, own }: OrderedRows, book: StageBook): void {
    const { log } = this;
    const { movedAt, kind: kinds, refersTo } = log;
    this.visitCount = 0;
    this.hasBegun = false;
    this.created = NaN;
    this.convertedRow = -1;
    this.closingRow = -1;
    this.closed = NaN;
    this.mention = -1;
    this.stage = -1;
    let last = -1;
    let final = -1;
    let hasCreated = false;
    for (let place = start; place < end; place++) {
      const row = rows[place]!;
      if (counts?.[row] === 0) continue;
      const moved = movedAt[row]!;
      if (moved > happened) break;
      this.hasBegun = true;
      const isOwn = own === undefined || own.rows.has(row);
      if (isOwn) final = row;
      const kind = kinds[row]!;
      if (kind === kindCodes.Merged || kind === kindCodes.Removed) continue;
      if (kind === kindCodes.Created && !hasCreated) {
        hasCreated = true;
        this.created = moved;
      }
      if (kind === linkingKind && refersTo[row]! >= 0) {
        this.mention = this.mention === -1 || this.mention === refersTo[row]! ? refersTo[row]! : -2;
      }
      if (isOwn) last = row;
      if (this.convertedRow >= 0) continue;
      if (kind === kindCodes.Converted) {
        this.convertedRow = row;
        continue;
      }
      const next = book.ofRow(log, row);
      if (next === this.stage) continue;
      // A merged record's creation at an earlier stage is no move back of the survivor.
      if (kind === kindCodes.Created && this.stage >= 0 && book.isBefore(next, this.stage)) continue;
      this.enter(book, next, row, moved);
    }
    if (own !== undefined && last >= 0 && this.convertedRow < 0) {
      const present = book.ofRow(log, last);
      if (present !== this.stage) this.enter(book, present, last, own.mergedAt);
    }
    this.last = last < 0 ? final : last;
    this.isGone = final >= 0 && (kinds[final] === kindCodes.Merged || kinds[final] === kindCodes.Removed);
  }

  private enter(book: StageBook, next: number, row: number, when: number): void {
    const { stage } = this;
    const before = stage < 0 ? outcomeCodes.open : book.outcomes[stage]!;
    const after = book.outcomes[next]!;
    if (after === outcomeCodes.open) {
      this.closingRow = -1;
      this.closed = NaN;
    } else if (after !== outcomeCodes.won || before !== outcomeCodes.won) {
      this.closingRow = row;
      this.closed = when;
    }
    this.stage = next;
    const visit = this.visitCount++;
    if (visit === this.visitStages.length) this.widen();
    this.visitStages[visit] = next;
    this.visitRows[visit] = row;
    this.visitEntries[visit] = when;
  }

  private widen(): void {
    const length = this.visitCount;
    this.visitStages = withRoom(this.visitStages, length);
    this.visitRows = withRoom(this.visitRows, length);
    this.visitEntries = withRoom(this.visitEntries, length);
  }
}
