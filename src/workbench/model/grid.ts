import type { CellError, CellValue, ErrorCode, SheetArea } from "./values";
import { isCellError } from "./values";

/** Several values in a formula: an array, or the cells of a reference (then with its area). */
export class Grid {
  constructor(
    readonly rows: readonly (readonly CellValue[])[],
    readonly area: SheetArea | null = null,
  ) {}

  get height(): number {
    return this.rows.length;
  }

  get width(): number {
    return this.rows[0]?.length ?? 0;
  }

  get isSingle(): boolean {
    return this.height === 1 && this.width === 1;
  }
}

/** What a part of a formula gives. */
export type Operand = CellValue | Grid;

/** An error as a value. */
export function fail(error: ErrorCode): CellError {
  return { error };
}

/** Whether a value is a call that hasn't answered yet. */
export function isBusy(value: CellValue): boolean {
  return isCellError(value) && value.error === "#BUSY!";
}

/** Every single value of an operand. */
export function flat(operand: Operand): readonly CellValue[] {
  return operand instanceof Grid ? operand.rows.flat() : [operand];
}

/** One value: a grid of one cell is its value, of more its first. */
export function single(operand: Operand): CellValue {
  return operand instanceof Grid ? (operand.rows[0]?.[0] ?? null) : operand;
}

/** The rows of an operand. */
export function rowsOf(operand: Operand): readonly (readonly CellValue[])[] {
  return operand instanceof Grid ? operand.rows : [[operand]];
}

/** A value as a number by Excel's rules, or the error. */
export function numberOf(value: CellValue): number | CellError {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (isCellError(value)) return value;
  const number = value.trim() === "" ? NaN : Number(value.replace(/,/g, ""));
  return Number.isNaN(number) ? fail("#VALUE!") : number;
}

/** Applies something to each pair of two operands; a single value or line stands for all. */
export function combine(
  left: Operand,
  right: Operand,
  apply: (a: CellValue, b: CellValue) => CellValue,
): Operand {
  const plain = (operand: Operand): boolean => !(operand instanceof Grid) || operand.isSingle;
  if (plain(left) && plain(right)) return apply(single(left), single(right));
  const a = rowsOf(left);
  const b = rowsOf(right);
  const height = Math.max(a.length, b.length);
  const width = Math.max(a[0]?.length ?? 0, b[0]?.length ?? 0);
  const pick = (rows: readonly (readonly CellValue[])[], i: number, j: number): CellValue => {
    const line = rows.length === 1 ? rows[0] : rows[i];
    if (!line) return fail("#N/A");
    return line.length === 1 ? (line[0] ?? null) : j < line.length ? (line[j] ?? null) : fail("#N/A");
  };
  return new Grid(
    Array.from({ length: height }, (_, i) =>
      Array.from({ length: width }, (__, j) => apply(pick(a, i, j), pick(b, i, j))),
    ),
  );
}

/** Applies something to each value. */
export function each(operand: Operand, apply: (value: CellValue) => CellValue): Operand {
  return operand instanceof Grid && !operand.isSingle
    ? new Grid(operand.rows.map((line) => line.map(apply)))
    : apply(single(operand));
}
