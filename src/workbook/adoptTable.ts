import type { CellValue } from "../domain/cell";
import {
  planAdoptionInSteps,
  type AdoptionContext,
  type AdoptionDecisions,
  type AdoptionPlan,
  type ColumnCells,
  type SetupRow,
} from "../domain/adopting";
import type { Result } from "../domain/result";
import type { TableName } from "../domain/store/tables";
import { appendRows, growTo, lookBelow } from "./appendRows";
import type { Book } from "./book";
import { noteIntent, settleIntent } from "./journal";
import { locateTables } from "./locateTables";
import { inSlices } from "./pause";
import { readRows } from "./readRows";
import { readSheetBlock, type SheetBlock } from "./readSheetBlock";
import { Refusal, type Session } from "./run";
import { formatOf } from "./setUp/formats";
import { seedLog, type AdoptionProgress } from "./seedLog";
import { setUpWorkbook, type SetUpInput } from "./setUp/setUpWorkbook";
import { rowByRole } from "./sheetRow";
import type { FirstRows } from "./setUp/makeTables";
import { writtenCell } from "./writtenCell";
import { textOf } from "../domain/store/row";

/** What set-up writes beside the adopted rows where the workbook is not a store yet. */
export type SetUpFor = (plan: AdoptionPlan) => SetUpInput;

/**
 * Adopts a team's table: the store's own tables around it, a Fields table that points at its columns, the log seeded from
 * its dates, dates and amounts written as text made real. The intent is noted first and the events have derived ids, so that an
 * adoption that was cut is done again from where it stood and gives the same log.
 */
export async function adoptTable(
  book: Book,
  sheetName: string,
  decisions: AdoptionDecisions,
  context: AdoptionContext,
  setUpFor: SetUpFor,
  progress?: AdoptionProgress,
): Promise<Result<AdoptionPlan>> {
  const prepared = await book.run(async (session) => {
    const layout = await locateTables(session);
    const adopted = [...layout.values()].find((table) => table.sheetName === sheetName);
    const block = await readSheetBlock(session, adopted === undefined ? layout : new Map(), sheetName);
    if (block === undefined) throw new Refusal({ code: "nothingToAdopt", params: { sheet: sheetName } });
    const planned = await inSlices(planAdoptionInSteps(block.cells, decisions, context, block.firstRow + 1));
    if (!planned.ok) throw new Refusal(planned.reason);
    const key = noteIntent(session, "adopt", {
      kind: "adopt",
      sheet: sheetName,
      by: context.by,
      now: context.now,
      decisions,
    });
    await session.sync();
    await makeTable(session, block, planned.value, decisions.sourceTable);
    await writeSetup(session, planned.value, decisions, setUpFor(planned.value));
    return { block, plan: planned.value, key };
  });
  if (!prepared.ok) return prepared;
  const { block, plan, key } = prepared.value;
  const logged = await seedLog(book, plan, context, progress);
  if (!logged.ok) return logged;
  const ended = await book.run(async (session) => {
    await convertCells(session, block, plan);
    settleIntent(session, key);
    await session.sync();
    return plan;
  });
  return ended;
}

/** Puts headers in order, adds columns and makes the range an Excel table where it is none. */
async function makeTable(
  session: Session,
  block: SheetBlock,
  plan: AdoptionPlan,
  name: string,
): Promise<void> {
  const { context, sync } = session;
  const sheet = context.workbook.worksheets.getItem(block.sheetName);
  const top = block.firstRow + plan.headerRow;
  const rows = plan.lastRow - plan.headerRow + 1;
  const columns = plan.headers.length + plan.newColumns.length;
  const headers = [...plan.headers, ...plan.newColumns.map((column) => column.header)];
  const firstNew = block.firstColumn + plan.headers.length;
  if (plan.newColumns.length > 0)
    await makeRoom(session, sheet.getRangeByIndexes(top, firstNew, rows, plan.newColumns.length));
  const headerCells = sheet.getRangeByIndexes(top, block.firstColumn, 1, columns);
  headerCells.values = [headers.map((header) => writtenCell(header, "text"))];
  plan.newColumns.forEach((column, index) => {
    writeColumn(sheet, top + 1, firstNew + index, column);
  });
  if (block.excelTable === "") {
    const place = sheet.getRangeByIndexes(top, block.firstColumn, rows, columns);
    const table = context.workbook.tables.add(place, true);
    table.name = name;
  } else {
    const table = context.workbook.tables.getItem(block.excelTable);
    // A table keeps its totals row, below which no record stands.
    const whole = block.showsTotals ? block.cells.length + 1 - plan.headerRow : rows;
    if (plan.newColumns.length > 0)
      table.resize(sheet.getRangeByIndexes(top, block.firstColumn, whole, columns));
    // An adoption cut between making the table and naming it.
    if (block.excelTable !== name) table.name = name;
  }
  sheet.freezePanes.freezeRows(top + 1);
  await sync();
}

/** Moves aside what stands where the new columns go: whole columns, so that nothing is torn apart. */
async function makeRoom({ sync }: Session, room: Excel.Range): Promise<void> {
  const taken = room.getUsedRangeOrNullObject(true);
  taken.load("address");
  await sync();
  if (!taken.isNullObject) room.getEntireColumn().insert(Excel.InsertShiftDirection.right);
}

function writeColumn(sheet: Excel.Worksheet, firstRow: number, column: number, cells: ColumnCells): void {
  const range = sheet.getRangeByIndexes(firstRow, column, cells.values.length, 1);
  range.numberFormat = [[formatOf[cells.kind]]];
  range.values = cells.values.map((value) => [writtenCell(value, cells.kind)]);
}

/** Makes the store's tables, or adds the adopted rows to those that are there already. */
async function writeSetup(
  session: Session,
  plan: AdoptionPlan,
  decisions: AdoptionDecisions,
  input: SetUpInput,
): Promise<void> {
  const before = await locateTables(session);
  const adopted = { table: plan.table, excelName: decisions.sourceTable };
  await setUpWorkbook(session, { ...input, adopted });
  const layout = await locateTables(session);
  const wanted = adoptedRows(plan);
  for (const [name, rows] of wanted) {
    const table = layout.get(name);
    if (table === undefined || (!before.has(name) && input.firstRows.has(name))) continue;
    const known = new Set(
      (await readRows(session, table)).map((values) => signature(name, rowByRole(table, values))),
    );
    const missing = rows.filter((row) => !known.has(signature(name, new Map(Object.entries(row)))));
    if (missing.length === 0) continue;
    const look = lookBelow(session, table, missing.length);
    await session.sync();
    const rowCount = appendRows(session, look(), missing);
    growTo(session, table, rowCount);
    await session.sync();
  }
}

/** The rows that an adoption gives the set-up tables. */
export function adoptedRows(plan: AdoptionPlan): FirstRows {
  const rows = new Map<TableName, Readonly<Record<string, CellValue>>[]>();
  const add = (row: SetupRow): void => {
    const list = rows.get(row.table) ?? [];
    list.push(row.values);
    rows.set(row.table, list);
  };
  [...plan.stages, ...plan.people, ...plan.lists, ...plan.fields].forEach(add);
  return rows;
}

/** What makes a set-up row the same as another: its first two telling columns. */
function signature(name: TableName, row: ReadonlyMap<string, CellValue>): string {
  const roles: Readonly<Partial<Record<TableName, readonly string[]>>> = {
    Stages: ["funnel", "stage"],
    People: ["owner"],
    Lists: ["list", "value"],
    Fields: ["table", "role"],
  };
  return (roles[name] ?? []).map((role) => textOf(row, role).toLowerCase()).join("\u0000");
}

/** Makes date and amount texts of the team's table real dates and numbers, column by column in pages. */
async function convertCells(
  { context, sync }: Session,
  block: SheetBlock,
  plan: AdoptionPlan,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(block.sheetName);
  const top = block.firstRow + plan.headerRow + 1;
  const perPage = 20_000;
  for (const column of plan.cells) {
    for (let first = 0; first < column.values.length; first += perPage) {
      const values = column.values.slice(first, first + perPage);
      writeColumn(sheet, top + first, block.firstColumn + column.column, { ...column, values });
      await sync();
    }
  }
}
