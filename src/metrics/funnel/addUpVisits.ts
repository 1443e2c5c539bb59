import { roundDays } from "../../domain/dates/duration";
import { daysBetween } from "../index/daysBetween";
import { presences, type RecordColumns } from "../index/recordColumns";

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

/**
 * Adds the days of some records to what was found: those of all visits of a record to a stage that ended and have both dates.
 *
 * @param isWanted By stage: 1 for the stages whose days are wanted.
 */
export function addUpVisits(
  known: Pick<RecordColumns, "presence" | "created" | "visits">,
  conversions: Conversions,
  isWanted: Uint8Array,
  from: number,
  to: number,
  found: DaysInStages,
): void {
  const { presence, created, visits } = known;
  const { isLead, convertedRow, movedAt, firstDeal } = conversions;
  const { stages, entries, starts, lengths } = visits;
  const { starts: places, counts, days, lastRecord } = found;
  for (let record = from; record < to; record++) {
    if (presence[record] !== presences.there) continue;
    const last = starts[record]! + lengths[record]! - 1;
    for (let visit = starts[record]!; visit <= last; visit++) {
      const stage = stages[visit]!;
      if (isWanted[stage] !== 1) continue;
      let end = NaN;
      if (visit < last) end = entries[visit + 1]!;
      else if (isLead[record] === 1) {
        const row = convertedRow[record]!;
        const deal = firstDeal[record]!;
        if (row >= 0) end = movedAt[row]!;
        else if (deal >= 0) end = created[deal]!;
      }
      const spent = daysBetween(entries[visit]!, end);
      if (Number.isNaN(spent)) continue;
      const next = places[stage]! + counts[stage]!;
      if (lastRecord[stage] === record) days[next - 1] = roundDays(days[next - 1]! + spent);
      else {
        lastRecord[stage] = record;
        days[next] = spent;
        counts[stage]!++;
      }
    }
  }
}
