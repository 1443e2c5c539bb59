/** The arrays that the index keeps its columns in. */
export type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;

/**
 * A column with room for at least so many entries: itself, or a copy that is half as large again, so that appending costs the same
 * however long the column is, and little of it lies idle.
 */
export function withRoom<Kind extends Column>(column: Kind, length: number): Kind {
  if (length <= column.length) return column;
  const wanted = Math.max(length, Math.ceil(column.length * 1.5), 64);
  const larger = new (column.constructor as new (length: number) => Kind)(wanted);
  larger.set(column);
  return larger;
}
