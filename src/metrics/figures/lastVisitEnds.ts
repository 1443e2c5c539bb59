import type { View } from "../index/view";

/**
 * Writes when the last visits of some records ended: a lead's with its conversion, milliseconds; NaN where that is undated, or the visit
 * goes on. As `Snapshot.lastVisitEnd` says of one; these times lie all over the log, and in a loop of their own many can be waited
 * for at once.
 *
 * @param into By record, less `from`.
 */
export function lastVisitEnds(
  { core, snapshot, links }: View,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const { convertedRow, created } = snapshot;
  const { movedAt } = core.log;
  const { isLeadBy } = core.records;
  const { linkBy } = links;
  for (let record = from; record < to; record++) {
    let end = NaN;
    if (isLeadBy[record] === 1) {
      const row = convertedRow[record]!;
      const deal = linkBy[record]!;
      if (row >= 0) end = movedAt[row]!;
      else if (deal >= 0) end = created[deal]!;
    }
    into[record - from] = end;
  }
}
