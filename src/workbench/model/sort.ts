import { offsetReferences } from "./formulaMoves";
import type { CellValue, SheetArea } from "./values";
import { isCellError } from "./values";
import type { WorkbookModel } from "./workbook";

/** Sorts the rows of an area by Office.js's SortField list (`key` counts columns from the area's first); blanks come last. */
export function sortArea(
  workbook: WorkbookModel,
  area: SheetArea,
  fields: readonly Readonly<Record<string, unknown>>[],
  matchCase: boolean,
): void {
  const block = workbook.block(area);
  const order = block.values.map((_, index) => index);
  const keys = fields.map((field) => ({ key: Number(field.key ?? 0), ascending: field.ascending !== false }));
  order.sort((a, b) => {
    for (const { key, ascending } of keys) {
      const left = block.values[a]?.[key] ?? null;
      const right = block.values[b]?.[key] ?? null;
      const blanks = Number(left === null) - Number(right === null);
      if (blanks !== 0) return blanks;
      const difference = compare(left, right, matchCase);
      if (difference !== 0) return ascending ? difference : -difference;
    }
    return a - b;
  });
  const values = order.map((index) => block.values[index] ?? []);
  const formulas =
    block.formulas &&
    order.map((from, to) =>
      (block.formulas?.[from] ?? []).map((formula) => formula && offsetReferences(formula, to - from, 0)),
    );
  workbook.write(area.sheetId, area, values, formulas);
}

/** Excel's order: numbers, texts, FALSE, TRUE, errors, blanks. */
export function compare(left: CellValue, right: CellValue, matchCase = false): number {
  const byKind = rank(left) - rank(right);
  if (byKind !== 0) return byKind;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") {
    const a = matchCase ? left : left.toLowerCase();
    const b = matchCase ? right : right.toLowerCase();
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Number(left) - Number(right) || 0;
}

function rank(value: CellValue): number {
  if (typeof value === "number") return 0;
  if (typeof value === "string") return 1;
  if (typeof value === "boolean") return 2;
  return isCellError(value) ? 3 : 4;
}
