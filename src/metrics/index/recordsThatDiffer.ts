import type { OrderedRows } from "./followRecords";
import { knownParts } from "./rowsWithin";

/**
 * Marks with 1 the records that may be otherwise within a horizon than they are now: a row of theirs happened later, or not all was known.
 *
 * @param records How many records there are.
 * @param parts By record, where recordings are bounded: how much was known; see {@link knownParts}.
 */
export function recordsThatDiffer(
  records: number,
  { starts, lengths, times, happened }: OrderedRows,
  parts: Uint8Array | undefined,
): Uint8Array {
  const marks = new Uint8Array(records);
  markLater(starts, lengths, times, happened, marks);
  if (parts === undefined) return marks;
  for (let record = 0; record < records; record++) if (parts[record] !== knownParts.whole) marks[record] = 1;
  return marks;
}

/** Marks the records of which a row happened after a time, the last in order being the latest. */
function markLater(
  starts: Int32Array,
  lengths: Int32Array,
  times: Float64Array,
  happened: number,
  marks: Uint8Array,
): void {
  const records = Math.min(marks.length, starts.length);
  for (let record = 0; record < records; record++) {
    const end = starts[record]! + lengths[record]!;
    if (end > 0 && times[end - 1]! > happened) marks[record] = 1;
  }
}
