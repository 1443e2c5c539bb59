/** The arrays that the index keeps its columns in. */
export type Column = Float64Array | Float32Array | Int32Array | Uint16Array | Uint8Array;

/**
 * A column with room for at least so many entries: itself, or a copy that is half as large again, so that appending costs the same
 * however long the column is, and little of it lies idle.
 */
export function withRoom<Kind extends Column>(column: Kind, length: number): Kind {
  if (length <= column.length) return column;
  if (Number.isNaN(length)) throw new Error("room for no number of entries");
  return resized(column, Math.max(length, Math.ceil(column.length * 1.5), 64));
}

/** A copy of a column with exactly so many entries, not fewer than it has. */
export function resized<Kind extends Column>(column: Kind, length: number): Kind {
  const larger = new (column.constructor as new (length: number) => Kind)(length);
  larger.set(column);
  return larger;
}

/** A copy of a column: in another of the same length that nobody needs any more, where there is one, since fresh memory costs more. */
export function copied<Kind extends Column>(column: Kind, into: Kind | undefined): Kind {
  if (into?.length !== column.length) return column.slice() as Kind;
  into.set(column);
  return into;
}

/** A column of numbers, NaN where nothing is known: of single precision for as long as that holds every one of them exactly. */
export type Numbers = Float32Array | Float64Array;

/** Sets a number of a column that has room for it; returns the column, another one where the number needs double precision. */
export function withNumber(column: Numbers, row: number, value: number): Numbers {
  column[row] = value;
  if (column[row] === value || Number.isNaN(value)) return column;
  const wider = Float64Array.from(column);
  wider[row] = value;
  return wider;
}
