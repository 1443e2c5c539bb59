import type { CellBlock, CellValue } from "../domain/cell";
import { parseRecord } from "../domain/store/parseRecord";
import { recordTypeIn } from "../domain/store/roles";
import { textOf } from "../domain/store/row";
import type { TableName } from "../domain/store/tables";
import { idRole, type RowHints } from "./findRows";
import { layoutOf, type StoreLayout, type TableLayout } from "./layout";
import { locateTables } from "./locateTables";
import type { OpenStore } from "./openStore";
import { bodyRange, readRows } from "./readRows";
import { readOn, type LogGrowth } from "./readLog";
import { indexOfRows } from "./readStore";
import { recheckIds } from "./recheckIds";
import { rowByRole } from "./sheetRow";
import type { Session } from "./run";

/** What a glance found: the ids whose rows were read and taken into the index, and those that are in no row any more. */
export interface Glance {
  readonly found: ReadonlySet<string>;
  readonly gone: readonly string[];
  /** What others have added to the log since. */
  readonly log: LogGrowth;
  /** Tables or columns have moved: the store was looked for anew. */
  readonly moved: boolean;
}

/** Rows that stand further apart than this are not read in one piece. */
const widestSpan = 3_000;

/**
 * Reads what planning needs, right before it: where the tables are, the rows of these records, the log rows added since. One
 * sync when nothing has moved and nobody has written.
 *
 * @param growing Tables that rows will be added to: how long they are is read too.
 */
export async function glance(
  session: Session,
  store: OpenStore,
  ids: readonly string[],
  growing: readonly TableName[] = [],
): Promise<Glance> {
  const log = layoutOf(store.layout, "StageLog");
  const tables = new Map<TableLayout, string[]>();
  for (const id of ids) {
    const table = tableOf(store, id);
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), id]);
  }
  const looked = new Set([log, ...tables.keys(), ...growing.flatMap((name) => store.layout.get(name) ?? [])]);
  const places = [...looked].map((table) => lookAt(session, table));
  const spans = [...tables].map(([table, own]) => loadSpan(session, store, table, own));
  let moved = false;
  try {
    await session.sync();
    moved = !places.every((place) => place.isUnchanged());
  } catch {
    // A table that was renamed or deleted: it is looked for again.
    moved = true;
  }
  if (moved) store.layout = await locateTables(session);
  else store.layout = asNow(store.layout, places);

  const found = new Set<string>();
  for (const span of moved ? [] : spans) takeSpan(store, span, found);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) await searchRows(session, store, missing, found);
  const grown = await readOn(session, store, () => indexOfRows(store));
  return { found, gone: ids.filter((id) => !found.has(id)), log: grown, moved };
}

/** The table in whose rows a record stands, as far as is known. */
export function tableOf(store: OpenStore, recordId: string): TableLayout | undefined {
  for (const name of ["Opportunities", "Leads"] as const) {
    if (store.rows.get(name)?.has(recordId) === true) return store.layout.get(name);
  }
  return undefined;
}

interface Place {
  readonly table: TableLayout;
  /** The table as it is now, where only its length, its totals row or its sheet's name have changed. */
  readonly asNow: () => TableLayout;
  readonly isUnchanged: () => boolean;
}

function lookAt({ context }: Session, table: TableLayout): Place {
  const excelTable = context.workbook.tables.getItem(table.excelName);
  excelTable.load("showTotals");
  // eslint-disable-next-line office-addins/load-object-before-read -- the way to the sheet needs no load, its properties do
  const sheet = excelTable.worksheet;
  sheet.load("id,name");
  const header = excelTable.getHeaderRowRange();
  header.load("values,rowIndex,columnIndex");
  const body = excelTable.getDataBodyRange();
  body.load("rowCount");
  return {
    table,
    asNow: () => ({
      ...table,
      rowCount: body.rowCount,
      showsTotals: excelTable.showTotals,
      sheetName: sheet.name,
    }),
    isUnchanged: () => {
      const headers = (header.values as CellValue[][])[0] ?? [];
      return (
        sheet.id === table.sheetId &&
        header.rowIndex === table.headerRow &&
        header.columnIndex === table.firstColumn &&
        headers.length === table.headers.length &&
        headers.every((value, index) => String(value) === table.headers[index])
      );
    },
  };
}

function asNow(layout: StoreLayout, places: readonly Place[]): StoreLayout {
  const fresh = new Map(layout);
  for (const place of places) fresh.set(place.table.name, place.asNow());
  return fresh;
}

interface Span {
  readonly table: TableLayout;
  readonly ids: readonly string[];
  readonly first: number;
  readonly range: Excel.Range | undefined;
}

/** Loads the rows from the first to the last of these records where they stand near each other. */
function loadSpan({ context }: Session, store: OpenStore, table: TableLayout, ids: readonly string[]): Span {
  const hints: RowHints = store.rows.get(table.name) ?? new Map<string, number>();
  const rows = ids.map((id) => hints.get(id) ?? 0);
  const first = rows.reduce((least, row) => Math.min(least, row), Infinity);
  const count = rows.reduce((most, row) => Math.max(most, row), 0) - first + 1;
  if (count > widestSpan) return { table, ids, first: 0, range: undefined };
  const range = bodyRange(context, table, first, count);
  range.load("values");
  return { table, ids, first, range };
}

function takeSpan(store: OpenStore, span: Span, found: Set<string>): void {
  if (span.range === undefined) return;
  const cells = span.range.values as CellBlock;
  const hints = store.rows.get(span.table.name);
  for (const id of span.ids) {
    const values = cells[(hints?.get(id) ?? 0) - span.first];
    if (values !== undefined) takeRow(store, span.table, id, values, found);
  }
}

/** Finds rows that are not where they were thought to be: the id columns are read anew. */
async function searchRows(
  session: Session,
  store: OpenStore,
  ids: readonly string[],
  found: Set<string>,
): Promise<void> {
  for (const name of ["Leads", "Opportunities"] as const) {
    const table = store.layout.get(name);
    if (table === undefined) continue;
    await recheckIds(session, store, table);
    const hints: RowHints = store.rows.get(name) ?? new Map<string, number>();
    const here = ids.filter((id) => hints.has(id));
    if (here.length === 0) continue;
    const rows = here.map((id) => hints.get(id) ?? 0);
    const first = rows.reduce((least, row) => Math.min(least, row), Infinity);
    const last = rows.reduce((most, row) => Math.max(most, row), 0);
    const cells = await readRows(session, table, first, last - first + 1);
    for (const id of here) {
      const values = cells[(hints.get(id) ?? 0) - first];
      if (values !== undefined) takeRow(store, table, id, values, found);
    }
  }
}

function takeRow(
  store: OpenStore,
  table: TableLayout,
  id: string,
  values: readonly CellValue[],
  found: Set<string>,
): void {
  const row = rowByRole(table, values);
  if (textOf(row, idRole(table)) !== id) return;
  const { record } = parseRecord(recordTypeIn(table.name), row, store.setup);
  store.index.setRecords([record]);
  found.add(id);
}
