import type { Area, Block, CellFormat } from "../model/values";
import { maxRows } from "../model/values";
import type {
  ConditionalFormatState,
  LineShape,
  NameState,
  SheetState,
  TableState,
  ValidationState,
  WorkbookModel,
} from "../model/workbook";

/** A whole workbook as plain JSON: nothing of it is lost on the way, unlike through a file format. */
export interface BookSnapshot {
  readonly name: string;
  readonly activeSheet: number;
  readonly sheets: readonly SheetSnapshot[];
  readonly tables: readonly TableState[];
  readonly names: readonly NameState[];
  readonly settings: readonly (readonly [string, unknown])[];
  readonly properties: Readonly<Record<string, unknown>>;
}

interface SheetSnapshot {
  readonly state: SheetState;
  readonly area: Area | null;
  readonly block: Block | null;
  /** Different looks on this sheet, and which one each run of cells has: [row, column, cells to the right, look]. */
  readonly looks: readonly CellFormat[];
  readonly runs: readonly (readonly [number, number, number, number])[];
  readonly columnLooks: readonly (readonly [number, number])[];
  readonly columns: readonly (readonly [number, LineShape])[];
  readonly rows: readonly (readonly [number, LineShape])[];
  readonly merges: readonly Area[];
  readonly validations: readonly ValidationState[];
  readonly conditionalFormats: readonly ConditionalFormatState[];
  readonly selection: Area;
}

const columnsKept = 200;

/** Takes the workbook as it is, values of formulas included. */
export function takeSnapshot(model: WorkbookModel): BookSnapshot {
  return {
    name: model.name,
    activeSheet: model.sheets.findIndex((sheet) => sheet.id === model.activeSheetId),
    sheets: model.sheets.map((sheet) => takeSheet(model, sheet)),
    tables: model.tables,
    names: model.names,
    settings: [...model.settings],
    properties: model.properties,
  };
}

function takeSheet(model: WorkbookModel, state: SheetState): SheetSnapshot {
  const sheetId = state.id;
  const area = model.usedArea(sheetId, false);
  const looks: CellFormat[] = [];
  const known = new Map<CellFormat, number>();
  const look = (format: CellFormat): number => {
    if (Object.keys(format).length === 0) return -1;
    const found = known.get(format);
    if (found !== undefined) return found;
    known.set(format, looks.length);
    looks.push(format);
    return looks.length - 1;
  };
  const runs: [number, number, number, number][] = [];
  for (let row = area?.row ?? 0; area && row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const index = look(model.format(sheetId, row, column));
      const last = runs[runs.length - 1];
      if (index < 0) continue;
      if (last?.[0] === row && last[1] + last[2] === column && last[3] === index) last[2]++;
      else runs.push([row, column, 1, index]);
    }
  const lines = <T>(count: number, read: (index: number) => T, blank: (item: T) => boolean): [number, T][] =>
    Array.from({ length: count }, (_, index): [number, T] => [index, read(index)]).filter(
      ([, item]) => !blank(item),
    );
  const plainShape = (shape: LineShape): boolean => shape.size === undefined && !shape.hidden;
  return {
    state,
    area,
    block: area && contentOf(model, { sheetId, ...area }),
    looks,
    runs,
    columnLooks: lines(
      columnsKept,
      (column) => look(model.format(sheetId, maxRows - 1, column)),
      (index) => index < 0,
    ),
    columns: lines(columnsKept, (column) => model.columnShape(sheetId, column), plainShape),
    rows: lines(area ? area.row + area.rows : 0, (row) => model.rowShape(sheetId, row), plainShape),
    merges: model.merges(sheetId),
    validations: model.validations(sheetId),
    conditionalFormats: model.conditionalFormats(sheetId),
    selection: model.selection(sheetId),
  };
}

/** Cells' content; spilled values are results and come back with their formula. */
function contentOf(model: WorkbookModel, area: Area & { sheetId: string }): Block {
  const block = model.block(area);
  const values = block.values.map((line, i) =>
    line.map((value, j) => {
      if (value === null) return null;
      const spill = model.spill(area.sheetId, area.row + i, area.column + j);
      const own = !spill || (spill.anchor.row === area.row + i && spill.anchor.column === area.column + j);
      return own ? value : null;
    }),
  );
  return { values, formulas: block.formulas };
}

/** Fills a new workbook from a snapshot. Sheets and tables get ids of their own. */
export function restoreSnapshot(model: WorkbookModel, snapshot: BookSnapshot): void {
  model.group("host", () => {
    model.name = snapshot.name;
    model.properties = { ...snapshot.properties };
    const ids = snapshot.sheets.map((sheet, index) => {
      const first = index === 0 ? model.sheets[0] : undefined;
      if (first) model.renameSheet(first.id, sheet.state.name);
      return (first ?? model.addSheet(sheet.state.name)).id;
    });
    const idOf = (old: string): string =>
      ids[snapshot.sheets.findIndex((sheet) => sheet.state.id === old)] ?? "";
    const growing = model.tablesGrow;
    model.tablesGrow = false;
    for (const name of snapshot.names)
      model.setName(name.name, name.scope && idOf(name.scope), {
        formula: name.formula,
        comment: name.comment,
        visible: name.visible,
      });
    snapshot.sheets.forEach((sheet, index) => restoreCells(model, ids[index] ?? "", sheet));
    for (const table of snapshot.tables) restoreTable(model, idOf(table.sheetId), table);
    snapshot.sheets.forEach((sheet, index) => restoreRules(model, ids[index] ?? "", sheet));
    model.tablesGrow = growing;
    for (const [key, value] of snapshot.settings) model.setSetting(key, value);
    model.activeSheetId = ids[snapshot.activeSheet] ?? ids[0] ?? model.activeSheetId;
  });
}

function restoreCells(model: WorkbookModel, sheetId: string, sheet: SheetSnapshot): void {
  if (sheet.area && sheet.block) model.write(sheetId, sheet.area, sheet.block.values, sheet.block.formulas);
  for (const [column, index] of sheet.columnLooks)
    model.setFormat({ sheetId, row: 0, column, rows: maxRows, columns: 1 }, sheet.looks[index] ?? {});
  for (const { row, column, rows, columns, index } of rectangles(sheet.runs))
    model.setFormat({ sheetId, row, column, rows, columns }, sheet.looks[index] ?? {});
  for (const [column, shape] of sheet.columns) model.setColumnShape(sheetId, column, 1, shape);
  for (const [row, shape] of sheet.rows) model.setRowShape(sheetId, row, 1, shape);
  if (sheet.merges.length > 0) model.setMerges(sheetId, sheet.merges);
  const { tabColor, showGridlines, showHeadings, frozen } = sheet.state;
  model.patchSheet(sheetId, { tabColor, showGridlines, showHeadings, frozen });
}

function rectangles(runs: SheetSnapshot["runs"]): (Area & { index: number })[] {
  const done: (Area & { index: number })[] = [];
  const open = new Map<string, Area & { index: number }>();
  for (const [row, column, columns, index] of runs) {
    const key = `${column} ${columns} ${index}`;
    const above = open.get(key);
    if (above && above.row + above.rows === row) open.set(key, { ...above, rows: above.rows + 1 });
    else {
      if (above) done.push(above);
      open.set(key, { row, column, rows: 1, columns, index });
    }
  }
  return [...done, ...open.values()];
}

function restoreTable(model: WorkbookModel, sheetId: string, table: TableState): void {
  const made = model.addTable({ sheetId, ...table.area }, true, table.name);
  const { showTotals, style, showBandedRows, showBandedColumns, showFilterButton } = table;
  model.patchTable(made.id, { showTotals, style, showBandedRows, showBandedColumns, showFilterButton });
}

function restoreRules(model: WorkbookModel, sheetId: string, sheet: SheetSnapshot): void {
  for (const { areas, rule, ignoreBlanks, errorAlert, prompt } of sheet.validations)
    for (const area of areas)
      model.setValidation({ sheetId, ...area }, { rule, ignoreBlanks, errorAlert, prompt });
  if (sheet.conditionalFormats.length > 0) model.setConditionalFormats(sheetId, sheet.conditionalFormats);
  model.select({ ...sheet.selection, sheetId });
  const { visibility, protection } = sheet.state;
  if (protection) model.patchSheet(sheetId, { protection });
  if (visibility !== "Visible") model.setVisibility(sheetId, visibility);
}
