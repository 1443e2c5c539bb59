import type { CellValue } from "../domain/cell";
import type { RecordType } from "../domain/store/words";
import { idRole } from "./findRows";
import type { StoreLayout, TableLayout } from "./layout";
import type { OpenStore } from "./openStore";
import { recheckIds, standWhereSeen } from "./recheckIds";
import { bodyRange } from "./readRows";
import { Refusal, type Session } from "./run";
import { askSelectedFormula, type FormulaInCell } from "./selectedFormula";
import { reason } from "../domain/result";
import { headerOf, recordTypeIn, tableOf } from "../domain/store/roles";

/** The records whose rows are selected. Rows without an id are left out. */
export interface SelectedRecords {
  readonly type: RecordType;
  readonly ids: readonly string[];
}

/** What is selected: records, or else perhaps one cell. */
export interface Selected {
  readonly records: SelectedRecords | undefined;
  readonly cell: FormulaInCell | undefined;
}

/** More rows than this are not read: nobody selects them to move them, a whole column is meant as "nothing in particular". */
const mostRows = 20_000;

/**
 * Which records the selection covers, or which cell it is. Two syncs. A whole selected column counts for no more than its first rows.
 *
 * @throws Refusal `noIdColumn` when the selected table has no id column.
 */
export async function readSelection(session: Session, store: OpenStore): Promise<Selected> {
  const { context, sync } = session;
  const cell = askSelectedFormula(context);
  const selected = context.workbook.getSelectedRange();
  selected.load("rowIndex,rowCount,columnIndex,columnCount");
  // eslint-disable-next-line office-addins/load-object-before-read -- the way to the sheet needs no load, its properties do
  const sheet = selected.worksheet;
  sheet.load("id");
  await sync();
  for (const name of ["Leads", "Opportunities"] as const) {
    const table = store.layout.get(name);
    if (table?.sheetId !== sheet.id) continue;
    const right = table.firstColumn + table.headers.length;
    if (selected.columnIndex >= right || selected.columnIndex + selected.columnCount <= table.firstColumn)
      continue;
    const body = context.workbook.tables.getItem(table.excelName).getDataBodyRange();
    body.load("rowCount");
    await sync();
    const first = Math.max(0, selected.rowIndex - table.headerRow - 1);
    const last = Math.min(body.rowCount, selected.rowIndex + selected.rowCount - table.headerRow - 1);
    const column = table.columns.get(idRole(table));
    if (last <= first) continue;
    if (column === undefined) {
      const header = headerOf(name, idRole(table), store.setup.settings.locale);
      throw new Refusal(reason("noIdColumn", { table: table.excelName, header }));
    }
    const ids = await selectedIds(session, store, table, first, Math.min(last - first, mostRows), column);
    return { records: { type: recordTypeIn(name), ids: [...new Set(ids)] }, cell: undefined };
  }
  return { records: undefined, cell: cell() };
}

/** The ids in the visible ones of the selected rows: what a filter hides is not meant. */
async function selectedIds(
  session: Session,
  store: OpenStore,
  table: TableLayout,
  first: number,
  count: number,
  column: number,
): Promise<string[]> {
  const range = bodyRange(session.context, table, first, count, column, 1);
  range.load("values,rowHidden");
  await session.sync();
  const seen = (range.values as CellValue[][])
    .map(([cell], index) => ({ id: String(cell ?? "").trim(), row: first + index }))
    .filter(({ id }) => id !== "");
  if (!standWhereSeen(store, table, seen)) await recheckIds(session, store, table);
  let values = range.values as CellValue[][];
  const isHidden = range.rowHidden as boolean | null;
  if (isHidden === true) return [];
  // Null when some rows are hidden and some are not.
  if (isHidden === null) {
    const visible = range.getVisibleView();
    visible.load("values");
    await session.sync();
    values = visible.values as CellValue[][];
  }
  return values.map(([cell]) => String(cell ?? "").trim()).filter((id) => id !== "");
}

/** Selects the row of a record in its table. */
export async function selectRow(
  { context, sync }: Session,
  layout: StoreLayout,
  type: RecordType,
  row: number,
): Promise<void> {
  const table = layout.get(tableOf(type));
  if (table === undefined) return;
  context.workbook.worksheets.getItem(table.sheetId).activate();
  bodyRange(context, table, row, 1, 0, 1).select();
  await sync();
}
