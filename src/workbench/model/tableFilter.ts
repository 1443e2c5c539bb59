import { formatValue } from "./numberFormat";
import type { TableState } from "./records";
import type { CellFormat, CellValue } from "./values";
import { isCellError } from "./values";

/** Whether a table's filters leave a row in view. Filters by chosen values work; others are kept, and let every row through. */
export function isShown(
  table: TableState,
  values: readonly CellValue[],
  formatOf: (index: number) => CellFormat | undefined,
): boolean {
  return table.columns.every(({ filter }, index) => {
    if (filter?.filterOn !== "Values" || !Array.isArray(filter.values)) return true;
    const shown = textOf(values[index] ?? null, formatOf(index)).toLowerCase();
    return filter.values.some((wanted) => typeof wanted === "string" && wanted.toLowerCase() === shown);
  });
}

function textOf(value: CellValue, format: CellFormat | undefined): string {
  if (value === null) return "";
  return isCellError(value) ? value.error : formatValue(value, format?.numberFormat ?? "General");
}
