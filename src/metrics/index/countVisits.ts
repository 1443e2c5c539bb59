import type { Visits } from "./visits";

/**
 * How many visits the records made to each stage that is wanted.
 *
 * @param records How many records there are.
 * @param isWanted By stage: 1 for the stages that are.
 * @returns By stage; 0 for the others.
 */
export function countVisits(
  { stages, starts, lengths }: Visits,
  records: number,
  isWanted: Uint8Array,
): Int32Array {
  const counts = new Int32Array(isWanted.length);
  for (let record = 0; record < records; record++) {
    const end = starts[record]! + lengths[record]!;
    for (let visit = starts[record]!; visit < end; visit++)
      counts[stages[visit]!]! += isWanted[stages[visit]!]!;
  }
  return counts;
}
