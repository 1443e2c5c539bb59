/** Reads a row of a column that is known to be there: rows come from the index itself. */
export function at(column: ArrayLike<number>, row: number): number {
  return column[row]!;
}
