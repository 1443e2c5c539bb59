import type { CellValue } from "../domain/cell";
import { sameName } from "../domain/store/name";
import { findColumn } from "../domain/store/roles";
import { tables, type Table, type TableName } from "../domain/store/tables";
import type { StoreLayout, TableLayout } from "./layout";
import type { Session } from "./run";

/** One row of the Fields table: a role of a store table is played by a column of a table of the team's own. */
interface FieldMapping {
  readonly table: TableName;
  readonly role: string;
  readonly excelTable: string;
  readonly header: string;
}

interface FoundTable {
  readonly excelName: string;
  readonly sheetName: string;
  readonly sheetId: string;
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly headers: readonly string[];
  readonly rowCount: number;
  readonly showsTotals: boolean;
}

/**
 * Finds the store's tables by name and their columns by header, in either language and any order. A table that Fields
 * names plays its part in place of one of the store's own name. Three syncs.
 */
export async function locateTables(session: Session): Promise<StoreLayout> {
  const names = await tableNames(session);
  const storeNames = new Set<string>(tables.map((table) => table.name));
  const mappings = names.includes("Fields") ? await readMappings(session) : [];
  const adopted = new Set(mappings.map((mapping) => mapping.excelTable));
  const found = await findTables(
    session,
    names.filter((name) => storeNames.has(name) || adopted.has(name)),
  );
  const layout = new Map<TableName, TableLayout>();
  for (const table of tables) {
    const own = mappings.filter((mapping) => mapping.table === table.name && found.has(mapping.excelTable));
    const excelName = own[0]?.excelTable ?? table.name;
    const place = found.get(excelName);
    if (place === undefined) continue;
    layout.set(table.name, { name: table.name, ...place, columns: columnsByRole(table, place.headers, own) });
  }
  return layout;
}

async function tableNames({ context, sync }: Session): Promise<string[]> {
  const collection = context.workbook.tables;
  collection.load("items/name");
  await sync();
  return collection.items.map((item) => item.name);
}

async function readMappings({ context, sync }: Session): Promise<FieldMapping[]> {
  const range = context.workbook.tables.getItem("Fields").getRange();
  range.load("values");
  await sync();
  const [header, ...rows] = range.values as CellValue[][];
  const definition = tables.find((table) => table.name === "Fields");
  if (header === undefined || definition === undefined) return [];
  const columns = columnsByRole(definition, header.map(String), []);
  const cell = (row: CellValue[], role: string): string => String(row[columns.get(role) ?? -1] ?? "").trim();
  const mappings: FieldMapping[] = [];
  for (const row of rows) {
    const table = tables.find((candidate) => sameName(candidate.name, cell(row, "table")));
    if (table === undefined) continue;
    const role = findColumn(table.name, cell(row, "role"))?.role;
    const excelTable = cell(row, "sourceTable");
    const sourceColumn = cell(row, "sourceColumn");
    if (role !== undefined && excelTable !== "" && sourceColumn !== "") {
      mappings.push({ table: table.name, role, excelTable, header: sourceColumn });
    }
  }
  return mappings;
}

async function findTables(
  { context, sync }: Session,
  names: readonly string[],
): Promise<Map<string, FoundTable>> {
  const loads = names.map((name) => {
    const table = context.workbook.tables.getItem(name);
    table.load("name,showTotals");
    // eslint-disable-next-line office-addins/load-object-before-read -- the way to the sheet needs no load, its properties do
    const sheet = table.worksheet;
    sheet.load("name,id");
    const header = table.getHeaderRowRange();
    header.load("values,rowIndex,columnIndex");
    const body = table.getDataBodyRange();
    body.load("rowCount");
    return { name, table, sheet, header, body };
  });
  await sync();
  return new Map(
    loads.map(({ name, table, sheet, header, body }) => [
      name,
      {
        excelName: table.name,
        sheetName: sheet.name,
        sheetId: sheet.id,
        headerRow: header.rowIndex,
        firstColumn: header.columnIndex,
        headers: ((header.values as CellValue[][])[0] ?? []).map(String),
        rowCount: body.rowCount,
        showsTotals: table.showTotals,
      },
    ]),
  );
}

/** Role → column. Fields decides where it speaks; else the header in either language. A role is played by one column only. */
function columnsByRole(
  table: Table,
  headers: readonly string[],
  mappings: readonly FieldMapping[],
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  for (const mapping of mappings) {
    const index = headers.findIndex((header) => sameName(header, mapping.header));
    if (index >= 0 && !columns.has(mapping.role)) {
      columns.set(mapping.role, index);
      taken.add(index);
    }
  }
  for (const { role, header } of table.columns) {
    if (columns.has(role)) continue;
    const spellings = [header.en, header.zh, ...(header.also ?? [])];
    const index = headers.findIndex(
      (candidate, position) =>
        !taken.has(position) && spellings.some((spelling) => sameName(spelling, candidate)),
    );
    if (index < 0) continue;
    columns.set(role, index);
    taken.add(index);
  }
  return columns;
}
