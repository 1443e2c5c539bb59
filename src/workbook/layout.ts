import type { TableName } from "../domain/store/tables";

/** Where one table of the store stands now, and which of its columns has which role. Read anew before every write. */
export interface TableLayout {
  readonly name: TableName;
  /** The Excel table's own name: another than `name` where a team's table was adopted. */
  readonly excelName: string;
  readonly sheetName: string;
  /** What change events call the sheet; it is found by this, since people rename sheets. */
  readonly sheetId: string;
  /** Zero-based sheet row of the header. */
  readonly headerRow: number;
  /** Zero-based sheet column of the first table column. */
  readonly firstColumn: number;
  readonly headers: readonly string[];
  /** Role → column within the table, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  /** Rows of the body; an empty Excel table has one blank row. */
  readonly rowCount: number;
  readonly showsTotals: boolean;
}

/** The tables of the store that the workbook has. */
export type StoreLayout = ReadonlyMap<TableName, TableLayout>;

/** The layout of a table that must be there once a store was found. */
export function layoutOf(layout: StoreLayout, name: TableName): TableLayout {
  const table = layout.get(name);
  if (table === undefined) throw new Error(`the store has no table ${name}`);
  return table;
}

/** Whether the workbook holds a store: records, a log and stages. */
export function isStore(layout: StoreLayout): boolean {
  return (
    (layout.has("Leads") || layout.has("Opportunities")) && layout.has("StageLog") && layout.has("Stages")
  );
}
