import { writeXlsx as write } from "hucre/xlsx";
import type { Cell, CellStyle, CellValue as FileValue, DataValidation, WriteSheet } from "hucre/xlsx";
import { addressOf } from "../model/address";
import type { CellFormat, CellValue } from "../model/values";
import { isCellError } from "../model/values";
import type { SheetState, ValidationState, WorkbookModel } from "../model/workbook";
import { fileStyle } from "./cellStyle";

/** Points of one character of the default font, as column widths are counted in files. */
const characterPoints = 5.25;

/**
 * The workbook as an .xlsx file: values, formulas with their values, looks, tables, lists, column widths and frozen panes.
 * Conditional formats stay behind.
 */
export function writeXlsx(model: WorkbookModel): Promise<Uint8Array> {
  const styles = new Map<CellFormat, CellStyle | undefined>();
  const style = (format: CellFormat): CellStyle | undefined => {
    if (!styles.has(format)) styles.set(format, fileStyle(format));
    return styles.get(format);
  };
  return write({
    sheets: model.sheets.map((sheet) => writeSheet(model, sheet, style)),
    activeSheet: Math.max(
      0,
      model.sheets.findIndex((sheet) => sheet.id === model.activeSheetId),
    ),
    namedRanges: model.names.map((name) => {
      const scope = name.scope === null ? undefined : model.sheet(name.scope)?.name;
      return {
        name: name.name,
        range: name.formula.replace(/^=/, ""),
        ...(scope === undefined ? {} : { scope }),
        ...(name.comment ? { comment: name.comment } : {}),
      };
    }),
  });
}

function writeSheet(
  model: WorkbookModel,
  sheet: SheetState,
  style: (format: CellFormat) => CellStyle | undefined,
): WriteSheet {
  const sheetId = sheet.id;
  const used = model.usedArea(sheetId, false) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const columns = used.column + used.columns;
  const whole = { sheetId, row: 0, column: 0, rows: used.row + used.rows, columns };
  const block = whole.rows > 0 && columns > 0 ? model.block(whole) : { values: [], formulas: null };
  const cells = new Map<string, Partial<Cell>>();
  const rows: FileValue[][] = block.values.map((line, row) =>
    line.map((value, column) => {
      const formula = block.formulas?.[row]?.[column] ?? null;
      const look = style(model.format(sheetId, row, column));
      const spill = formula !== null && model.spill(sheetId, row, column);
      if (look || formula !== null || isCellError(value))
        cells.set(`${row},${column}`, {
          ...typed(value),
          ...(look ? { style: look } : {}),
          ...(formula === null ? {} : { formula: formula.slice(1), formulaResult: plain(value) }),
          ...(spill ? { formulaType: "array", formulaDynamic: true, formulaRef: addressOf(spill.area) } : {}),
        });
      return plain(value);
    }),
  );
  const tables = model.tables.filter((table) => table.sheetId === sheetId);
  return {
    name: sheet.name,
    rows,
    cells,
    columns: Array.from({ length: columns }, (_, column) => {
      const { size, hidden } = model.columnShape(sheetId, column);
      return {
        ...(size === undefined ? {} : { width: Math.round((size / characterPoints) * 100) / 100 }),
        ...(hidden ? { hidden: true } : {}),
      };
    }),
    merges: model.merges(sheetId).map((area) => ({
      startRow: area.row,
      startCol: area.column,
      endRow: area.row + area.rows - 1,
      endCol: area.column + area.columns - 1,
    })),
    dataValidations: model.validations(sheetId).flatMap(writeValidation),
    ...(sheet.frozen.rows || sheet.frozen.columns
      ? { freezePane: { rows: sheet.frozen.rows, columns: sheet.frozen.columns } }
      : {}),
    view: {
      showGridLines: sheet.showGridlines,
      ...(sheet.tabColor ? { tabColor: { rgb: sheet.tabColor.replace("#", "") } } : {}),
    },
    hidden: sheet.visibility === "Hidden",
    veryHidden: sheet.visibility === "VeryHidden",
    tables: tables.map((table) => ({
      name: table.name,
      displayName: table.name,
      range: addressOf(table.area),
      columns: table.columns.map((column) => ({ name: column.name })),
      style: table.style,
      showRowStripes: table.showBandedRows,
      showColumnStripes: table.showBandedColumns,
      showAutoFilter: table.showFilterButton,
      showTotalRow: table.showTotals,
    })),
  };
}

const plain = (value: CellValue): FileValue => (isCellError(value) ? value.error : value);

function typed(value: CellValue): Pick<Cell, "value" | "type"> {
  if (isCellError(value)) return { value: value.error, type: "error" };
  if (value === null) return { value: null, type: "empty" };
  const type = typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "string";
  return { value, type };
}

function writeValidation({
  areas,
  rule,
  ignoreBlanks,
  errorAlert,
  prompt,
}: ValidationState): DataValidation[] {
  const { list } = rule;
  if (!list) return [];
  const source = list.source.startsWith("=")
    ? { formula1: list.source.slice(1) }
    : { values: list.source.split(",").map((item) => item.trim()) };
  return areas.map((area) => ({
    type: "list",
    ...source,
    allowBlank: ignoreBlanks,
    showErrorMessage: errorAlert.showAlert,
    errorTitle: errorAlert.title,
    errorMessage: errorAlert.message,
    errorStyle: errorAlert.style.toLowerCase() as "stop" | "warning" | "information",
    showInputMessage: prompt.showPrompt,
    inputTitle: prompt.title,
    inputMessage: prompt.message,
    range: addressOf(area),
  }));
}
