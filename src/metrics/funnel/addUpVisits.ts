import { roundDays } from "../../domain/dates/duration";
import { daysBetween } from "../index/daysBetween";
import { presences, type RecordColumns } from "../index/recordColumns";
import { isIn, type TimeBounds } from "./timeBounds";

/** The days that records spent in stages, a stage's one after another, each record's once. */
export interface DaysInStages {
  /** By stage: where its days begin, and how many are found. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  readonly days: Float64Array;
  /** By stage: the record whose days were found last; −1 at the beginning. */
  readonly lastRecord: Int32Array;
}

/** When leads' last visits ended: by conversion, else by the creation of the first opportunity. */
export interface Conversions {
  readonly isLead: Uint8Array;
  readonly convertedRow: Int32Array;
  readonly movedAt: Float64Array;
  /** By lead: its first opportunity, −1 for none. */
  readonly firstDeal: Int32Array;
}

/** Records that are looked at together. */
const together = 512;
const overs = new Float64Array(together);

/**
 * Adds the days of some records to what was found: those of all visits of a record to a stage that ended and have both dates.
 *
 * @param known A record counts where its presence says that it is there.
 * @param isWanted By stage: 1 for the stages whose days are wanted.
 * @param ends When visits have to end to count; undefined: ever.
 */
export function addUpVisits(
  known: Pick<RecordColumns, "presence" | "created" | "visits">,
  conversions: Conversions,
  isWanted: Uint8Array,
  from: number,
  to: number,
  ends: TimeBounds | undefined,
  found: DaysInStages,
): void {
  for (let first = from; first < to; first += together) {
    const end = Math.min(first + together, to);
    // Apart: these times lie all over the log, and many can be waited for at once.
    findConversions(known.created, conversions, first, end);
    addSome(known, isWanted, first, end, ends, found);
  }
}

/** Finds when the last visits of some records ended; NaN where they go on, or that is undated. */
function findConversions(
  created: Float64Array,
  { isLead, convertedRow, movedAt, firstDeal }: Conversions,
  from: number,
  to: number,
): void {
  for (let record = from; record < to; record++) {
    let over = NaN;
    if (isLead[record] === 1) {
      const row = convertedRow[record]!;
      const deal = firstDeal[record]!;
      if (row >= 0) over = movedAt[row]!;
      else if (deal >= 0) over = created[deal]!;
    }
    overs[record - from] = over;
  }
}

function addSome(
  { presence, visits }: Pick<RecordColumns, "presence" | "visits">,
  isWanted: Uint8Array,
  from: number,
  to: number,
  ends: TimeBounds | undefined,
  found: DaysInStages,
): void {
  const { stages, entries, starts, lengths } = visits;
  for (let record = from; record < to; record++) {
    if (presence[record] !== presences.there) continue;
    const start = starts[record]!;
    const last = start + lengths[record]! - 1;
    for (let visit = start; visit < last; visit++) {
      const stage = stages[visit]!;
      if (isWanted[stage] === 1) take(record, stage, entries[visit]!, entries[visit + 1]!, ends, found);
    }
    const over = overs[record - from]!;
    if (last < start || Number.isNaN(over) || isWanted[stages[last]!] !== 1) continue;
    take(record, stages[last]!, entries[last]!, over, ends, found);
  }
}

/** Adds the days of a visit that ended to those of its record; a visit of which an end is undated has none. */
function take(
  record: number,
  stage: number,
  entry: number,
  exit: number,
  ends: TimeBounds | undefined,
  found: DaysInStages,
): void {
  if (ends !== undefined && !isIn(ends, exit)) return;
  const { starts, counts, days, lastRecord } = found;
  const spent = daysBetween(entry, exit);
  if (Number.isNaN(spent)) return;
  const next = starts[stage]! + counts[stage]!;
  if (lastRecord[stage] === record) days[next - 1] = roundDays(days[next - 1]! + spent);
  else {
    lastRecord[stage] = record;
    days[next] = spent;
    counts[stage]!++;
  }
}
