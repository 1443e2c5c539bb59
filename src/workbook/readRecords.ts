import type { CellBlock } from "../domain/cell";
import { reason } from "../domain/result";
import { parseRecord } from "../domain/store/parseRecord";
import type { StoreRecord } from "../domain/store/record";
import { headerOf, idRoleOf, recordTypeIn } from "../domain/store/roles";
import { textOf } from "../domain/store/row";
import type { FunnelIndex } from "../metrics";
import { idRole } from "./findRows";
import type { TableLayout } from "./layout";
import type { OpenStore } from "./openStore";
import { pause, timeIsUp } from "./pause";
import { readPages } from "./readRows";
import type { ReadProgress } from "./readStore";
import type { Session } from "./run";
import { placed, placesIn, rowByRole } from "./sheetRow";

/** Rows that are taken in without a look at the clock: a millisecond or two. */
const rowsPerSlice = 50;

/** Told of rows that became records: their cells, of one table. */
type TakeRows = (table: TableLayout, rows: CellBlock) => void;

/** Reads both record tables into a store and its index, which have none yet. */
export async function readRecords(
  session: Session,
  store: OpenStore,
  progress?: ReadProgress,
): Promise<void> {
  await readTables(session, store, takeInto(store.index), progress);
}

/** Reads both record tables anew, with their rows and what is wrong with them; the index takes what differs. */
export async function rereadRecords(session: Session, store: OpenStore): Promise<void> {
  const before = new Map(store.records);
  await readTables(session, store, () => undefined);
  for (const [id, record] of store.records) {
    const known = before.get(id);
    if (known === undefined || !areAlike(known, record)) {
      if (known !== undefined && known.type !== record.type) store.index.removeRecord(id, known.type);
      store.index.setRecords([record]);
    }
    if (timeIsUp()) await pause();
  }
  for (const id of before.keys()) {
    if (!store.records.has(id)) store.index.removeRecord(id);
    if (timeIsUp()) await pause();
  }
}

function areAlike(before: StoreRecord, after: StoreRecord): boolean {
  if (before.type !== after.type || before.linkedId !== after.linkedId) return false;
  if (before.fields.size !== after.fields.size) return false;
  for (const [key, value] of before.fields) if (after.fields.get(key) !== value) return false;
  return true;
}

async function readTables(
  session: Session,
  store: OpenStore,
  take: TakeRows,
  progress?: ReadProgress,
): Promise<void> {
  store.records.clear();
  store.duplicates.clear();
  store.problems = store.problems.filter(
    ({ reason: { code } }) => code !== "duplicateId" && code !== "noIdColumn",
  );
  for (const name of ["Leads", "Opportunities"] as const) {
    const table = store.layout.get(name);
    if (table === undefined) continue;
    noteIdColumn(store, table);
    const hints = new Map<string, number>();
    await readPages(
      session,
      table,
      0,
      table.rowCount,
      async (page, first) => {
        for (let from = 0; from < page.length; from += rowsPerSlice) {
          const slice = page.slice(from, from + rowsPerSlice);
          take(table, takeRecords(store, table, slice, first + from, hints));
          if (timeIsUp()) await pause();
        }
      },
      (done, total) => progress?.(name, done, total),
    );
    store.rows.set(table.name, hints);
  }
}

function noteIdColumn(store: OpenStore, table: TableLayout): void {
  const role = idRole(table);
  if (table.columns.has(role)) return;
  store.problems.push({
    recordId: "",
    reason: reason("noIdColumn", {
      table: table.excelName,
      header: headerOf(table.name, role, store.setup.settings.locale),
    }),
  });
}

/**
 * Parses rows of a record table into the store. A second row with the same id is a problem, never a second record.
 *
 * @returns the rows that became records.
 */
function takeRecords(
  store: OpenStore,
  table: TableLayout,
  cells: CellBlock,
  first: number,
  hints: Map<string, number>,
): CellBlock {
  const type = recordTypeIn(table.name);
  const role = idRole(table);
  return cells.filter((values, index) => {
    const row = rowByRole(table, values);
    const id = textOf(row, role);
    if (id === "") return false;
    if (hints.has(id) || store.records.has(id)) {
      store.duplicates.add(id);
      store.problems.push({
        recordId: id,
        reason: placed(reason("duplicateId", { id }), table, first + index),
      });
      return false;
    }
    hints.set(id, first + index);
    store.records.set(id, parseRecord(type, row, store.setup).record);
    return true;
  });
}

/** Takes rows into an index as they stand in the sheet. */
function takeInto(index: FunnelIndex): TakeRows {
  return (table, rows) => {
    const type = recordTypeIn(table.name);
    const id = table.columns.get(idRoleOf(type));
    if (id === undefined || rows.length === 0) return;
    const linkedId = table.columns.get(type === "lead" ? "opportunityId" : "leadId");
    index.loadRecords(type, rows, { id, linkedId, fields: placesIn(table) });
  };
}
