import type { CellValue } from "../domain/cell";
import type { PlanContext } from "../domain/planning/context";
import { reason, succeed, type Result } from "../domain/result";
import type { Book } from "./book";
import { idRole } from "./findRows";
import type { TableLayout } from "./layout";
import { locateTables } from "./locateTables";
import { bodyRange, readRows } from "./readRows";
import { Refusal, type Session } from "./run";
import { recordTypeIn } from "../domain/store/roles";

/**
 * Gives an id to every row of the record tables that holds something but has none. The id comes before the log row: a row with an
 * id and no log is what reconcile completes, so a cut in between loses and doubles nothing. The records are then read anew.
 *
 * @returns the ids given.
 */
export async function giveIds(book: Book, context: PlanContext): Promise<Result<readonly string[]>> {
  const { store } = book;
  if (store === undefined) return succeed([]);
  return book.run(async (session) => {
    store.layout = await locateTables(session);
    const given: string[] = [];
    for (const name of ["Leads", "Opportunities"] as const) {
      const table = store.layout.get(name);
      if (table !== undefined) given.push(...(await giveIdsIn(session, table, context)));
    }
    if (given.length > 0) {
      await session.sync();
      await book.rereadRecords(session);
    }
    return given;
  });
}

async function giveIdsIn(session: Session, table: TableLayout, context: PlanContext): Promise<string[]> {
  const column = table.columns.get(idRole(table));
  if (column === undefined) return [];
  const given: string[] = [];
  const rows = await rowsWithoutId(session, table, column);
  if (rows.length > 0) await refuseProtected(session, table);
  for (const row of rows) {
    const id = context.newId(recordTypeIn(table.name));
    bodyRange(session.context, table, row, 1, column, 1).values = [[id]];
    given.push(id);
  }
  return given;
}

async function refuseProtected({ context, sync }: Session, table: TableLayout): Promise<void> {
  const { protection } = context.workbook.worksheets.getItem(table.sheetId);
  protection.load("protected");
  await sync();
  if (protection.protected) throw new Refusal(reason("sheetIsProtected", { sheet: table.sheetName }));
}

/** Rows with a blank id and something typed by a person in them: a formula's result alone is nothing. */
async function rowsWithoutId(session: Session, table: TableLayout, column: number): Promise<number[]> {
  const blank: number[] = [];
  const ids = await readColumn(session, table, column);
  ids.forEach((id, row) => {
    if (String(id).trim() === "") blank.push(row);
  });
  if (blank.length === 0) return [];
  const first = blank[0] ?? 0;
  const cells = await readRows(session, table, first, (blank.at(-1) ?? first) - first + 1);
  return blank.filter((row) => {
    return ["name", "account", "company", "contact", "email", "phone", "stage", "amount"].some((role) => {
      const index = table.columns.get(role);
      return index !== undefined && String(cells[row - first]?.[index] ?? "").trim() !== "";
    });
  });
}

async function readColumn(
  { context, sync }: Session,
  table: TableLayout,
  column: number,
): Promise<CellValue[]> {
  const values: CellValue[] = [];
  const perPage = 40_000;
  for (let first = 0; first < table.rowCount; first += perPage) {
    const range = bodyRange(context, table, first, Math.min(perPage, table.rowCount - first), column, 1);
    range.load("values");
    await sync();
    for (const [cell] of range.values as CellValue[][]) values.push(cell ?? "");
  }
  return values;
}
