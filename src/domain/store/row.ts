import type { CellValue } from "../cell";

/** A row as it is read: its cells by role (by header for extra columns). A `Map` is one; undefined: no such column. */
export interface Row {
  get(role: string): CellValue | undefined;
}

/** A row to be written: its cells by role. */
export type RowValues = Readonly<Record<string, CellValue>>;

/** The text of a cell, trimmed; `""` where it is blank or there is no such column. */
export function textOf(row: Row, role: string): string {
  const value = row.get(role);
  return value === undefined ? "" : String(value).trim();
}

/** Whether a cell holds nothing (spaces are nothing). */
export function isBlank(value: CellValue | null | undefined): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** The first of several texts that is not blank, trimmed; `""` where all are. */
export function firstFilled(...texts: readonly (string | undefined)[]): string {
  return texts.map((text) => text?.trim() ?? "").find((text) => text !== "") ?? "";
}
