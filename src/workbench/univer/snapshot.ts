import { BooleanNumber, LocaleType, VerticalAlign } from "@univerjs/core";
import type {
  ICellData,
  IObjectMatrixPrimitiveType,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
} from "@univerjs/core";
import type { Area } from "../model/values";
import { maxRows } from "../model/values";
import type { SheetState, WorkbookModel } from "../model/workbook";
import { gridCell } from "./cellData";
import { Looks } from "./looks";

/** The one workbook that a grid shows at a time. */
export const unitId = "workbook";

/** Pixels of a point. */
export const pixels = (points: number): number => Math.round((points * 4) / 3);
/** Points of a pixel. */
export const points = (pixel: number): number => (pixel * 3) / 4;

const spareRows = 200;
const fewestColumns = 26;

/** How many rows a grid shows for a sheet that is used down to `used`: there is always room to write below. */
export const rowsFor = (used: number): number => Math.max(1000, Math.ceil((used + spareRows) / 1000) * 1000);
/** How many columns a grid shows. */
export const columnsFor = (used: number): number => Math.max(fewestColumns, used + 6);

/** The whole workbook as Univer opens it; cells first, what lies on them (tables, validations) follows by mutations. */
export function workbookSnapshot(model: WorkbookModel): IWorkbookData {
  const styles: Record<string, IStyleData> = {};
  const ids = new Map<string, string>();
  const looks = new Looks((style) => {
    const key = JSON.stringify(style);
    const known = ids.get(key);
    if (known) return known;
    const id = `s${ids.size}`;
    ids.set(key, id);
    styles[id] = style;
    return id;
  });
  return {
    id: unitId,
    name: model.name,
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles,
    sheetOrder: model.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(model.sheets.map((sheet) => [sheet.id, sheetSnapshot(model, sheet, looks)])),
  };
}

/** One sheet as Univer opens it. */
export function sheetSnapshot(
  model: WorkbookModel,
  sheet: SheetState,
  looks: Looks,
): Partial<IWorksheetData> {
  const used = model.usedArea(sheet.id, false) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const columns = columnsFor(used.column + used.columns);
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    tabColor: sheet.tabColor,
    rowCount: rowsFor(used.row + used.rows),
    columnCount: columns,
    showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    freeze: freeze(sheet),
    // As a drop-down's cell is drawn; and rows as high as Excel's look alike either way.
    defaultStyle: { vt: VerticalAlign.MIDDLE },
    defaultRowHeight: 22,
    cellData: cellsOf(model, sheet.id, used, looks),
    columnData: columnsOf(model, sheet.id, columns, looks),
    rowData: rowsOf(model, sheet.id, used.row + used.rows),
    mergeData: model.merges(sheet.id).map(rangeOf),
  };
}

/** The frozen panes of a sheet as Univer says them. */
export function freeze({ frozen: { rows, columns } }: SheetState): {
  xSplit: number;
  ySplit: number;
  startRow: number;
  startColumn: number;
} {
  return {
    xSplit: columns,
    ySplit: rows,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  };
}

/** An area as Univer's range. */
export function rangeOf(area: Area): {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
} {
  return {
    startRow: area.row,
    endRow: area.row + area.rows - 1,
    startColumn: area.column,
    endColumn: area.column + area.columns - 1,
  };
}

/** Cells of an area with content and look; empty ones are left out. */
export function cellsOf(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  looks: Looks,
): IObjectMatrixPrimitiveType<ICellData> {
  const block = model.block({ sheetId, ...area });
  const cells: Record<number, Record<number, ICellData>> = {};
  for (let i = 0; i < area.rows; i++) {
    const line: Record<number, ICellData> = {};
    let any = false;
    for (let j = 0; j < area.columns; j++) {
      const value = block.values[i]?.[j] ?? null;
      const formula = block.formulas?.[i]?.[j] ?? null;
      const look = looks.id(model.format(sheetId, area.row + i, area.column + j));
      if (value === null && formula === null && look === null) continue;
      const cell = gridCell(value, formula);
      if (look !== null) cell.s = look;
      line[area.column + j] = cell;
      any = true;
    }
    if (any) cells[area.row + i] = line;
  }
  return cells;
}

function columnsOf(
  model: WorkbookModel,
  sheetId: string,
  count: number,
  looks: Looks,
): NonNullable<IWorksheetData["columnData"]> {
  const columns: Record<number, { w?: number; hd?: BooleanNumber; s?: string }> = {};
  for (let column = 0; column < count; column++) {
    const { size, hidden } = model.columnShape(sheetId, column);
    const look = looks.id(model.format(sheetId, maxRows - 1, column));
    if (size === undefined && !hidden && look === null) continue;
    columns[column] = {
      ...(size === undefined ? {} : { w: pixels(size) }),
      ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
      ...(look === null ? {} : { s: look }),
    };
  }
  return columns;
}

function rowsOf(
  model: WorkbookModel,
  sheetId: string,
  count: number,
): NonNullable<IWorksheetData["rowData"]> {
  const rows: Record<number, { h?: number; ia?: BooleanNumber; hd?: BooleanNumber }> = {};
  for (let row = 0; row < count; row++) {
    const { size, hidden } = model.rowShape(sheetId, row);
    if (size === undefined && !hidden) continue;
    rows[row] = {
      ...(size === undefined ? {} : { h: pixels(size), ia: BooleanNumber.FALSE }),
      ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
    };
  }
  return rows;
}
