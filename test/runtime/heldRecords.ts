import type { CellValue } from "../../src/domain/cell";
import { parseRecord } from "../../src/domain/store/parseRecord";
import type { StoreRecord } from "../../src/domain/store/record";
import { idRoleOf, recordTypeIn } from "../../src/domain/store/roles";
import type { WorkbookModel } from "../../src/workbench/model/workbook";
import type { OpenStore } from "../../src/workbook/openStore";
import { rowByRole } from "../../src/workbook/sheetRow";
import { recordIds, recordOf } from "../../src/workbook/storeRecords";

/** What the add-in holds of the records, by id; blank cells left out. */
export function heldRecords(store: OpenStore): Record<string, unknown> {
  return Object.fromEntries([...recordIds(store)].map((id) => [id, withoutBlanks(recordOf(store, id)!)]));
}

/** What the sheets say of them: of two rows with one id the first counts. */
export function recordsInSheets(workbook: WorkbookModel, store: OpenStore): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of ["Leads", "Opportunities"] as const) {
    const table = store.layout.get(name);
    const place = workbook.tables.find((each) => each.name === table?.excelName);
    if (table === undefined || place === undefined) continue;
    const [, ...rows] = workbook.values({ sheetId: place.sheetId, ...place.area });
    for (const row of place.showTotals ? rows.slice(0, -1) : rows) {
      const cells = rowByRole(table, row.map((cell) => cell ?? "") as CellValue[]);
      const type = recordTypeIn(name);
      const id = String(cells.get(idRoleOf(type)) ?? "").trim();
      if (id !== "" && !(id in found))
        found[id] = withoutBlanks(parseRecord(type, cells, store.setup).record);
    }
  }
  return found;
}

function withoutBlanks(record: StoreRecord): unknown {
  return { ...record, fields: new Map([...record.fields].filter(([, value]) => value !== "")) };
}
