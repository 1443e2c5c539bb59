import type { EventColumns } from "./eventColumns";
import { knownParts } from "./rowsWithin";

/**
 * Marks with 1 the records that may be otherwise at one time than at a later one: a row of theirs happened in between, or not all was known.
 *
 * @param records How many records there are.
 * @param happened The earlier time and the later one, the last milliseconds that are seen.
 * @param parts By record, where recordings are bounded at the earlier time: how much was known; see {@link knownParts}.
 */
export function recordsThatDiffer(
  records: number,
  { movedAt, record: recordOf, count }: EventColumns,
  happened: number,
  later: number,
  parts: Uint8Array | undefined,
): Uint8Array {
  const marks = new Uint8Array(records);
  for (let row = 0; row < count; row++) {
    const moved = movedAt[row]!;
    if (moved > happened && moved <= later) marks[recordOf[row]!] = 1;
  }
  if (parts === undefined) return marks;
  for (let record = 0; record < records; record++) if (parts[record] !== knownParts.whole) marks[record] = 1;
  return marks;
}
