import type { TableState } from "./records";
import { bodyArea } from "./tableBook";
import type { Area, SheetArea } from "./values";
import type { WorkbookModel } from "./workbook";

/** A structured reference by its whole text (`Log[[#Headers],[Stage]]`, or a table's bare name); undefined if it is none. */
export function resolveStructured(workbook: WorkbookModel, text: string): SheetArea | undefined {
  const found = /^([^[\]]+)(?:\[(.*)\])?$/s.exec(text);
  const table = found?.[1] === undefined ? undefined : workbook.tableByName(found[1]);
  if (!table) return undefined;
  return resolveInTable(table, found?.[2] ?? "", null) ?? undefined;
}

/**
 * What stands in a table's brackets, as cells; null if it names no such part. `row` is the row that asks, for `@` and
 * `#This Row`; a part outside the body has none.
 */
export function resolveInTable(table: TableState, inner: string, row: number | null): SheetArea | null {
  const text = inner.trim();
  let thisRow = false;
  let part: "body" | "all" | "headers" | "totals" | "headersAndBody" | "bodyAndTotals" = "body";
  const columns: string[] = [];
  let rest = text;
  if (rest.startsWith("@")) {
    thisRow = true;
    rest = rest.slice(1);
  }
  const items = /^\s*\[/.test(rest) ? bracketed(rest) : rest === "" ? [] : [rest];
  for (const item of items) {
    const name = item.trim();
    switch (name.toLowerCase()) {
      case "#all":
        part = "all";
        break;
      case "#headers":
        part =
          part === "body" && items.some((other) => /^#data$/i.test(other.trim()))
            ? "headersAndBody"
            : "headers";
        break;
      case "#totals":
        part = items.some((other) => /^#data$/i.test(other.trim())) ? "bodyAndTotals" : "totals";
        break;
      case "#data":
        break;
      case "#this row":
        thisRow = true;
        break;
      default:
        columns.push(name.replace(/'(.)/g, "$1"));
    }
  }
  const rows = rowsOf(table, part, thisRow, row);
  const span = columnsOf(table, columns);
  return rows && span ? { sheetId: table.sheetId, ...rows, ...span } : null;
}

/** The contents of `[a],[b]:[c]`. */
function bracketed(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let current = "";
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === "'" && depth > 0) {
      current += char + (text[++i] ?? "");
      continue;
    }
    if (char === "[" && depth++ === 0) continue;
    if (char === "]" && --depth === 0) {
      items.push(current);
      current = "";
      continue;
    }
    if (depth > 0) current += char;
  }
  return items;
}

function rowsOf(
  table: TableState,
  part: "body" | "all" | "headers" | "totals" | "headersAndBody" | "bodyAndTotals",
  thisRow: boolean,
  row: number | null,
): Pick<Area, "row" | "rows"> | null {
  const { area } = table;
  const body = bodyArea(table);
  if (thisRow) return row !== null && row >= body.row && row < body.row + body.rows ? { row, rows: 1 } : null;
  switch (part) {
    case "all":
      return { row: area.row, rows: area.rows };
    case "headers":
      return table.showHeaders ? { row: area.row, rows: 1 } : null;
    case "totals":
      return table.showTotals ? { row: area.row + area.rows - 1, rows: 1 } : null;
    case "headersAndBody":
      return { row: area.row, rows: body.row + body.rows - area.row };
    case "bodyAndTotals":
      return { row: body.row, rows: area.row + area.rows - body.row };
    default:
      return { row: body.row, rows: body.rows };
  }
}

function columnsOf(table: TableState, names: readonly string[]): Pick<Area, "column" | "columns"> | null {
  const { area } = table;
  if (names.length === 0) return { column: area.column, columns: area.columns };
  const at = (name: string): number =>
    table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
  const first = at(names[0] ?? "");
  const last = at(names[names.length - 1] ?? "");
  if (first < 0 || last < 0) return null;
  return { column: area.column + Math.min(first, last), columns: Math.abs(last - first) + 1 };
}
