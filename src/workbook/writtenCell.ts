import type { CellValue } from "../domain/cell";
import type { ColumnKind } from "../domain/store/tables";

/** What is written to a cell; null leaves the cell alone (so that a calculated column fills itself). */
export type WrittenCell = CellValue | null;

/** Words that Excel takes for something else in a General cell: a month with a day or a year, a logical value. */
const wordsReadAsOther: readonly RegExp[] = [
  /^\s*\d{0,4}[\s./-]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./,-]*\d{0,4}([\s./,-]+\d{1,4})?\s*$/i,
  /^\s*(true|false)\s*$/i,
];

/** Other text that Excel takes for something else there: a number, a percentage, a fraction, a date, a time, an error. */
const figuresReadAsOther: readonly RegExp[] = [
  /^[\s(]*[$€£¥￥]?\s*[-+]?[\d.,]+\s*%?\s*[$€£¥￥]?\)?\s*$/,
  /^\s*[\d.]+e[-+]?\d+\s*$/i,
  /^\s*\d{1,4}\s*[-/.]\s*\d{1,2}(\s*[-/.]\s*\d{1,4})?(\s.*)?$/,
  /^\s*\d+\s+\d+\/\d+\s*$/,
  /^\s*\d{1,2}:\d{2}/,
  /^\s*\d+\s*年|^\s*\d+\s*月\s*\d+\s*日/,
  /^#/,
];

const firstOfWords = /^[adfjmnost]/i;
const firstOfFigures = /^[\s\d($€£¥￥.,/#+-]/;

/**
 * Whether Excel would take a text for something else in a General cell. Most texts are told by their first character: this is asked of
 * every cell.
 */
function isReadAsOther(text: string): boolean {
  if (firstOfWords.test(text)) return wordsReadAsOther.some((pattern) => pattern.test(text));
  if (!firstOfFigures.test(text)) return false;
  return (
    figuresReadAsOther.some((pattern) => pattern.test(text)) ||
    wordsReadAsOther.some((pattern) => pattern.test(text))
  );
}

/**
 * Whether an id is kept only in a cell that is formatted as text: elsewhere Excel would make a number, a date or a formula of it ("00123",
 * "1-2", "+49").
 */
export function needsTextFormat(value: CellValue): value is string {
  return typeof value === "string" && (/^[=+\-@']/.test(value) || isReadAsOther(value));
}

/**
 * A value as it must be given to `Range.values` so that the cell holds exactly it: numbers stay numbers, text stays text. Text that
 * Excel would read as a formula, and in columns that are not formatted as text also as a number or date, gets a leading
 * apostrophe, which Excel takes off. Text from outside never becomes a formula.
 */
export function writtenCell(value: CellValue, kind: ColumnKind): CellValue {
  if (typeof value !== "string" || value === "") return value;
  if (/^[=+\-@'\t\r\n]/.test(value)) return `'${value}`;
  // Columns of ids are formatted as text, where an apostrophe would stay visible.
  if (kind !== "id" && isReadAsOther(value)) return `'${value}`;
  return value;
}
