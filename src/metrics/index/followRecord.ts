import { kindCodes, type EventColumns } from "./eventColumns";
import { outcomeCodes } from "./outcomeCodes";
import { presences, type RecordColumns } from "./recordColumns";
import type { StageBook } from "./stageBook";
import type { StepCodes } from "./stepCodes";

/** What following needs besides a record's rows. */
export interface Course {
  readonly log: EventColumns;
  readonly codes: StepCodes;
  readonly book: StageBook;
}

/** The log rows of one record that are to be followed, in order, in columns by place. */
export interface OrderedRows {
  readonly rows: ArrayLike<number>;
  readonly times: ArrayLike<number>;
  /** See {@link StepCodes}; a row of step 0 does not count. */
  readonly steps: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
  /** The kind of row by which such a record names one of the other table. */
  readonly linkingKind: number;
  /** Later rows have not happened yet: milliseconds, included. */
  readonly happened: number;
  /** Where others' rows were merged in: the record's own, and when the merging was. */
  readonly own: { readonly rows: ReadonlySet<number>; readonly mergedAt: number } | undefined;
}

/**
 * Follows one record through its log rows and writes what it finds into the columns. A visit lasts from one entry to the next; going
 * on in the same stage (another owner, another amount) is no entry. Closed is the latest entry into won from a stage that is not won,
 * or into lost or invalid. A lead's visits end with its conversion, whatever stage its row keeps.
 */
export function followRecord(
  into: RecordColumns,
  record: number,
  { rows, times, steps, start, end, linkingKind, happened, own }: OrderedRows,
  { log, codes, book }: Course,
): void {
  const { kinds } = codes;
  const stages = codes.stagesIn(book);
  const { outcomes } = book;
  const { visits } = into;
  visits.makeRoom(end - start + 1);
  const { stages: visitStages, rows: visitRows, entries } = visits;
  const firstVisit = visits.used;
  let visit = firstVisit;
  let created = NaN;
  let closed = NaN;
  let convertedRow = -1;
  let closingRow = -1;
  let mention = -1;
  let stage = -1;
  let outcome: number = outcomeCodes.open;
  let last = -1;
  let final = -1;
  let finalKind = -1;
  let hasBegun = false;
  let hasCreated = false;
  for (let place = start; place <= end; place++) {
    let row: number;
    let moved: number;
    let next: number;
    if (place === end) {
      // Where others were merged in, the record is where its own log says, from the merging on.
      if (own === undefined || last < 0 || convertedRow >= 0) break;
      row = last;
      moved = own.mergedAt;
      next = book.ofRow(log, last);
    } else {
      const step = steps[place]!;
      if (step === 0) continue;
      moved = times[place]!;
      if (moved > happened) break;
      row = rows[place]!;
      const kind = kinds[step]!;
      const isOwn = own === undefined || own.rows.has(row);
      if (isOwn) {
        // What was merged into a record has not made it begin before it did.
        hasBegun = true;
        final = row;
        finalKind = kind;
      }
      if (kind === kindCodes.Merged || kind === kindCodes.Removed) continue;
      if (kind === kindCodes.Created && !hasCreated) {
        hasCreated = true;
        created = moved;
      }
      if (kind === linkingKind) {
        const named = log.refersTo[row]!;
        if (named >= 0) mention = mention === -1 || mention === named ? named : -2;
      }
      if (isOwn) last = row;
      if (convertedRow >= 0) continue;
      if (kind === kindCodes.Converted) {
        convertedRow = row;
        continue;
      }
      next = stages[step]!;
      // A merged record's creation at an earlier stage is no move back of the survivor.
      if (kind === kindCodes.Created && stage >= 0 && next !== stage && book.isBefore(next, stage)) continue;
    }
    if (next === stage) continue;
    const after = outcomes[next]!;
    if (after === outcomeCodes.open) {
      closingRow = -1;
      closed = NaN;
    } else if (after !== outcomeCodes.won || outcome !== outcomeCodes.won) {
      closingRow = row;
      closed = moved;
    }
    stage = next;
    outcome = after;
    visitStages[visit] = next;
    visitRows[visit] = row;
    entries[visit] = moved;
    visit++;
  }
  const isGone = finalKind === kindCodes.Merged || finalKind === kindCodes.Removed;
  into.presence[record] = !hasBegun ? presences.notYet : isGone ? presences.gone : presences.there;
  into.created[record] = created;
  into.closed[record] = closed;
  into.lastRow[record] = last < 0 ? final : last;
  into.convertedRow[record] = convertedRow;
  into.closingRow[record] = closingRow;
  into.stage[record] = stage;
  into.outcome[record] = outcome;
  into.mentions[record] = mention;
  // What is gone counts for nothing: loops over all visits need not ask whose each is.
  visits.keep(record, isGone ? 0 : visit - firstVisit);
}
