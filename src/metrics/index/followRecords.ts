import { kindCodes, type EventColumns } from "./eventColumns";
import { outcomeCodes } from "./outcomeCodes";
import { presences, several, type RecordColumns } from "./recordColumns";
import type { StageBook } from "./stageBook";
import type { StepCodes } from "./stepCodes";

/** What following needs besides the records' rows. */
export interface Course {
  readonly log: EventColumns;
  readonly codes: StepCodes;
  readonly book: StageBook;
  /** By record: 1 for a lead. */
  readonly isLead: Uint8Array;
}

/** The log rows of records that are to be followed, each record's in order, in columns by place. */
export interface OrderedRows {
  readonly rows: Int32Array;
  readonly times: Float64Array;
  /** See {@link StepCodes}; a row of step 0 does not count. */
  readonly steps: Uint16Array;
  /** By record, less `firstRecord`: where its rows begin, and how many they are. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly firstRecord: number;
  /** Later rows have not happened yet: milliseconds, included. */
  readonly happened: number;
  /** Where others' rows were merged in: the record's own, and when the merging was. */
  readonly own: { readonly rows: ReadonlySet<number>; readonly mergedAt: number } | undefined;
}

/**
 * Follows records through their log rows and writes what it finds into the columns. A visit lasts from one entry to the next; going on in
 * the same stage (another owner, another amount) is no entry. Closed is the latest entry into won from a stage that is not won, or into
 * lost or invalid. A lead's visits end with its conversion, whatever stage its row keeps.
 *
 * @param from The first record, and that after the last.
 * @param hasVisits Whether the columns have the records' visits already, more of them perhaps than have happened: then only how many of
 *   them count is written.
 */
export function followRecords(
  into: RecordColumns,
  from: number,
  to: number,
  { rows, times, steps, starts, lengths, firstRecord, happened, own }: OrderedRows,
  { log, codes, book, isLead }: Course,
  hasVisits = false,
): void {
  const { kinds } = codes;
  const stages = codes.stagesIn(book);
  const { outcomes } = book;
  const { refersTo } = log;
  const { visits } = into;
  for (let record = from; record < to; record++) {
    const start = starts[record - firstRecord] ?? 0;
    const end = start + (lengths[record - firstRecord] ?? 0);
    if (!hasVisits) visits.makeRoom(end - start + 1);
    const { stages: visitStages, entries, used } = visits;
    const linkingKind = isLead[record] === 1 ? kindCodes.Converted : kindCodes.Created;
    let visit = used;
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
          const named = refersTo[row]!;
          if (named >= 0) mention = mention === -1 || mention === named ? named : several;
        }
        if (isOwn) last = row;
        if (convertedRow >= 0) continue;
        if (kind === kindCodes.Converted) {
          convertedRow = row;
          continue;
        }
        next = stages[step]!;
        // A merged record's creation at an earlier stage is no move back of the survivor.
        if (kind === kindCodes.Created && stage >= 0 && next !== stage && book.isBefore(next, stage))
          continue;
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
      if (!hasVisits) {
        visitStages[visit] = next;
        entries[visit] = moved;
      }
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
    // What is gone counts for nothing.
    const count = isGone ? 0 : visit - used;
    if (hasVisits) visits.lengths[record] = count;
    else visits.keep(record, count);
  }
}
