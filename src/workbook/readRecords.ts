import type { CellBlock, CellValue } from "../domain/cell";
import { reason } from "../domain/result";
import { parseRecord } from "../domain/store/parseRecord";
import { headerOf, idRoleOf, recordTypeIn, tableOf } from "../domain/store/roles";
import { textOf } from "../domain/store/row";
import type { TableName } from "../domain/store/tables";
import type { FunnelIndex } from "../metrics";
import { idRole, type RowHints } from "./findRows";
import type { TableLayout } from "./layout";
import type { OpenStore, RecordProblem } from "./openStore";
import { pause, timeIsUp } from "./pause";
import { readPages } from "./readRows";
import type { ReadProgress } from "./readStore";
import type { Session } from "./run";
import { placed, placesIn, rowByRole, rowView } from "./sheetRow";
import { typedCell } from "./typedCell";

/** Rows that are taken in without a look at the clock: a millisecond or two. */
const rowsPerSlice = 50;

/** Takes rows that are records: their cells, of one table. */
type TakeRows = (table: TableLayout, rows: CellBlock) => void;

/** Reads both record tables into a store and its index, which have none yet. No record is made of a row. */
export async function readRecords(
  session: Session,
  store: OpenStore,
  progress?: ReadProgress,
): Promise<void> {
  await readTables(session, store, (table, rows) => loadRows(store.index, table, rows), progress);
}

/** Reads both record tables anew, with where their rows stand and what is wrong with them; the index takes what differs. */
export async function rereadRecords(session: Session, store: OpenStore): Promise<void> {
  const { index } = store;
  await readTables(session, store, (table, rows) => {
    const changed = rows.filter((cells) => differs(index, table, cells));
    index.setRecords(
      changed.map(
        (cells) => parseRecord(recordTypeIn(table.name), rowByRole(table, cells), store.setup).record,
      ),
    );
  });
  const { records } = index.core;
  for (let record = 0; record < records.count; record++) {
    const type = records.typeOf(record);
    const id = records.id(record);
    if (records.hasRow(record) && store.rows.get(tableOf(type))?.has(id) !== true)
      index.removeRecord(id, type);
    if (timeIsUp()) await pause();
  }
}

/** Whether a row's cells are others than the index has of its record. */
function differs({ core }: FunnelIndex, table: TableLayout, cells: readonly CellValue[]): boolean {
  const { records } = core;
  const type = recordTypeIn(table.name);
  const record = records.find(type, textOf(rowView(table, cells), idRole(table)));
  if (record === undefined || !records.hasRow(record)) return true;
  for (const [key, place] of placesIn(table)) {
    const typed = typedCell(core, type, record, key, table.headers[place] ?? "");
    if (typed !== (cells[place] ?? "")) return true;
  }
  return false;
}

async function readTables(
  session: Session,
  store: OpenStore,
  take: TakeRows,
  progress?: ReadProgress,
): Promise<void> {
  const seen: SeenRows = { hints: new Map(), duplicates: new Set(), problems: [] };
  for (const name of ["Leads", "Opportunities"] as const) {
    const table = store.layout.get(name);
    if (table === undefined) {
      store.rows.delete(name);
      continue;
    }
    noteIdColumn(store, table, seen);
    seen.hints.set(name, new Map());
    await readPages(
      session,
      table,
      0,
      table.rowCount,
      async (page, first) => {
        for (let from = 0; from < page.length; from += rowsPerSlice) {
          take(table, recordRows(table, page.slice(from, from + rowsPerSlice), first + from, seen));
          if (timeIsUp()) await pause();
        }
      },
      (done, total) => progress?.(name, done, total),
    );
  }
  for (const [name, hints] of seen.hints) store.rows.set(name, hints);
  store.duplicates.clear();
  for (const id of seen.duplicates) store.duplicates.add(id);
  store.problems = [
    ...store.problems.filter(({ reason: { code } }) => code !== "duplicateId" && code !== "noIdColumn"),
    ...seen.problems,
  ];
}

/** What is seen of the rows of the record tables while they are read. */
interface SeenRows {
  readonly hints: Map<TableName, RowHints>;
  readonly duplicates: Set<string>;
  readonly problems: RecordProblem[];
}

function noteIdColumn(store: OpenStore, table: TableLayout, { problems }: SeenRows): void {
  const role = idRole(table);
  if (table.columns.has(role)) return;
  problems.push({
    recordId: "",
    reason: reason("noIdColumn", {
      table: table.excelName,
      header: headerOf(table.name, role, store.setup.settings.locale),
    }),
  });
}

/** Those of some rows that are records: they have an id. A second row with the same id is a problem, never a second record. */
function recordRows(table: TableLayout, cells: CellBlock, first: number, seen: SeenRows): CellBlock {
  const role = idRole(table);
  const hints = seen.hints.get(table.name);
  return cells.filter((values, index) => {
    const id = textOf(rowView(table, values), role);
    if (id === "") return false;
    if ([...seen.hints.values()].some((rows) => rows.has(id))) {
      seen.duplicates.add(id);
      seen.problems.push({
        recordId: id,
        reason: placed(reason("duplicateId", { id }), table, first + index),
      });
      return false;
    }
    hints?.set(id, first + index);
    return true;
  });
}

/** Takes rows into an index as they stand in the sheet. */
function loadRows(index: FunnelIndex, table: TableLayout, rows: CellBlock): void {
  const type = recordTypeIn(table.name);
  const id = table.columns.get(idRoleOf(type));
  if (id === undefined || rows.length === 0) return;
  const linkedId = table.columns.get(type === "lead" ? "opportunityId" : "leadId");
  index.loadRecords(type, rows, { id, linkedId, fields: placesIn(table) });
}
