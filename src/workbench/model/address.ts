import type { Area } from "./values";
import { maxColumns, maxRows } from "./values";

/** A column's letters: 0 is A. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A column's number from its letters, or -1. */
export function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) return -1;
    number = number * 26 + digit;
  }
  return number > maxColumns ? -1 : number - 1;
}

/** A1 notation without a sheet: `B2`, `A1:C9`, `A:C`, `1:9`. */
export function addressOf(area: Area): string {
  const { row, column, rows, columns } = area;
  const lastRow = row + rows;
  const lastColumn = column + columns - 1;
  if (rows >= maxRows && columns >= maxColumns) return `1:${maxRows}`;
  if (rows >= maxRows) return `${columnName(column)}:${columnName(lastColumn)}`;
  if (columns >= maxColumns) return `${row + 1}:${lastRow}`;
  const first = `${columnName(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnName(lastColumn)}${lastRow}`;
}

/** The same with dollars: `$A$1:$C$9`. */
export function absoluteAddressOf(area: Area): string {
  return addressOf(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
}

/** A sheet's name as it stands before `!`. */
export function quotedSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replace(/'/g, "''")}'`;
}

/** `Sheet1!A1:B2`. */
export function fullAddress(sheetName: string, area: Area): string {
  return `${quotedSheetName(sheetName)}!${addressOf(area)}`;
}

const cellPattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const columnPattern = /^\$?([A-Za-z]{1,3})$/;
const rowPattern = /^\$?(\d{1,7})$/;

/** Reads A1 notation without a sheet; undefined if it isn't one. */
export function parseArea(text: string): Area | undefined {
  const parts = text.split(":");
  if (parts.length > 2) return undefined;
  const first = (parts[0] ?? "").trim();
  const last = (parts[1] ?? first).trim();
  const cell1 = cellPattern.exec(first);
  const cell2 = cellPattern.exec(last);
  if (cell1 && cell2)
    return bounded(
      Number(cell1[2]) - 1,
      columnNumber(cell1[1] ?? ""),
      Number(cell2[2]) - 1,
      columnNumber(cell2[1] ?? ""),
    );
  if (parts.length !== 2) return undefined;
  const column1 = columnPattern.exec(first);
  const column2 = columnPattern.exec(last);
  if (column1 && column2)
    return bounded(0, columnNumber(column1[1] ?? ""), maxRows - 1, columnNumber(column2[1] ?? ""));
  const row1 = rowPattern.exec(first);
  const row2 = rowPattern.exec(last);
  if (row1 && row2) return bounded(Number(row1[1]) - 1, 0, Number(row2[1]) - 1, maxColumns - 1);
  return undefined;
}

function bounded(row1: number, column1: number, row2: number, column2: number): Area | undefined {
  if (row1 < 0 || row2 < 0 || column1 < 0 || column2 < 0 || row1 >= maxRows || row2 >= maxRows)
    return undefined;
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  return { row, column, rows: Math.abs(row2 - row1) + 1, columns: Math.abs(column2 - column1) + 1 };
}

/** Splits `'My sheet'!A1` into its sheet and the rest; `sheet` is null without one. */
export function splitAddress(text: string): { sheet: string | null; rest: string } {
  const quoted = /^'((?:[^']|'')*)'!(.*)$/s.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? "").replace(/''/g, "'"), rest: quoted[2] ?? "" };
  const at = text.lastIndexOf("!");
  return at < 0 ? { sheet: null, rest: text } : { sheet: text.slice(0, at), rest: text.slice(at + 1) };
}
