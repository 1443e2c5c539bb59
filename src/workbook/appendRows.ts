import type { CellValue } from "../domain/cell";
import { tableNamed, type ColumnKind } from "../domain/store/tables";
import type { TableLayout } from "./layout";
import { bodyRange } from "./readRows";
import type { Session } from "./run";
import { needsTextFormat, writtenCell, type WrittenCell } from "./writtenCell";

/** What must be known of a table before rows go below it; read by {@link lookBelow} in a sync before. */
export interface Ending {
  readonly layout: TableLayout;
  /** A new Excel table has one blank row, which is to be filled first. */
  readonly blank: boolean;
  /** Something stands where the rows would go, or a totals row does: rows are inserted instead. */
  readonly occupied: boolean;
}

/**
 * Loads what {@link Ending} needs; call the returned function after a sync.
 *
 * @param count how many rows are to go below: a note further down must not be written over either.
 */
export function lookBelow({ context }: Session, layout: TableLayout, count: number): () => Ending {
  const last = bodyRange(context, layout, layout.rowCount - 1, 1);
  last.load("values");
  const below = bodyRange(context, layout, layout.rowCount, Math.max(1, count));
  below.load("values");
  return () => ({
    layout,
    blank: layout.rowCount === 1 && isBlank(last.values as CellValue[][]),
    occupied: layout.showsTotals || !isBlank(below.values as CellValue[][]),
  });
}

function isBlank(values: readonly (readonly CellValue[])[]): boolean {
  return values.every((row) => row.every((cell) => cell === ""));
}

/**
 * Puts rows below a table into the next sync. Microsoft's advice for co-authoring is to write into the cells below, which
 * makes the table grow, rather than `rows.add` (co-authoring documentation); that is left for a table with a totals row
 * or with something right below it. Rows are given by role; columns without a value are left alone.
 *
 * @returns how many body rows the table must have afterwards.
 */
export function appendRows(
  { context }: Session,
  ending: Ending,
  rows: readonly Readonly<Record<string, CellValue>>[],
): number {
  const { layout } = ending;
  const kinds = kindsOf(layout);
  const values = rows.map((row) => toCells(layout, row, kinds));
  const first = ending.blank ? 0 : layout.rowCount;
  const free = ending.occupied ? layout.rowCount - first : values.length;
  const written = values.slice(0, free);
  const inserted = values.slice(free);
  if (written.length > 0) {
    for (const [role, column] of layout.columns) {
      const ids = kinds.get(role) === "id" ? rows.slice(0, free).map((row) => row[role] ?? "") : [];
      if (!ids.some(needsTextFormat)) continue;
      // The cells below a table that was moved, or is a team's own, need not be text yet.
      bodyRange(context, layout, first, written.length, column, 1).numberFormat = ids.map(() => ["@"]);
      written.forEach((cells, row) => {
        if (needsTextFormat(ids[row] ?? "")) cells[column] = ids[row] ?? "";
      });
    }
    bodyRange(context, layout, first, written.length).values = written;
  }
  if (inserted.length > 0)
    context.workbook.tables.getItem(layout.excelName).rows.add(undefined, inserted as CellValue[][]);
  return first + rows.length;
}

/** Makes the table as long as it must be where Excel has not grown it by itself; in the next sync. */
export function growTo({ context }: Session, layout: TableLayout, rowCount: number): void {
  const range = context.workbook.worksheets
    .getItem(layout.sheetId)
    .getRangeByIndexes(layout.headerRow, layout.firstColumn, rowCount + 1, layout.headers.length);
  context.workbook.tables.getItem(layout.excelName).resize(range);
}

/** One row of cells in the table's column order. */
function toCells(
  layout: TableLayout,
  values: Readonly<Record<string, CellValue>>,
  kinds: ReadonlyMap<string, ColumnKind>,
): WrittenCell[] {
  const cells: WrittenCell[] = layout.headers.map(() => null);
  for (const role in values) {
    const index = layout.columns.get(role);
    const value = values[role] ?? "";
    if (index !== undefined && value !== "") cells[index] = writtenCell(value, kinds.get(role) ?? "text");
  }
  return cells;
}

/** What the column of a role holds; text where the store does not know it. */
export function kindOf(layout: TableLayout, role: string): ColumnKind {
  return kindsOf(layout).get(role) ?? "text";
}

function kindsOf(layout: TableLayout): ReadonlyMap<string, ColumnKind> {
  return new Map(tableNamed(layout.name).columns.map(({ role, kind }) => [role, kind]));
}
