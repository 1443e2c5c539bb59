import type { TableName } from "../domain/store/tables";
import type { Book } from "./book";
import { idRole } from "./findRows";
import type { StoreLayout, TableLayout } from "./layout";
import { recheckIds, standWhereSeen } from "./recheckIds";
import { readRows } from "./readRows";
import { rowByRole } from "./sheetRow";
import { textOf } from "../domain/store/row";
import type { SheetChange } from "./watch";
import { locateTables } from "./locateTables";
import type { OpenStore } from "./openStore";
import type { Result } from "../domain/result";
import type { Session } from "./run";

/** What a change in the grid means for the store. */
export type EditMeaning =
  /** One cell in a record's row, or a row typed below a table: its events are to be written at once. */
  | { readonly kind: "record"; readonly ids: readonly string[]; readonly nameless: boolean }
  /** A paste, a fill, a block: the rows are marked, reconcile finds the missing events later. */
  | { readonly kind: "block"; readonly ids: readonly string[]; readonly nameless: boolean }
  | { readonly kind: "setup" }
  /** Rows were added to the log. */
  | { readonly kind: "log" }
  /** A header, the place of a table, a row that was read already: everything is to be read again. */
  | { readonly kind: "tables" }
  | { readonly kind: "nothing" };

const setupNames: ReadonlySet<TableName> = new Set<TableName>([
  "Stages",
  "People",
  "Lists",
  "Rates",
  "Calendar",
  "Targets",
  "Periods",
  "Settings",
]);

/**
 * Says which part of the store a change may have touched. The event is only a hint (its address may be wrong, an edit may fire
 * none): the rows it names are read, nothing else is taken from it.
 */
export async function readEdit(book: Book, change: SheetChange): Promise<Result<EditMeaning>> {
  return book.run(async (session): Promise<EditMeaning> => {
    const { store } = book;
    if (store === undefined || !isOnSheet(store.layout, change)) return { kind: "nothing" };
    const area = areaOf(change.address);
    const here = [...store.layout.values()].filter((table) => table.sheetId === change.sheetId);
    if (area === undefined || here.some((table) => meetsHeader(table, area, change)))
      return { kind: "tables" };
    const before = store.layout;
    store.layout = await locateTables(session);
    const met = [...store.layout.values()].filter(
      (table) => table.sheetId === change.sheetId && meetsBody(table, before.get(table.name), area),
    );
    const [table, ...others] = met;
    if (table === undefined) return { kind: "nothing" };
    if (met.every(({ name }) => setupNames.has(name))) return { kind: "setup" };
    if (others.length > 0 || table.name === "Fields") return { kind: "tables" };
    if (table.name === "StageLog") return { kind: isBelowRead(store, table, area) ? "log" : "tables" };
    if (table.name !== "Leads" && table.name !== "Opportunities") return { kind: "nothing" };
    if (change.isDeletion) return { kind: "tables" };
    return rowsEdited(await idsIn(session, store, table, area), change);
  });
}

function isOnSheet(layout: StoreLayout, change: SheetChange): boolean {
  return [...layout.values()].some((table) => table.sheetId === change.sheetId);
}

/** Zero-based sheet rows and columns, all included. */
interface EditedArea {
  readonly first: number;
  readonly last: number;
  readonly left: number;
  readonly right: number;
}

/** The rows and columns that an address spans ("C5", "A2:D10", "5:7", "B2,B9"); undefined for whole columns and what can't be read. */
export function areaOf(address: string): EditedArea | undefined {
  const plain = address.replace(/\$/g, "");
  const rows = [...plain.matchAll(/\d+/g)].map((match) => Number(match[0]) - 1);
  if (rows.length === 0) return undefined;
  const columns = [...plain.matchAll(/[A-Z]+/gi)].map((match) => columnIndex(match[0]));
  return {
    first: Math.min(...rows),
    last: Math.max(...rows),
    left: columns.length === 0 ? 0 : Math.min(...columns),
    right: columns.length === 0 ? Infinity : Math.max(...columns),
  };
}

function columnIndex(letters: string): number {
  return (
    Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}

/** Whether a header was edited (one beside it too: the table grows), or rows or cells above it came or went. */
function meetsHeader(table: TableLayout, area: EditedArea, change: SheetChange): boolean {
  return area.first <= table.headerRow && (area.last >= table.headerRow || !change.isEdit);
}

/** Whether an area meets the rows of a table as they are, or as they were before some went. */
function meetsBody(table: TableLayout, before: TableLayout | undefined, area: EditedArea): boolean {
  const rows = Math.max(table.rowCount, before?.rowCount ?? 0);
  return (
    area.last > table.headerRow &&
    area.first <= table.headerRow + rows &&
    area.right >= table.firstColumn &&
    area.left < table.firstColumn + table.headers.length
  );
}

/** Whether only rows of the log were touched that have not been read yet. */
function isBelowRead(store: OpenStore, table: TableLayout, area: EditedArea): boolean {
  return area.first > table.headerRow + store.logRowsRead;
}

async function idsIn(
  session: Session,
  store: OpenStore,
  table: TableLayout,
  area: EditedArea,
): Promise<{ ids: string[]; nameless: boolean }> {
  const first = Math.max(0, area.first - table.headerRow - 1);
  const last = Math.min(table.rowCount - 1, area.last - table.headerRow - 1);
  if (last < first) return { ids: [], nameless: false };
  const cells = await readRows(session, table, first, last - first + 1);
  const found: { id: string; row: number }[] = [];
  let nameless = false;
  cells.forEach((values, index) => {
    const id = textOf(rowByRole(table, values), idRole(table));
    if (id !== "") found.push({ id, row: first + index });
    else if (values.some((cell) => cell !== "")) nameless = true;
  });
  if (!standWhereSeen(store, table, found)) await recheckIds(session, store, table);
  return { ids: [...new Set(found.map(({ id }) => id))], nameless };
}

function rowsEdited(found: { ids: string[]; nameless: boolean }, change: SheetChange): EditMeaning {
  if (found.ids.length === 0 && !found.nameless) return { kind: "nothing" };
  return { kind: change.singleCell ? "record" : "block", ...found };
}
