import { parseArea, splitAddress } from "./address";
import type { ValidationBounds } from "./records";
import type { CellValue } from "./values";
import { textOf } from "./formulaOperators";
import { isCellError } from "./values";
import type { WorkbookModel } from "./workbook";

function entriesOf(workbook: WorkbookModel, sheetId: string, source: string): CellValue[] {
  if (!source.startsWith("=")) return source.split(",").map((entry) => entry.trim());
  const text = source.slice(1);
  const named = workbook.nameOf(text, sheetId) ?? workbook.nameOf(text, null);
  if (named) return entriesOf(workbook, sheetId, named.formula);
  const { sheet, rest } = splitAddress(text);
  const area = parseArea(rest);
  const where = sheet === null ? sheetId : workbook.sheetByName(sheet)?.id;
  if (!area || where === undefined) return [];
  const used = workbook.usedArea(where, true);
  const rows = used ? Math.min(area.rows, Math.max(0, used.row + used.rows - area.row)) : 0;
  if (rows === 0) return [];
  return workbook
    .values({ sheetId: where, ...area, rows })
    .flat()
    .filter((value) => value !== null);
}

/** Whether a cell's validation accepts a value. Rules by formula accept everything: the plain workbook doesn't work them out. */
export function isAccepted(
  workbook: WorkbookModel,
  sheetId: string,
  row: number,
  column: number,
  value: CellValue,
): boolean {
  const validation = workbook.validationAt(sheetId, row, column);
  if (!validation) return true;
  if (value === null || value === "") return validation.ignoreBlanks;
  const { rule } = validation;
  if (rule.list) {
    const wanted = typeof value === "string" ? value.toLowerCase() : value;
    const fromRange = rule.list.source.startsWith("=");
    return entriesOf(workbook, sheetId, rule.list.source).some((entry) =>
      fromRange
        ? (typeof entry === "string" ? entry.toLowerCase() : entry) === wanted
        : textOf(entry) === textOf(value),
    );
  }
  if (rule.wholeNumber)
    return typeof value === "number" && Number.isInteger(value) && inBounds(value, rule.wholeNumber);
  if (rule.decimal) return typeof value === "number" && inBounds(value, rule.decimal);
  if (rule.date) return typeof value === "number" && inBounds(value, rule.date);
  if (rule.time) return typeof value === "number" && inBounds(value, rule.time);
  if (rule.textLength) return !isCellError(value) && inBounds(String(value).length, rule.textLength);
  return true;
}

function inBounds(value: number, bounds: ValidationBounds): boolean {
  const low = limit(bounds.formula1);
  const high = limit(bounds.formula2 ?? "");
  if (low === undefined) return true;
  switch (bounds.operator) {
    case "Between":
      return high === undefined || (value >= low && value <= high);
    case "NotBetween":
      return high === undefined || value < low || value > high;
    case "EqualTo":
      return value === low;
    case "NotEqualTo":
      return value !== low;
    case "GreaterThan":
      return value > low;
    case "LessThan":
      return value < low;
    case "GreaterThanOrEqualTo":
      return value >= low;
    case "LessThanOrEqualTo":
      return value <= low;
    default:
      return true;
  }
}

function limit(formula: string | number): number | undefined {
  if (typeof formula === "number") return formula;
  const number = Number(formula.replace(/^=/, ""));
  return formula !== "" && Number.isFinite(number) ? number : undefined;
}
