import type { CellValue } from "../../domain/cell";
import { inLanguage, type Language } from "../../domain/language";
import { tableNamed, type Table, type TableName } from "../../domain/store/tables";
import type { StoreLayout } from "../layout";
import type { Session } from "../run";
import { writtenCell } from "../writtenCell";
import { colours, formatOf, widthOf } from "./formats";
import { captions, storeSheets, type StoreSheet } from "./sheets";

/** The rows that a new table begins with, by role. */
export type FirstRows = ReadonlyMap<TableName, readonly Readonly<Record<string, CellValue>>[]>;

/**
 * Makes the tables that the workbook lacks, each on its sheet, with headers, first rows, formats, widths and frozen header. A
 * table that a team's own one plays is not made. One cut off half-way (cells without a table, a table without its name) is taken up
 * again: every table has one place.
 */
export async function makeTables(
  session: Session,
  layout: StoreLayout,
  language: Language,
  firstRows: FirstRows,
  played?: TableName,
): Promise<TableName[]> {
  const made: TableName[] = [];
  for (const sheet of storeSheets) {
    const missing = sheet.tables.filter((name) => !layout.has(name) && name !== played);
    if (missing.length === 0) continue;
    await makeSheet(session, sheet, missing, language, firstRows);
    made.push(...missing);
  }
  return made;
}

async function makeSheet(
  session: Session,
  sheet: StoreSheet,
  missing: readonly TableName[],
  language: Language,
  firstRows: FirstRows,
): Promise<void> {
  const { context, sync } = session;
  const worksheet = await sheetNamed(session, inLanguage(sheet.name, language));
  worksheet.tables.load("items/name");
  await sync();
  const headers = worksheet.tables.items.map((table) => {
    const range = table.getHeaderRowRange();
    range.load("columnIndex");
    return { table, range };
  });
  if (headers.length > 0) await sync();
  const unnamed = new Map(headers.map(({ table, range }) => [range.columnIndex, table]));

  let column = 0;
  for (const name of sheet.tables) {
    const definition = tableNamed(name);
    if (missing.includes(name)) {
      const begun = unnamed.get(column);
      const rows = firstRows.get(name) ?? [];
      const headerRow = sheet.captions ? 2 : 0;
      writeCells(
        worksheet,
        definition,
        language,
        headerRow,
        column,
        rows,
        captions[name]?.[language === "en" ? "en" : "zh"],
      );
      if (begun === undefined) {
        const range = worksheet.getRangeByIndexes(
          headerRow,
          column,
          rows.length + 1 || 2,
          definition.columns.length,
        );
        const table = context.workbook.tables.add(range, true);
        table.name = name;
        table.style = "TableStyleLight1";
        table.showBandedRows = false;
      } else {
        begun.name = name;
      }
    }
    column += definition.columns.length + 1;
  }
  worksheet.freezePanes.freezeRows(sheet.captions ? 3 : 1);
  await sync();
}

/** The sheet of this name, made at the end of the workbook where it is missing. */
async function sheetNamed({ context, sync }: Session, name: string): Promise<Excel.Worksheet> {
  const found = context.workbook.worksheets.getItemOrNullObject(name);
  await sync();
  return found.isNullObject ? context.workbook.worksheets.add(name) : found;
}

function writeCells(
  worksheet: Excel.Worksheet,
  table: Table,
  language: Language,
  headerRow: number,
  firstColumn: number,
  rows: readonly Readonly<Record<string, CellValue>>[],
  caption: string | undefined,
): void {
  table.columns.forEach((column, index) => {
    const whole = worksheet.getRangeByIndexes(0, firstColumn + index, 1, 1).getEntireColumn();
    whole.numberFormat = [[formatOf[column.kind]]];
    whole.format.columnWidth = column.width ?? widthOf[column.kind];
  });
  const header = worksheet.getRangeByIndexes(headerRow, firstColumn, 1, table.columns.length);
  header.values = [table.columns.map((column) => inLanguage(column.header, language))];
  header.format.fill.color = colours.headerFill;
  header.format.font.color = colours.headerText;
  header.format.font.bold = true;
  if (rows.length > 0) {
    worksheet.getRangeByIndexes(headerRow + 1, firstColumn, rows.length, table.columns.length).values =
      rows.map((row) => table.columns.map(({ role, kind }) => writtenCell(row[role] ?? "", kind)));
  }
  if (caption !== undefined) {
    const above = worksheet.getRangeByIndexes(headerRow - 2, firstColumn, 1, 1);
    above.values = [[caption]];
    above.format.font.bold = true;
    above.format.font.color = colours.caption;
  }
}
