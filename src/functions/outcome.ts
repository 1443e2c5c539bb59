import type { CellBlock, CellValue } from "../domain/cell";

/** What a cell is given: a value, a block that spills, or an error whose message is in the reader's language. */
export type Outcome =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "spill"; readonly rows: CellBlock }
  | { readonly kind: "error"; readonly error: "#VALUE!" | "#N/A"; readonly message: string };

/** Whether a cell would show the same: what isn't pushed again. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === "value") return b.kind === "value" && a.value === b.value;
  if (a.kind === "error") return b.kind === "error" && a.error === b.error && a.message === b.message;
  return b.kind === "spill" && sameRows(a.rows, b.rows);
}

function sameRows(a: CellBlock, b: CellBlock): boolean {
  return a.length === b.length && a.every((row, at) => sameCells(row, b[at] ?? []));
}

function sameCells(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((cell, at) => cell === b[at]);
}
