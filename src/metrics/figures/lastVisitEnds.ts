import type { View } from "../index/view";

/** Records whose last visits are looked at together, and when those ended. */
const together = 512;
const ends = new Float64Array(together);

/**
 * Looks at some records a few at a time, together with when their last visits ended.
 *
 * @param look Is told the first of them, the one behind the last, and the ends by record less the first: see {@link lastVisitEnds}. They
 *   hold until the next few.
 */
export function withLastVisitEnds(
  view: View,
  from: number,
  to: number,
  look: (first: number, next: number, ends: Float64Array) => void,
): void {
  for (let first = from; first < to; first += together) {
    const next = Math.min(first + together, to);
    lastVisitEnds(view, first, next, ends);
    look(first, next, ends);
  }
}

/**
 * Writes when the last visits of some records ended: a lead's with its conversion, milliseconds; NaN where that is undated, or the visit
 * goes on. As `Snapshot.lastVisitEnd` says of one, but in a loop of its own: these times may lie all over the log, and many can be
 * waited for at once.
 *
 * @param into By record, less `from`.
 */
function lastVisitEnds({ core, snapshot, links }: View, from: number, to: number, into: Float64Array): void {
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
