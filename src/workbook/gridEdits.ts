import type { TableName } from "../domain/store/tables";
import type { Book } from "./book";
import { idRole } from "./findRows";
import type { TableLayout } from "./layout";
import { rowByRole } from "./readStore";
import { readRows } from "./readRows";
import { textOf } from "../domain/store/row";
import type { SheetChange } from "./watch";
import { locateTables } from "./locateTables";
import type { Result } from "../domain/result";

/** What a change in the grid means for the store. */
export type EditMeaning =
  /** One cell in a record's row, or a row typed below a table: its events are to be written at once. */
  | { readonly kind: "record"; readonly ids: readonly string[]; readonly nameless: boolean }
  /** A paste, a fill, a block: the rows are marked, reconcile finds the missing events later. */
  | { readonly kind: "block"; readonly ids: readonly string[]; readonly nameless: boolean }
  | { readonly kind: "setup" }
  | { readonly kind: "log" }
  | { readonly kind: "tables" }
  | { readonly kind: "nothing" };

const setupNames: ReadonlySet<TableName> = new Set<TableName>([
  "Stages",
  "People",
  "Lists",
  "Rates",
  "Calendar",
  "Settings",
]);

/**
 * Says which part of the store a change may have touched. The event is only a hint (its address may be wrong, an edit may fire
 * none): the rows it names are read, nothing else is taken from it.
 */
export async function readEdit(book: Book, change: SheetChange): Promise<Result<EditMeaning>> {
  return book.run(async (session): Promise<EditMeaning> => {
    const { store } = book;
    if (store === undefined) return { kind: "nothing" };
    const here = [...store.layout.values()].filter((table) => table.sheetId === change.sheetId);
    if (here.length === 0) return { kind: "nothing" };
    const rows = rowsOf(change.address);
    if (here.some((table) => table.name === "StageLog")) return { kind: "log" };
    const records = here.find((table) => table.name === "Leads" || table.name === "Opportunities");
    if (records === undefined) {
      if (here.some((table) => table.name === "Fields")) {
        // Set-up tables share a sheet; which of them was meant costs more to tell than to read them all.
        return { kind: "setup" };
      }
      return here.some((table) => setupNames.has(table.name)) ? { kind: "setup" } : { kind: "nothing" };
    }
    if (rows === undefined || rows.first <= records.headerRow) return { kind: "tables" };
    store.layout = await locateTables(session);
    const table = store.layout.get(records.name);
    if (table === undefined) return { kind: "tables" };
    return rowsEdited(await idsIn(session, table, rows), change);
  });
}

interface RowSpan {
  /** Zero-based sheet rows, both included. */
  readonly first: number;
  readonly last: number;
}

/** The sheet rows of an address ("C5", "A2:D10", "5:7", "B2,B9"); undefined for whole columns and what can't be read. */
export function rowsOf(address: string): RowSpan | undefined {
  const numbers = [...address.replace(/\$/g, "").matchAll(/(\d+)/g)].map((match) => Number(match[1]));
  if (numbers.length === 0) return undefined;
  return { first: Math.min(...numbers) - 1, last: Math.max(...numbers) - 1 };
}

async function idsIn(
  session: Parameters<typeof readRows>[0],
  table: TableLayout,
  rows: RowSpan,
): Promise<{ ids: string[]; nameless: boolean }> {
  const first = Math.max(0, rows.first - table.headerRow - 1);
  const last = Math.min(table.rowCount - 1, rows.last - table.headerRow - 1);
  if (last < first) return { ids: [], nameless: false };
  const cells = await readRows(session, table, first, last - first + 1);
  const ids: string[] = [];
  let nameless = false;
  for (const values of cells) {
    const id = textOf(rowByRole(table, values), idRole(table));
    if (id !== "") ids.push(id);
    else if (values.some((cell) => cell !== "")) nameless = true;
  }
  return { ids, nameless };
}

function rowsEdited(found: { ids: string[]; nameless: boolean }, change: SheetChange): EditMeaning {
  if (found.ids.length === 0 && !found.nameless) return { kind: "nothing" };
  return { kind: change.singleCell ? "record" : "block", ...found };
}
