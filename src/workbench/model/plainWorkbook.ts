import type { Calculator } from "./calculator";
import { BookState } from "./bookState";
import type { SheetEntry, Track } from "./bookState";
import { CellBook } from "./cellBook";
import { alreadyExists, invalidArgument } from "./fault";
import { renameSheetIn } from "./formulaMoves";
import { History } from "./history";
import { splitListed } from "./moveParts";
import { NoCalculator } from "./noCalculator";
import { formatValue } from "./numberFormat";
import { assertAllowed } from "./protection";
import type {
  Change,
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
import { revertChange } from "./revert";
import { TableBook } from "./tableBook";
import type { Area, Block, CellFormat, CellPlace, CellValue, SheetArea } from "./values";
import { isCellError } from "./values";
import type { TrackedArea, WorkbookModel } from "./workbook";

const noFormat: CellFormat = {};

/** The workbook in memory: the plain implementation of `WorkbookModel`. It has one sheet, `Sheet1`, to begin with. */
export class PlainWorkbook implements WorkbookModel {
  name = "Book1.xlsx";
  calculationMode: WorkbookModel["calculationMode"] = "Automatic";
  properties: Record<string, unknown> = {};
  calculationDeferred = false;
  private readonly state = new BookState();
  private readonly cells: CellBook;
  private readonly tableBook: TableBook;
  private readonly history: History;
  private engine: Calculator = new NoCalculator();

  constructor() {
    this.history = new History(
      () => {
        if (this.calculationMode !== "Manual" && !this.calculationDeferred) void this.calculate();
      },
      (change: Change) => revertChange(this.state, this.cells, this.tableBook, change),
    );
    this.state.history = this.history;
    this.cells = new CellBook(this.state);
    this.tableBook = new TableBook(this.state, this.cells);
    this.cells.tables = this.tableBook;
    this.addSheet();
    this.history.clear();
  }

  get tablesGrow(): boolean {
    return this.state.tablesGrow;
  }
  set tablesGrow(value: boolean) {
    this.state.tablesGrow = value;
  }

  // --- groups ------------------------------------------------------------------------------------------------------------
  group<T>(origin: Origin, work: () => T, undoKey?: string): T {
    return this.history.group(origin, work, undoKey);
  }
  onChange(listener: (notice: ChangeNotice) => void): () => void {
    return this.history.onChange(listener);
  }
  onGroup(listener: (notices: readonly ChangeNotice[], origin: Origin) => void): () => void {
    return this.history.onGroup(listener);
  }
  get canUndo(): boolean {
    return this.history.canUndo;
  }
  get canRedo(): boolean {
    return this.history.canRedo;
  }
  undo(): boolean {
    return this.history.undo();
  }
  redo(): boolean {
    return this.history.redo();
  }

  // --- sheets ------------------------------------------------------------------------------------------------------------
  get sheets(): readonly SheetState[] {
    return this.state.entries.map((entry) => entry.state);
  }
  sheet(id: string): SheetState | undefined {
    return this.find(id)?.state;
  }
  private find(id: string): SheetEntry | undefined {
    return this.state.entries.find((entry) => entry.state.id === id);
  }
  sheetByName(name: string): SheetState | undefined {
    const wanted = name.toLowerCase();
    return this.state.entries.find((entry) => entry.state.name.toLowerCase() === wanted)?.state;
  }
  get activeSheetId(): string {
    return this.state.activeSheetId;
  }
  set activeSheetId(id: string) {
    const before = this.state.activeSheetId;
    const { state } = this.state.entry(id);
    if (state.visibility !== "Visible") invalidArgument("A hidden sheet can't be activated.");
    if (before === id) return;
    this.state.activeSheetId = id;
    this.history.record({ kind: "activated", before, after: id });
  }

  addSheet(name?: string, position?: number): SheetState {
    return this.history.group(this.history.origin, () => {
      if (name !== undefined) this.assertSheetName(name);
      const state: SheetState = {
        id: this.state.nextId(),
        name: name ?? this.freeSheetName(),
        visibility: "Visible",
        tabColor: "",
        showGridlines: true,
        showHeadings: true,
        frozen: { rows: 0, columns: 0 },
        protection: null,
      };
      const at = position ?? this.state.entries.length;
      this.state.entries.splice(at, 0, this.state.newEntry(state));
      if (this.state.activeSheetId === "") this.state.activeSheetId = state.id;
      this.state.dirt.structural = true;
      this.history.record({ kind: "sheetAdded", sheet: state, position: at });
      return state;
    });
  }
  private freeSheetName(): string {
    for (let number = this.state.entries.length + 1; ; number++)
      if (!this.sheetByName(`Sheet${number}`)) return `Sheet${number}`;
  }
  private assertSheetName(name: string, own?: string): void {
    if (name === "" || name.length > 31 || /[\\/?*:[\]]/.test(name) || /^'|'$/.test(name))
      invalidArgument(`"${name}" can't be a sheet's name.`);
    const other = this.sheetByName(name);
    if (other && other.id !== own) alreadyExists();
  }

  deleteSheet(id: string): void {
    this.history.group(this.history.origin, () => {
      const entry = this.state.entry(id);
      const visible = this.state.entries.filter((other) => other.state.visibility === "Visible");
      if (visible.length === 1 && visible[0] === entry)
        invalidArgument("A workbook must keep at least one visible sheet.");
      for (const table of this.state.tables) if (table.sheetId === id) this.tableBook.forget(table);
      const position = this.state.entries.indexOf(entry);
      if (this.state.activeSheetId === id) {
        const next = visible.find((other) => other !== entry);
        if (next) this.activeSheetId = next.state.id;
      }
      this.state.entries.splice(position, 1);
      this.state.deletedSheets.set(id, entry);
      for (const track of this.state.tracks) if (track.sheetId === id) track.area = null;
      this.state.dirt.structural = true;
      this.history.record({ kind: "sheetDeleted", sheet: entry.state, position });
      this.cells.rewriteFormulas((formula) => renameSheetIn(formula, entry.state.name, null));
    });
  }
  renameSheet(id: string, name: string): void {
    this.history.group(this.history.origin, () => {
      const entry = this.state.entry(id);
      this.assertSheetName(name, id);
      const before = entry.state;
      if (before.name === name) return;
      entry.state = { ...before, name };
      this.state.dirt.structural = true;
      this.history.record({ kind: "sheetChanged", before, after: entry.state });
      this.cells.rewriteFormulas((formula) => renameSheetIn(formula, before.name, name));
    });
  }
  moveSheet(id: string, position: number): void {
    const entry = this.state.entry(id);
    const from = this.state.entries.indexOf(entry);
    if (position < 0 || position >= this.state.entries.length) invalidArgument();
    this.state.entries.splice(from, 1);
    this.state.entries.splice(position, 0, entry);
    this.history.record({ kind: "sheetMoved", sheetId: id, from, to: position });
  }
  setVisibility(id: string, visibility: SheetVisibility): void {
    this.history.group(this.history.origin, () => {
      const entry = this.state.entry(id);
      if (visibility !== "Visible") {
        const next = this.state.entries.find(
          (other) => other !== entry && other.state.visibility === "Visible",
        );
        if (!next) invalidArgument("A workbook must keep at least one visible sheet.");
        else if (this.state.activeSheetId === id) this.activeSheetId = next.state.id;
      }
      this.replaceSheet(entry, { visibility });
    });
  }
  patchSheet(id: string, patch: Parameters<WorkbookModel["patchSheet"]>[1]): void {
    this.replaceSheet(this.state.entry(id), patch);
  }
  private replaceSheet(entry: SheetEntry, patch: Partial<SheetState>): void {
    const before = entry.state;
    entry.state = { ...before, ...patch };
    this.history.record({ kind: "sheetChanged", before, after: entry.state });
  }
  usedArea(sheetId: string, valuesOnly: boolean): Area | null {
    return this.state.entry(sheetId).cells.used(valuesOnly);
  }

  // --- selection ---------------------------------------------------------------------------------------------------------
  selection(sheetId: string = this.state.activeSheetId): SheetArea {
    return { sheetId, ...this.state.entry(sheetId).selection };
  }
  select(area: SheetArea): void {
    this.history.group(this.history.origin, () => {
      const entry = this.state.entry(area.sheetId);
      this.activeSheetId = area.sheetId;
      const before = entry.selection;
      entry.selection = { row: area.row, column: area.column, rows: area.rows, columns: area.columns };
      this.history.record({ kind: "selected", sheetId: area.sheetId, before, after: entry.selection });
    });
  }

  // --- cells -------------------------------------------------------------------------------------------------------------
  value(sheetId: string, row: number, column: number): CellValue {
    return this.state.entry(sheetId).cells.value(row, column);
  }
  formula(sheetId: string, row: number, column: number): string | null {
    return this.state.entry(sheetId).cells.formula(row, column);
  }
  formulasIn(sheetId: string, area?: Area): { row: number; column: number; formula: string }[] {
    const found: { row: number; column: number; formula: string }[] = [];
    this.state
      .entry(sheetId)
      .cells.forEachFormula((row, column, formula) => found.push({ row, column, formula }), area);
    return found;
  }
  values(area: SheetArea): CellValue[][] {
    return this.state.entry(area.sheetId).cells.values(area);
  }
  block(area: SheetArea): Block {
    return this.state.entry(area.sheetId).cells.block(area);
  }
  text(sheetId: string, row: number, column: number): string {
    const { cells } = this.state.entry(sheetId);
    const value = cells.value(row, column);
    if (value === null) return "";
    if (isCellError(value)) return value.error;
    return formatValue(value, cells.format(row, column)?.numberFormat ?? "General");
  }
  format(sheetId: string, row: number, column: number): CellFormat {
    return this.state.entry(sheetId).cells.format(row, column) ?? noFormat;
  }
  write(...args: Parameters<WorkbookModel["write"]>): void {
    this.history.group(this.history.origin, () => this.cells.write(...args));
  }
  clear(area: SheetArea, what: "All" | "Formats" | "Contents"): void {
    this.history.group(this.history.origin, () => this.cells.clear(area, what));
  }
  setFormat(area: SheetArea, patch: CellFormat): void {
    this.history.group(this.history.origin, () => this.cells.setFormat(area, patch));
  }
  setNumberFormats(area: SheetArea, formats: readonly (readonly (string | null)[])[]): void {
    this.history.group(this.history.origin, () => this.cells.setNumberFormats(area, formats));
  }
  columnShape(sheetId: string, column: number): LineShape {
    return this.state.entry(sheetId).cells.columnShapes[column] ?? {};
  }
  rowShape(sheetId: string, row: number): LineShape {
    return this.state.entry(sheetId).cells.rowShapes[row] ?? {};
  }
  setColumnShape(sheetId: string, first: number, count: number, shape: LineShape): void {
    this.cells.setShape("columns", sheetId, first, count, shape);
  }
  setRowShape(sheetId: string, first: number, count: number, shape: LineShape): void {
    this.cells.setShape("rows", sheetId, first, count, shape);
  }
  insertCells(area: SheetArea, shift: "down" | "right"): void {
    this.history.group(this.history.origin, () => {
      this.cells.assertInsertable(area, false);
      this.cells.insert(area, shift);
    });
  }
  deleteCells(area: SheetArea, shift: "up" | "left"): void {
    this.history.group(this.history.origin, () => {
      this.cells.assertInsertable(area, true);
      this.cells.delete(area, shift);
    });
  }
  merges(sheetId: string): readonly Area[] {
    return this.state.entry(sheetId).merges;
  }
  setMerges(sheetId: string, merges: readonly Area[]): void {
    this.cells.setListed(this.state.entry(sheetId), "merges", merges);
  }
  spill(sheetId: string, row: number, column: number): { anchor: CellPlace; area: Area } | null {
    const found = this.state.spillAt(this.state.entry(sheetId), row, column);
    if (!found) return null;
    const [anchorRow, anchorColumn] = found.anchor.split(",").map(Number);
    return { anchor: { row: anchorRow ?? 0, column: anchorColumn ?? 0 }, area: found.area };
  }

  // --- tracking ----------------------------------------------------------------------------------------------------------
  track(area: SheetArea): TrackedArea {
    const { row, column, rows, columns } = area;
    const track: Track = { sheetId: area.sheetId, area: { row, column, rows, columns } };
    const { tracks } = this.state;
    tracks.add(track);
    return {
      get area() {
        return track.area ? { sheetId: track.sheetId, ...track.area } : null;
      },
      release: () => void tracks.delete(track),
    };
  }

  // --- tables ------------------------------------------------------------------------------------------------------------
  get tables(): readonly TableState[] {
    return this.state.tables;
  }
  table(id: string): TableState | undefined {
    return this.state.tables.find((table) => table.id === id);
  }
  tableByName(name: string): TableState | undefined {
    return this.tableBook.byName(name);
  }
  tableAt(sheetId: string, row: number, column: number): TableState | undefined {
    return this.tableBook.at(sheetId, row, column);
  }
  addTable(area: SheetArea, hasHeaders: boolean, name?: string): TableState {
    return this.history.group(this.history.origin, () => this.tableBook.add(area, hasHeaders, name));
  }
  resizeTable(id: string, area: Area): void {
    this.history.group(this.history.origin, () => this.tableBook.resize(id, area));
  }
  renameTable(id: string, name: string): void {
    this.history.group(this.history.origin, () => this.tableBook.rename(id, name));
  }
  patchTable(...[id, patch]: Parameters<WorkbookModel["patchTable"]>): void {
    this.history.group(this.history.origin, () => this.tableBook.patch(id, patch));
  }
  renameTableColumn(id: string, columnId: number, name: string): void {
    this.history.group(this.history.origin, () => this.tableBook.renameColumn(id, columnId, name));
  }
  setTableFilter(id: string, columnId: number, filter: Readonly<Record<string, unknown>> | null): void {
    this.history.group(this.history.origin, () => this.tableBook.setFilter(id, columnId, filter));
  }
  insertTableRows(id: string, index: number | null, count: number): Area {
    return this.history.group(this.history.origin, () => this.tableBook.insertRows(id, index, count));
  }
  deleteTableRows(id: string, index: number, count: number): void {
    this.history.group(this.history.origin, () => this.tableBook.deleteRows(id, index, count));
  }
  insertTableColumn(id: string, index: number | null, name?: string): number {
    return this.history.group(this.history.origin, () => this.tableBook.insertColumn(id, index, name));
  }
  deleteTableColumn(id: string, columnId: number): void {
    this.history.group(this.history.origin, () => this.tableBook.deleteColumn(id, columnId));
  }
  deleteTable(id: string): void {
    this.history.group(this.history.origin, () => this.tableBook.delete(id));
  }
  convertTableToRange(id: string): void {
    this.tableBook.convert(id);
  }

  // --- names, settings, lists ----------------------------------------------------------------------------------------------
  get names(): readonly NameState[] {
    return this.state.names;
  }
  nameOf(name: string, scope: string | null): NameState | undefined {
    const wanted = name.toLowerCase();
    return this.state.names.find((item) => item.name.toLowerCase() === wanted && item.scope === scope);
  }
  setName(name: string, scope: string | null, item: Omit<NameState, "name" | "scope"> | null): void {
    this.history.group(this.history.origin, () => {
      const before = this.nameOf(name, scope) ?? null;
      const after = item && { name: before?.name ?? name, scope, ...item };
      if (!before && !after) return;
      const others = this.state.names.filter((other) => other !== before);
      this.state.names = after ? [...others, after] : others;
      this.state.dirt.structural = true;
      this.history.record({ kind: "nameChanged", before, after });
    });
  }
  get settings(): ReadonlyMap<string, unknown> {
    return this.state.settings;
  }
  setSetting(key: string, value: unknown): void {
    const before = this.state.settings.get(key);
    if (value === undefined) this.state.settings.delete(key);
    else this.state.settings.set(key, value);
    this.history.record({ kind: "settingChanged", key, before, after: value });
  }
  validations(sheetId: string): readonly ValidationState[] {
    return this.state.entry(sheetId).validations;
  }
  validationAt(sheetId: string, row: number, column: number): ValidationState | undefined {
    return this.validations(sheetId).find((item) =>
      item.areas.some(
        (area) =>
          row >= area.row &&
          column >= area.column &&
          row < area.row + area.rows &&
          column < area.column + area.columns,
      ),
    );
  }
  setValidation(area: SheetArea, validation: Omit<ValidationState, "id" | "areas"> | null): void {
    const entry = this.state.entry(area.sheetId);
    assertAllowed(this.state, entry);
    const { row, column, rows, columns } = area;
    const rest = splitListed(entry.validations, area);
    const added = validation
      ? [{ ...validation, id: this.state.nextNumber(), areas: [{ row, column, rows, columns }] }]
      : [];
    this.cells.setListed(entry, "validations", [...rest, ...added]);
  }
  conditionalFormats(sheetId: string): readonly ConditionalFormatState[] {
    return this.state.entry(sheetId).conditionalFormats;
  }
  setConditionalFormats(sheetId: string, list: readonly ConditionalFormatState[]): void {
    this.cells.setListed(this.state.entry(sheetId), "conditionalFormats", list);
  }
  objects(sheetId: string): readonly StoredObject[] {
    return this.state.entry(sheetId).objects;
  }
  setObjects(sheetId: string, list: readonly StoredObject[]): void {
    this.cells.setListed(this.state.entry(sheetId), "objects", list);
  }

  // --- calculation -----------------------------------------------------------------------------------------------------------
  get calculator(): Calculator {
    return this.engine;
  }
  set calculator(calculator: Calculator) {
    if (calculator !== this.engine) this.engine.dispose();
    this.engine = calculator;
    this.state.dirt.structural = true;
    calculator.attach(this, null);
  }
  calculate(all = false): void | Promise<void> {
    if (this.state.dirt.isEmpty && !all) return undefined;
    return this.engine.calculate({ ...this.state.dirt.take(), all });
  }
  requestCalculation(): void {
    this.state.dirt.requested = true;
    if (!this.history.inGroup) this.history.group("calculation", () => undefined);
  }
  setSpill(sheetId: string, anchor: CellPlace, area: Area | null): void {
    const { spills } = this.state.entry(sheetId);
    if (area) spills.set(`${anchor.row},${anchor.column}`, area);
    else spills.delete(`${anchor.row},${anchor.column}`);
  }
  writeResults(
    sheetId: string,
    results: readonly { row: number; column: number; value: CellValue }[],
  ): number {
    const { cells } = this.state.entry(sheetId);
    const changed = results.flatMap(({ row, column, value }) => {
      const before = cells.value(row, column);
      if (sameValue(before, value)) return [];
      cells.setValue(row, column, value);
      return [{ row, column, value, before }];
    });
    if (changed.length > 0) this.history.record({ kind: "results", sheetId, cells: changed }, "calculation");
    return changed.length;
  }
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  return isCellError(a) && isCellError(b) && a.error === b.error && a.message === b.message;
}
