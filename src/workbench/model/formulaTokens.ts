import { columnName, columnNumber, quotedSheetName } from "./address";
import type { Area } from "./values";
import { maxColumns, maxRows } from "./values";

/** A reference to cells as written, with what is fixed by dollars. Row or column -1: whole columns or rows. */
export interface CellReference {
  readonly sheet: string | null;
  readonly area: Area;
  readonly fixed: { row1: boolean; column1: boolean; row2: boolean; column2: boolean };
  readonly single: boolean;
  /** Written with `#`: the spill of the cell. */
  readonly spill: boolean;
}

/** A piece of a formula's text. */
export type Token =
  | { readonly kind: "string" | "number" | "error" | "name" | "operator" | "space"; readonly text: string }
  | { readonly kind: "reference"; readonly text: string; readonly reference: CellReference }
  | { readonly kind: "structured"; readonly text: string; readonly table: string; readonly inner: string };

const word = "[\\p{L}_\\\\][\\p{L}\\p{N}_.]*";
const referencePattern = new RegExp(
  `(?:('(?:[^']|'')+'|${word})!)?` +
    "(?:(\\$?)([A-Za-z]{1,3})(\\$?)(\\d{1,7})(?::(\\$?)([A-Za-z]{1,3})(\\$?)(\\d{1,7}))?(#?)" +
    "|(\\$?)([A-Za-z]{1,3}):(\\$?)([A-Za-z]{1,3})|(\\$?)(\\d{1,7}):(\\$?)(\\d{1,7}))(?![\\p{L}\\p{N}_.(\\[!])",
  "uy",
);
const patterns: readonly [Exclude<Token["kind"], "reference" | "structured">, RegExp][] = [
  ["space", /\s+/y],
  ["string", /"(?:[^"]|"")*"/y],
  ["error", /#(?:N\/A|[A-Z0-9/]+[!?])/y],
  ["number", /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", new RegExp(`(?:(?:'(?:[^']|'')+'|${word})!)?${word}`, "uy")],
  ["operator", /<>|<=|>=|[-+*/^&=<>%(){},;:@]/y],
];
const structuredPattern = new RegExp(`(?:${word})?(?=\\[)`, "uy");

/** Splits a formula (without its `=`) into tokens; undefined if a piece can't be read. */
export function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = readReference(text, at) ?? readStructured(text, at) ?? readPlain(text, at);
    if (!token) return undefined;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readPlain(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    const found = match(pattern, text, at);
    if (found && found[0].length > 0) return { kind, text: found[0] };
  }
  return undefined;
}

function readStructured(text: string, at: number): Token | undefined {
  const found = match(structuredPattern, text, at);
  if (!found) return undefined;
  const open = at + found[0].length;
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const char = text[i];
    if (char === "'") i++;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0)
      return {
        kind: "structured",
        text: text.slice(at, i + 1),
        table: found[0],
        inner: text.slice(open + 1, i),
      };
  }
  return undefined;
}

function readReference(text: string, at: number): Token | undefined {
  const found = match(referencePattern, text, at);
  if (!found) return undefined;
  const sheetText = found[1];
  const sheet = sheetText === undefined ? null : unquote(sheetText);
  const reference = cells(found, sheet) ?? lines(found, sheet);
  return reference ? { kind: "reference", text: found[0], reference } : undefined;
}

function unquote(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replace(/''/g, "'") : sheet;
}

function cells(found: RegExpExecArray, sheet: string | null): CellReference | undefined {
  if (found[3] === undefined) return undefined;
  const column1 = columnNumber(found[3]);
  const row1 = Number(found[5]) - 1;
  const single = found[7] === undefined;
  const column2 = single ? column1 : columnNumber(found[7] ?? "");
  const row2 = single ? row1 : Number(found[9]) - 1;
  if (column1 < 0 || column2 < 0 || row1 < 0 || row2 < 0 || row1 >= maxRows || row2 >= maxRows)
    return undefined;
  return {
    sheet,
    single,
    spill: found[10] === "#",
    area: {
      row: Math.min(row1, row2),
      column: Math.min(column1, column2),
      rows: Math.abs(row2 - row1) + 1,
      columns: Math.abs(column2 - column1) + 1,
    },
    fixed: {
      column1: found[2] === "$",
      row1: found[4] === "$",
      column2: single ? found[2] === "$" : found[6] === "$",
      row2: single ? found[4] === "$" : found[8] === "$",
    },
  };
}

function lines(found: RegExpExecArray, sheet: string | null): CellReference | undefined {
  const whole = { sheet, single: false, spill: false };
  if (found[12] !== undefined) {
    const first = columnNumber(found[12]);
    const last = columnNumber(found[14] ?? "");
    if (first < 0 || last < 0) return undefined;
    const area = {
      row: 0,
      column: Math.min(first, last),
      rows: maxRows,
      columns: Math.abs(last - first) + 1,
    };
    return {
      ...whole,
      area,
      fixed: { row1: true, row2: true, column1: found[11] === "$", column2: found[13] === "$" },
    };
  }
  const first = Number(found[16]) - 1;
  const last = Number(found[18]) - 1;
  if (!(first >= 0 && last >= 0)) return undefined;
  const area = {
    row: Math.min(first, last),
    column: 0,
    rows: Math.abs(last - first) + 1,
    columns: maxColumns,
  };
  return {
    ...whole,
    area,
    fixed: { column1: true, column2: true, row1: found[15] === "$", row2: found[17] === "$" },
  };
}

/** A reference's text again, for instance after it moved. */
export function referenceText(reference: CellReference): string {
  const { area, fixed, single, spill, sheet } = reference;
  const prefix = sheet === null ? "" : `${quotedSheetName(sheet)}!`;
  const column = (number: number, dollar: boolean): string => (dollar ? "$" : "") + columnName(number);
  const row = (number: number, dollar: boolean): string => `${dollar ? "$" : ""}${number + 1}`;
  const lastRow = area.row + area.rows - 1;
  const lastColumn = area.column + area.columns - 1;
  if (area.rows >= maxRows)
    return `${prefix}${column(area.column, fixed.column1)}:${column(lastColumn, fixed.column2)}`;
  if (area.columns >= maxColumns) return `${prefix}${row(area.row, fixed.row1)}:${row(lastRow, fixed.row2)}`;
  const first = column(area.column, fixed.column1) + row(area.row, fixed.row1);
  if (single) return prefix + first + (spill ? "#" : "");
  return `${prefix}${first}:${column(lastColumn, fixed.column2)}${row(lastRow, fixed.row2)}`;
}
