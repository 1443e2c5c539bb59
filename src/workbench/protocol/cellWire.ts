import { invalidArgument } from "../model/fault";
import { readTyped } from "../model/typed";
import type { CellValue, SheetArea } from "../model/values";
import { isCellError } from "../model/values";
import type { WorkbookModel } from "../model/workbook";

/** A cell's value as Office.js gives it: an empty cell is `""`, an error its text. */
export function toWire(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return isCellError(value) ? value.error : value;
}

/** The kind of a value as `valueTypes` says it. */
export function kindOnWire(value: CellValue): string {
  if (value === null) return "Empty";
  if (isCellError(value)) return "Error";
  if (typeof value === "string") return "String";
  return typeof value === "boolean" ? "Boolean" : "Double";
}

/** A matrix from the wire for an area; a single value stands for every cell. */
export function matrixFor(value: unknown, area: SheetArea): unknown[][] {
  if (!Array.isArray(value)) {
    const cells = area.rows * area.columns;
    if (cells > 5_000_000) return invalidArgument("The range is too large for this operation.");
    return Array.from({ length: area.rows }, () => new Array<unknown>(area.columns).fill(value));
  }
  const lines = value as unknown[];
  const first: unknown = lines[0];
  if (lines.length === 1 && Array.isArray(first) && first.length === 1 && area.rows * area.columns > 1)
    return matrixFor(first[0], area);
  if (lines.length !== area.rows) return sizeMismatch();
  return lines.map((line) =>
    Array.isArray(line) && line.length === area.columns ? (line as unknown[]) : sizeMismatch(),
  );
}

function sizeMismatch(): never {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

/** Writes values or formulas as Office.js does: null leaves a cell alone, `""` empties it, texts are read by en-US rules. */
export function writeInputs(
  workbook: WorkbookModel,
  area: SheetArea,
  matrix: readonly (readonly unknown[])[],
): void {
  const { sheetId } = area;
  const values: (CellValue | undefined)[][] = [];
  let formulas: (string | null | undefined)[][] | null = null;
  const formats: [number, number, string][] = [];
  const quotes: [number, number][] = [];
  matrix.forEach((line, i) => {
    const valueLine: (CellValue | undefined)[] = [];
    line.forEach((input, j) => {
      if (input === null || input === undefined) {
        valueLine.push(undefined);
        return;
      }
      if (typeof input === "number" || typeof input === "boolean") {
        valueLine.push(input);
        return;
      }
      if (typeof input !== "string") invalidArgument();
      const cellFormat = workbook.format(sheetId, area.row + i, area.column + j).numberFormat ?? "General";
      const typed = readTyped(input, cellFormat);
      if (typed.formula !== null) {
        formulas ??= matrix.map((row) => new Array<null>(row.length).fill(null));
        const formulaLine = formulas[i];
        if (formulaLine) formulaLine[j] = typed.formula;
      }
      if (typed.numberFormat && cellFormat === "General") formats.push([i, j, typed.numberFormat]);
      if (typed.quoted) quotes.push([i, j]);
      valueLine.push(typed.value);
    });
    values.push(valueLine);
  });
  workbook.write(sheetId, area, values, formulas);
  const cell = (i: number, j: number): SheetArea => ({
    sheetId,
    row: area.row + i,
    column: area.column + j,
    rows: 1,
    columns: 1,
  });
  for (const [i, j, numberFormat] of formats) workbook.setFormat(cell(i, j), { numberFormat });
  for (const [i, j] of quotes) workbook.setFormat(cell(i, j), { quotePrefix: true });
}
