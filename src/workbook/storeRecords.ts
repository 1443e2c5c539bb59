import type { CellValue } from "../domain/cell";
import { parseRecord } from "../domain/store/parseRecord";
import type { StoreRecord } from "../domain/store/record";
import { tableOf } from "../domain/store/roles";
import { recordTypes, type RecordType } from "../domain/store/words";
import type { OpenStore } from "./openStore";
import { placesIn } from "./sheetRow";
import { typedCell } from "./typedCell";

const types = Object.keys(recordTypes) as RecordType[];

/** Whether a row of Leads or Opportunities has this id. */
export function hasRecord(store: OpenStore, id: string): boolean {
  return typeOf(store, id) !== undefined;
}

/** The record with this id, read from its row as it was last seen; undefined where no row has it. */
export function recordOf(store: OpenStore, id: string): StoreRecord | undefined {
  const type = typeOf(store, id);
  const record = type === undefined ? undefined : store.index.core.records.find(type, id);
  if (type === undefined || record === undefined) return undefined;
  return parseRecord(type, cellsOf(store, type, record), store.setup).record;
}

/** The ids of the records (of one type where it is said), in the order in which their rows stand. */
export function* recordIds(store: OpenStore, type?: RecordType): Generator<string, void> {
  for (const each of type === undefined ? types : [type]) {
    for (const id of store.rows.get(tableOf(each))?.keys() ?? []) if (typeOf(store, id) === each) yield id;
  }
}

/** The type of the record that an id is of: that of the table in which its row was seen last, the lead where both have one. */
function typeOf({ index, rows }: OpenStore, id: string): RecordType | undefined {
  const { records } = index.core;
  const hasRow = (type: RecordType): boolean => {
    const record = records.find(type, id);
    return record !== undefined && records.hasRow(record);
  };
  if (!hasRow("lead")) return hasRow("opportunity") ? "opportunity" : undefined;
  const isDeal = rows.get("Leads")?.has(id) !== true && hasRow("opportunity");
  return isDeal && rows.get("Opportunities")?.has(id) === true ? "opportunity" : "lead";
}

/** The cells of a record's row as they stand in the sheet. */
function cellsOf({ index, layout }: OpenStore, type: RecordType, record: number): Map<string, CellValue> {
  const cells = new Map<string, CellValue>();
  const table = layout.get(tableOf(type));
  if (table === undefined) return cells;
  for (const [key, place] of placesIn(table)) {
    cells.set(key, typedCell(index.core, type, record, key, table.headers[place] ?? "") ?? "");
  }
  return cells;
}
