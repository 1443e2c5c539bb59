import { readXlsx as read } from "hucre/xlsx";
import type { Cell, CellValue as FileValue, DataValidation, Sheet, Workbook } from "hucre/xlsx";
import { parseArea } from "../model/address";
import type { CellValue } from "../model/values";
import { errorFromText } from "../model/values";
import type { WorkbookModel } from "../model/workbook";
import { modelFormat } from "./cellStyle";

const characterPoints = 5.25;
const dayMilliseconds = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

/** Opens an .xlsx file: values, formulas with their saved values, looks, tables, lists, names, widths and frozen panes. */
export async function readXlsx(model: WorkbookModel, name: string, bytes: Uint8Array): Promise<void> {
  const book = await read(bytes, { readStyles: true });
  model.group("host", () => {
    model.name = name;
    const growing = model.tablesGrow;
    model.tablesGrow = false;
    const ids = book.sheets.map((sheet, index) => {
      const first = index === 0 ? model.sheets[0] : undefined;
      if (first) model.renameSheet(first.id, sheet.name);
      return (first ?? model.addSheet(sheet.name)).id;
    });
    for (const range of book.namedRanges ?? []) {
      const scope = range.scope === undefined ? null : (model.sheetByName(range.scope)?.id ?? null);
      model.setName(range.name, scope, {
        formula: `=${range.range}`,
        comment: range.comment ?? "",
        visible: true,
      });
    }
    book.sheets.forEach((sheet, index) => readSheet(model, ids[index] ?? "", sheet, book));
    book.sheets.forEach((sheet, index) => {
      if (sheet.veryHidden) model.setVisibility(ids[index] ?? "", "VeryHidden");
      else if (sheet.hidden) model.setVisibility(ids[index] ?? "", "Hidden");
    });
    model.tablesGrow = growing;
    const active = ids[book.activeSheet ?? 0];
    if (active !== undefined && model.sheet(active)?.visibility === "Visible") model.activeSheetId = active;
  });
}

function readSheet(model: WorkbookModel, sheetId: string, sheet: Sheet, book: Workbook): void {
  const columns = sheet.rows.reduce((most, line) => Math.max(most, line.length), 0);
  const values: CellValue[][] = sheet.rows.map((line) =>
    Array.from({ length: columns }, (_, column) => modelValue(line[column] ?? null)),
  );
  const formulas: (string | null)[][] = values.map((line) => line.map(() => null));
  let anyFormula = false;
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    const line = values[row];
    const formulaLine = formulas[row];
    if (!line || !formulaLine || column >= columns) continue;
    if (cell.formula) {
      formulaLine[column] = `=${cell.formula}`;
      anyFormula = true;
    } else if (cell.type === "error" && typeof cell.value === "string")
      line[column] = { error: errorFromText(cell.value) ?? "#VALUE!" };
  }
  if (columns > 0) model.write(sheetId, { row: 0, column: 0 }, values, anyFormula ? formulas : null);
  readLooks(model, sheetId, sheet, book.themeColors ?? []);
  (sheet.columns ?? []).forEach(({ width, hidden }, column) => {
    const shape = {
      ...(width === undefined ? {} : { size: Math.round(width * characterPoints) }),
      ...(hidden ? { hidden: true } : {}),
    };
    if (Object.keys(shape).length > 0) model.setColumnShape(sheetId, column, 1, shape);
  });
  const merges = (sheet.merges ?? []).map((merge) => ({
    row: merge.startRow,
    column: merge.startCol,
    rows: merge.endRow - merge.startRow + 1,
    columns: merge.endCol - merge.startCol + 1,
  }));
  if (merges.length > 0) model.setMerges(sheetId, merges);
  for (const table of sheet.tables ?? []) {
    const area = table.range === undefined ? undefined : parseArea(table.range);
    if (!area) continue;
    const made = model.addTable({ sheetId, ...area }, true, table.displayName ?? table.name);
    model.patchTable(made.id, {
      ...(table.style ? { style: table.style } : {}),
      ...(table.showRowStripes === undefined ? {} : { showBandedRows: table.showRowStripes }),
      ...(table.showAutoFilter === undefined ? {} : { showFilterButton: table.showAutoFilter }),
      ...(table.showTotalRow ? { showTotals: true } : {}),
    });
  }
  for (const validation of sheet.dataValidations ?? []) readValidation(model, sheetId, validation);
  const frozen = { rows: sheet.freezePane?.rows ?? 0, columns: sheet.freezePane?.columns ?? 0 };
  model.patchSheet(sheetId, {
    frozen,
    showGridlines: sheet.view?.showGridLines ?? true,
    ...(sheet.view?.tabColor?.rgb ? { tabColor: `#${sheet.view.tabColor.rgb.slice(-6)}` } : {}),
  });
}

/** Looks, with cells of one column that look alike set together. */
function readLooks(model: WorkbookModel, sheetId: string, sheet: Sheet, palette: readonly string[]): void {
  const byColumn = new Map<number, { row: number; look: string; cell: Cell }[]>();
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    const format = modelFormat(cell.style, palette);
    if (Object.keys(format).length === 0) continue;
    const list = byColumn.get(column) ?? [];
    list.push({ row, look: JSON.stringify(format), cell });
    byColumn.set(column, list);
  }
  for (const [column, list] of byColumn) {
    list.sort((a, b) => a.row - b.row);
    for (let start = 0; start < list.length;) {
      let end = start + 1;
      while (list[end]?.look === list[start]?.look && list[end]?.row === (list[end - 1]?.row ?? 0) + 1) end++;
      const first = list[start];
      if (first)
        model.setFormat(
          { sheetId, row: first.row, column, rows: end - start, columns: 1 },
          modelFormat(first.cell.style, palette),
        );
      start = end;
    }
  }
}

function readValidation(model: WorkbookModel, sheetId: string, validation: DataValidation): void {
  if (validation.type !== "list") return;
  const source =
    validation.values?.join(",") ?? (validation.formula1 ? `=${validation.formula1.replace(/^=/, "")}` : "");
  if (source === "") return;
  const style =
    validation.errorStyle === "warning"
      ? "Warning"
      : validation.errorStyle === "information"
        ? "Information"
        : "Stop";
  for (const range of validation.range.split(" ")) {
    const area = parseArea(range);
    if (!area) continue;
    model.setValidation(
      { sheetId, ...area },
      {
        rule: { list: { inCellDropDown: true, source } },
        ignoreBlanks: validation.allowBlank ?? true,
        errorAlert: {
          showAlert: validation.showErrorMessage ?? true,
          style,
          title: validation.errorTitle ?? "",
          message: validation.errorMessage ?? "",
        },
        prompt: {
          showPrompt: validation.showInputMessage ?? false,
          title: validation.inputTitle ?? "",
          message: validation.inputMessage ?? "",
        },
      },
    );
  }
}

/** Dates in files are numbers with a date's look; the library gives them as dates, we take them back as serials. */
function modelValue(value: FileValue): CellValue {
  if (!(value instanceof Date)) return value;
  const days = (value.getTime() - epoch) / dayMilliseconds;
  return days < 61 ? days - 1 : days;
}
