import type { CellValue } from "../domain/cell";
import type { ColumnKind } from "../domain/store/tables";

/** What is written to a cell; null leaves the cell alone (so that a calculated column fills itself). */
export type WrittenCell = CellValue | null;

/** Text that Excel would read as a number, a date, a percentage, a logical value or an error. */
const looksTyped = /^[\s(]*[$€£¥￥]?[-+]?[\d.,]+[\d.,:/\-\sA-Za-z%年月日]*\)?$|^(true|false|#.*)$/i;
/** A date with the month in words ("3 May", "May-3"). */
const looksLikeMonth =
  /^\d{0,4}[\s./-]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./,-]*\d{0,4}/i;

/**
 * A value as it must be given to `Range.values` so that the cell holds exactly it: text stays text (a leading apostrophe where
 * Excel would read a formula, a number or a date), numbers stay numbers. Text from outside never becomes a formula.
 */
export function writtenCell(value: CellValue, kind: ColumnKind): CellValue {
  if (typeof value !== "string" || value === "") return value;
  if (/^[=+\-@'\t\r\n]/.test(value)) return `'${value}`;
  if (kind === "id" || kind === "text" || kind === "list") {
    if (looksTyped.test(value) || looksLikeMonth.test(value)) return `'${value}`;
  }
  return value;
}
