/** Reads a row of a column that is known to be there: rows come from the index itself. */
export function at(column: ArrayLike<number>, row: number): number {
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- a check per cell would cost more than the reading
  return column[row]!;
}
