import type { CellBlock, CellValue } from "../domain/cell";
import { reason, type Reason } from "../domain/result";
import { findColumn } from "../domain/store/roles";
import type { Row } from "../domain/store/row";
import type { TableLayout } from "./layout";

/** A row of cells that answers by role, without copying it. */
export function rowView(table: TableLayout, values: readonly CellValue[]): Row {
  return {
    get: (role) => {
      const index = table.columns.get(role);
      return index === undefined ? undefined : (values[index] ?? "");
    },
  };
}

/** A row of cells by role (by header for extra columns). */
export function rowByRole(table: TableLayout, values: readonly CellValue[]): Map<string, CellValue> {
  const cells = new Map<string, CellValue>();
  for (const [key, index] of placesIn(table)) cells.set(key, values[index] ?? "");
  return cells;
}

/** The places of tables that were asked for: a layout is never changed once read. */
const places = new WeakMap<TableLayout, ReadonlyMap<string, number>>();

/**
 * Where the cells of a row are: by role, by header for extra columns. A column that a team calls by a name of its own has both, and so has a
 * date: under its header it stays as it was typed.
 */
export function placesIn(table: TableLayout): ReadonlyMap<string, number> {
  const known = places.get(table);
  if (known !== undefined) return known;
  const found = new Map(table.headers.map((header, index) => [header, index]));
  for (const [role, index] of table.columns) {
    const header = table.headers[index] ?? "";
    const column = findColumn(table.name, header);
    if (column?.role === role && column.kind !== "date") found.delete(header);
  }
  for (const [role, index] of table.columns) found.set(role, index);
  places.set(table, found);
  return found;
}

/** The rows of a table by role, blank ones left out. */
export function rowsByRole(table: TableLayout, cells: CellBlock): Row[] {
  return cells.filter((row) => row.some((cell) => cell !== "")).map((row) => rowByRole(table, row));
}

/** A reason that also says where: the sheet and its row. */
export function placed(why: Reason, table: TableLayout | undefined, bodyRow: number): Reason {
  if (table === undefined) return why;
  return reason(why.code, { ...why.params, sheet: table.sheetName, row: table.headerRow + 2 + bodyRow });
}
