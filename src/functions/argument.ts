import type { CellValue } from "../domain/cell";

/**
 * One argument of a formula as it was written: a scalar, a range or an array, its cells in one list. `""` is a blank cell. A
 * blank comes as 0, null or "" by platform; 0 is kept, since only the field it is compared with can tell (see `forColumn`).
 */
export interface Argument {
  /** For a range or an array the filled cells, each once; for a scalar always one cell. Never empty. */
  readonly cells: readonly CellValue[];
  /** The worksheet error in it ("#REF!"), if any. */
  readonly error: string | undefined;
}

/** Reads an argument: a scalar or a matrix from a cell, or null for one left out. */
export function readArgument(given: unknown): Argument {
  if (!Array.isArray(given)) return scalar(given);
  const flat: unknown[] = given.flat(2);
  if (flat.length <= 1) return scalar(flat[0]);
  const cells = new Set<CellValue>();
  let error: string | undefined;
  for (const item of flat) {
    const cell = readCell(item);
    if (typeof cell === "object") error ??= cell.error;
    else if (cell !== "") cells.add(cell);
  }
  return { cells: cells.size === 0 ? [""] : [...cells], error };
}

/** Whether nothing was written: every cell blank, or the 0 that a blank comes as on Windows and Mac. */
export function isBlank(argument: Argument): boolean {
  return argument.error === undefined && argument.cells.every((cell) => cell === "" || cell === 0);
}

/** The argument's text: its first cell, a number as Excel would write it, trimmed; "" where it is blank. */
export function textOf(argument: Argument): string {
  if (isBlank(argument)) return "";
  const [first = ""] = argument.cells;
  return typeof first === "boolean" ? String(first).toUpperCase() : String(first).trim();
}

function scalar(given: unknown): Argument {
  const cell = readCell(given);
  return typeof cell === "object" ? { cells: [""], error: cell.error } : { cells: [cell], error: undefined };
}

function readCell(given: unknown): CellValue | { readonly error: string } {
  switch (typeof given) {
    case "string":
    case "boolean":
      return given;
    case "number":
      return Number.isFinite(given) ? given : "";
    case "object":
      return given === null ? "" : readRichValue(given);
    default:
      return "";
  }
}

/** Cell errors come as objects with a code, entities and formatted numbers with the plain value that the cell shows. */
function readRichValue(given: object): CellValue | { readonly error: string } {
  if ("code" in given && typeof given.code === "string") return { error: given.code };
  if (!("basicValue" in given)) return "";
  const isError = "type" in given && given.type === "Error";
  return isError ? { error: String(given.basicValue) } : readCell(given.basicValue);
}
