import type { Calculator } from "./calculator";
import type {
  ChangeNotice,
  ConditionalFormatState,
  LineShape,
  NameState,
  Origin,
  SheetState,
  SheetVisibility,
  StoredObject,
  TableState,
  ValidationState,
} from "./records";
import type { Area, Block, CellFormat, CellPlace, CellValue, SheetArea } from "./values";

export type * from "./records";
export type * from "./values";
export type { Calculator, CustomFunctionHost } from "./calculator";

/**
 * A workbook as Office.js's side of the protocol and a grid see it. Reads are direct; every write is a method here, is told to
 * `onChange` listeners as typed records, and can be undone by group. Addresses count from zero. Methods throw `WorkbookFault`
 * with an Office.js error code when the workbook can't do it; then nothing has changed.
 */
export interface WorkbookModel {
  name: string;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  /** Excel's "include new rows in table" when something is written directly below one. */
  tablesGrow: boolean;

  // --- who, together, and back ---------------------------------------------------------------------------------------
  /**
   * Runs `work` as one group: changes inside carry `origin`, calculation follows at its end, one `undo` takes all of it
   * back. Groups nest; the outermost counts. Groups that follow each other with the same `undoKey` are undone as one. An exception
   * passes through and leaves what was done.
   */
  group<T>(origin: Origin, work: () => T, undoKey?: string): T;
  onChange(listener: (notice: ChangeNotice) => void): () => void;
  /** Called once after each outermost group, with everything in it, after calculation. */
  onGroup(listener: (notices: readonly ChangeNotice[], origin: Origin) => void): () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): boolean;
  redo(): boolean;

  // --- sheets --------------------------------------------------------------------------------------------------------
  /** Every sheet in tab order. */
  readonly sheets: readonly SheetState[];
  sheet(id: string): SheetState | undefined;
  sheetByName(name: string): SheetState | undefined;
  activeSheetId: string;
  addSheet(name?: string, position?: number): SheetState;
  deleteSheet(id: string): void;
  renameSheet(id: string, name: string): void;
  moveSheet(id: string, position: number): void;
  setVisibility(id: string, visibility: SheetVisibility): void;
  /** Tab colour, gridlines, headings, frozen panes, protection. */
  patchSheet(
    id: string,
    patch: Partial<Pick<SheetState, "tabColor" | "showGridlines" | "showHeadings" | "frozen" | "protection">>,
  ): void;
  /** The smallest rectangle with something in it, or null. With formats counted unless `valuesOnly`. */
  usedArea(sheetId: string, valuesOnly: boolean): Area | null;

  // --- selection -----------------------------------------------------------------------------------------------------
  selection(sheetId?: string): SheetArea;
  select(area: SheetArea): void;

  // --- cells ---------------------------------------------------------------------------------------------------------
  value(sheetId: string, row: number, column: number): CellValue;
  /** With its leading `=`, or null. */
  formula(sheetId: string, row: number, column: number): string | null;
  /** Every formula of a sheet, or of an area of it, in reading order. */
  formulasIn(sheetId: string, area?: Area): { row: number; column: number; formula: string }[];
  values(area: SheetArea): CellValue[][];
  block(area: SheetArea): Block;
  /** As it is shown, through its number format. */
  text(sheetId: string, row: number, column: number): string;
  /** The look of a cell: its own over its row's over its column's. */
  format(sheetId: string, row: number, column: number): CellFormat;
  /**
   * Writes content as it is (no text conversion, see `typed.ts`). A null entry in `values` with no formula empties the cell;
   * `undefined` leaves it as it is. Tables directly above grow if `tablesGrow`; header cells rename their column.
   */
  write(
    sheetId: string,
    place: CellPlace,
    values: readonly (readonly (CellValue | undefined)[])[],
    formulas?: readonly (readonly (string | null | undefined)[])[] | null,
  ): void;
  clear(area: SheetArea, what: "All" | "Formats" | "Contents"): void;
  setFormat(area: SheetArea, patch: CellFormat): void;
  /** One number format per cell. */
  setNumberFormats(area: SheetArea, formats: readonly (readonly (string | null)[])[]): void;
  columnShape(sheetId: string, column: number): LineShape;
  rowShape(sheetId: string, row: number): LineShape;
  setColumnShape(sheetId: string, first: number, count: number, shape: LineShape): void;
  setRowShape(sheetId: string, first: number, count: number, shape: LineShape): void;
  /** Moves cells aside; tables, names, validations, tracked areas and references in formulas follow. */
  insertCells(area: SheetArea, shift: "down" | "right"): void;
  deleteCells(area: SheetArea, shift: "up" | "left"): void;
  merges(sheetId: string): readonly Area[];
  setMerges(sheetId: string, merges: readonly Area[]): void;
  /** The spill that covers a cell: its anchor and whole area; null if the cell is in none. */
  spill(sheetId: string, row: number, column: number): { anchor: CellPlace; area: Area } | null;

  // --- tracking ------------------------------------------------------------------------------------------------------
  /** An area that follows insertions and deletions until released. */
  track(area: SheetArea): TrackedArea;

  // --- tables --------------------------------------------------------------------------------------------------------
  readonly tables: readonly TableState[];
  table(id: string): TableState | undefined;
  tableByName(name: string): TableState | undefined;
  /** The table that has this cell, if any. */
  tableAt(sheetId: string, row: number, column: number): TableState | undefined;
  addTable(area: SheetArea, hasHeaders: boolean, name?: string): TableState;
  /** `area` must keep the header row and overlap the old one. New columns get names. */
  resizeTable(id: string, area: Area): void;
  renameTable(id: string, name: string): void;
  patchTable(
    id: string,
    patch: Partial<Omit<TableState, "id" | "name" | "sheetId" | "area" | "columns">>,
  ): void;
  renameTableColumn(id: string, columnId: number, name: string): void;
  setTableFilter(id: string, columnId: number, filter: Readonly<Record<string, unknown>> | null): void;
  /** Inserts rows at `index` of the body (null: at its end) and moves what lies below down. Returns the new rows' area. */
  insertTableRows(id: string, index: number | null, count: number): Area;
  deleteTableRows(id: string, index: number, count: number): void;
  insertTableColumn(id: string, index: number | null, name?: string): number;
  deleteTableColumn(id: string, columnId: number): void;
  /** Removes the table with its cells. */
  deleteTable(id: string): void;
  /** Removes the table, its cells stay. */
  convertTableToRange(id: string): void;

  // --- names, settings, validation, conditional formats, stored objects ------------------------------------------------
  readonly names: readonly NameState[];
  nameOf(name: string, scope: string | null): NameState | undefined;
  /** Adds or replaces a name; null removes it. */
  setName(name: string, scope: string | null, state: Omit<NameState, "name" | "scope"> | null): void;
  /** Settings of the add-in in this workbook, as JSON values. */
  readonly settings: ReadonlyMap<string, unknown>;
  /** `undefined` removes. */
  setSetting(key: string, value: unknown): void;
  properties: Record<string, unknown>;
  validations(sheetId: string): readonly ValidationState[];
  validationAt(sheetId: string, row: number, column: number): ValidationState | undefined;
  /** Replaces whatever validation the area had; null only removes. */
  setValidation(area: SheetArea, validation: Omit<ValidationState, "id" | "areas"> | null): void;
  conditionalFormats(sheetId: string): readonly ConditionalFormatState[];
  setConditionalFormats(sheetId: string, list: readonly ConditionalFormatState[]): void;
  objects(sheetId: string): readonly StoredObject[];
  setObjects(sheetId: string, list: readonly StoredObject[]): void;

  // --- calculation -----------------------------------------------------------------------------------------------------
  calculator: Calculator;
  /** While true, groups end without calculation: a batch calculates before it reads and at its end. */
  calculationDeferred: boolean;
  /** Settles what is dirty. Returns a promise only if the calculator needs time. */
  calculate(all?: boolean): void | Promise<void>;
  /** The calculator has something new by itself (a function's result): calculates now, or at the end of the group. */
  requestCalculation(): void;
  /** The calculator's other door: a formula's result covers `area` (its own cell included), or no longer does (null). */
  setSpill(sheetId: string, anchor: CellPlace, area: Area | null): void;
  /** The calculator's door: values of formula and spill cells. Told as `results` with origin `calculation`; says how many differ. */
  writeResults(sheetId: string, cells: readonly { row: number; column: number; value: CellValue }[]): number;
}

/** An area that moves with its cells; `area` is null once they have been deleted. */
export interface TrackedArea {
  readonly area: SheetArea | null;
  release(): void;
}

/** What the workbook refuses, with Office.js's error code. */
export class WorkbookFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "WorkbookFault";
  }
}
