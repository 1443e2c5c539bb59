import type { CellValue } from "../domain/cell";
import type { Plan } from "../domain/planning/plan";
import { parseRecord } from "../domain/store/parseRecord";
import { recordTypeIn } from "../domain/store/roles";
import { layoutOf, type TableLayout } from "./layout";
import type { OpenStore } from "./openStore";
import { placesIn } from "./sheetRow";
import { recordOf } from "./storeRecords";

/**
 * Takes the rows of a written plan into memory, as reading the sheets again would; its events are for `takeEvents`.
 *
 * @returns the ids of the records whose rows it set.
 */
export function applyPlan(store: OpenStore, plan: Plan): ReadonlySet<string> {
  const changed = new Set<string>();
  if (plan.events.length > 0) {
    const log = layoutOf(store.layout, "StageLog");
    // A new log has one blank row, which the first event filled.
    grow(
      store,
      log,
      store.lastEventId === "" && log.rowCount === 1 ? plan.events.length - 1 : plan.events.length,
    );
    store.logRowsRead = layoutOf(store.layout, "StageLog").rowCount;
    store.lastEventId = plan.events.at(-1)?.eventId ?? store.lastEventId;
  }
  for (const { table, recordId, values } of plan.newRows) {
    const layout = layoutOf(store.layout, table);
    if (table === "Activities" || table === "Periods") {
      grow(store, layout, store.activities.length === 0 && layout.rowCount === 1 ? 0 : 1);
      continue;
    }
    const hints = store.rows.get(table) ?? new Map<string, number>();
    const wasBlank = hints.size === 0 && layout.rowCount === 1;
    hints.set(recordId, wasBlank ? 0 : layout.rowCount);
    store.rows.set(table, hints);
    if (!wasBlank) grow(store, layout, 1);
    takeCells(store, layout, recordId, new Map(Object.entries(values)));
    changed.add(recordId);
  }
  for (const { table, recordId, values } of plan.patches) {
    const record = recordOf(store, recordId);
    const cells = new Map<string, CellValue>([...(record?.fields ?? []), ...Object.entries(values)]);
    takeCells(store, layoutOf(store.layout, table), recordId, cells);
    changed.add(recordId);
  }
  for (const { table, recordId } of plan.removedRows) {
    const row = store.rows.get(table)?.get(recordId);
    store.rows.get(table)?.delete(recordId);
    store.index.removeRecord(recordId);
    if (row !== undefined) shiftUp(store, layoutOf(store.layout, table), row);
  }
  return changed;
}

function takeCells(
  store: OpenStore,
  table: TableLayout,
  recordId: string,
  cells: Map<string, CellValue>,
): void {
  const places = placesIn(table);
  for (const [role, index] of table.columns) {
    const header = table.headers[index];
    const value = cells.get(role);
    if (header !== undefined && value !== undefined && places.has(header)) cells.set(header, value);
  }
  const { record } = parseRecord(recordTypeIn(table.name), cells, store.setup);
  store.index.setRecords([record]);
}

function grow(store: OpenStore, table: TableLayout, rows: number): void {
  store.layout = new Map(store.layout).set(table.name, { ...table, rowCount: table.rowCount + rows });
}

function shiftUp(store: OpenStore, table: TableLayout, removed: number): void {
  const hints = store.rows.get(table.name);
  if (hints === undefined) return;
  for (const [id, row] of hints) if (row > removed) hints.set(id, row - 1);
  if (table.rowCount > 1) grow(store, table, -1);
}
