import type { CellBlock } from "../domain/cell";
import type { StoreLayout } from "./layout";
import type { Session } from "./run";

/** The cells of a sheet that is not part of the store. */
export interface SheetBlock {
  readonly sheetName: string;
  /** Zero-based place of the block's first cell. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly cells: CellBlock;
  /** The Excel table that the block is; "" for plain cells. */
  readonly excelTable: string;
  /** That table has a totals row, right below the block. */
  readonly showsTotals: boolean;
}

const cellsPerPage = 80_000;

/**
 * Reads a sheet's cells: its Excel table without its totals where it has just one, else its used range; undefined for an empty sheet and for one
 * that holds tables of the store.
 *
 * @param name The sheet; undefined: the active one.
 * @param rows At most so many rows, for a first look.
 */
export async function readSheetBlock(
  session: Session,
  layout: StoreLayout,
  name?: string,
  rows = Infinity,
): Promise<SheetBlock | undefined> {
  const { context, sync } = session;
  const { worksheets } = context.workbook;
  const sheet = name === undefined ? worksheets.getActiveWorksheet() : worksheets.getItem(name);
  sheet.load("name");
  sheet.tables.load("items/name,items/showTotals");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await sync();
  if (used.isNullObject || [...layout.values()].some((table) => table.sheetName === sheet.name))
    return undefined;
  const only = sheet.tables.items.length === 1 ? sheet.tables.items[0] : undefined;
  const showsTotals = only?.showTotals === true;
  let place = {
    row: used.rowIndex,
    column: used.columnIndex,
    rows: used.rowCount,
    columns: used.columnCount,
  };
  if (only !== undefined) {
    const range = only.getRange();
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    await sync();
    place = {
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount - (showsTotals ? 1 : 0),
      columns: range.columnCount,
    };
  }
  const wanted = Math.min(place.rows, rows);
  const perPage = Math.max(1, Math.floor(cellsPerPage / place.columns));
  const cells: CellBlock = [];
  for (let first = 0; first < wanted; first += perPage) {
    const page = sheet.getRangeByIndexes(
      place.row + first,
      place.column,
      Math.min(perPage, wanted - first),
      place.columns,
    );
    page.load("values");
    await sync();
    for (const row of page.values as CellBlock) cells.push(row);
  }
  return {
    sheetName: sheet.name,
    firstRow: place.row,
    firstColumn: place.column,
    cells,
    excelTable: only?.name ?? "",
    showsTotals,
  };
}
