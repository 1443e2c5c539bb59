import type { View } from "../index/view";

/**
 * Writes when the last visits of some records ended: a lead's with its conversion, milliseconds; NaN where that is undated, or the visit
 * goes on. As `Snapshot.lastVisitEnd` says of one, but in a loop of its own: these times may lie all over the log, and many can be
 * waited for at once.
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
  const { items, starts, lengths } = core.rows.all();
  const { times } = core.rows;
  const { isLeadBy } = core.records;
  const { linkBy } = links;
  for (let record = from; record < to; record++) {
    let end = NaN;
    if (isLeadBy[record] === 1) {
      const row = convertedRow[record]!;
      const deal = linkBy[record]!;
      if (row >= 0) {
        // Mostly it is the lead's last row, and those of all records lie side by side.
        const last = starts[record]! + lengths[record]! - 1;
        end = items[last] === row ? times[last]! : movedAt[row]!;
      } else if (deal >= 0) end = created[deal]!;
    }
    into[record - from] = end;
  }
}
