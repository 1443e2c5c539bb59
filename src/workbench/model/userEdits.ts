import { parseArea, splitAddress } from "./address";
import { contains } from "./area";
import { invalidArgument } from "./fault";
import { offsetReferences } from "./formulaMoves";
import { readTyped } from "./typed";
import type { CellValue, SheetArea } from "./values";
import { maxColumns, maxRows } from "./values";
import { isAccepted } from "./validation";
import type { WorkbookModel } from "./workbook";

/** What happened to something typed: done, or refused by the cell's validation with its own words. */
export type TypedOutcome =
  { readonly done: true } | { readonly done: false; readonly title: string; readonly message: string };

/** What a person does at the grid. Addresses are A1 texts, with or without a sheet (the active one). Each call is one undo step. */
export class UserEdits {
  constructor(private readonly workbook: WorkbookModel) {}

  /** Reads an address, or takes an area as it is. */
  area(where: string | SheetArea): SheetArea {
    if (typeof where !== "string") return where;
    const { sheet, rest } = splitAddress(where);
    const found =
      sheet === null ? this.workbook.sheet(this.workbook.activeSheetId) : this.workbook.sheetByName(sheet);
    const area = parseArea(rest);
    return found && area ? { sheetId: found.id, ...area } : invalidArgument(`"${where}" is no range.`);
  }

  /** Types into a cell and presses Enter: numbers, dates, percents and formulas are read, validation is asked, tables grow. */
  type(where: string | SheetArea, text: string): TypedOutcome {
    const area = this.area(where);
    const { sheetId, row, column } = area;
    const typed = readTyped(text, this.workbook.format(sheetId, row, column).numberFormat);
    const refusal = typed.formula === null ? this.refusal(sheetId, row, column, typed.value) : null;
    if (refusal) return refusal;
    this.workbook.group("user", () => {
      this.workbook.write(sheetId, { row, column }, [[typed.value]], [[typed.formula]]);
      const cell = { sheetId, row, column, rows: 1, columns: 1 };
      const plain = (this.workbook.format(sheetId, row, column).numberFormat ?? "General") === "General";
      if (typed.numberFormat && plain) this.workbook.setFormat(cell, { numberFormat: typed.numberFormat });
      if (typed.quoted) this.workbook.setFormat(cell, { quotePrefix: true });
    });
    return { done: true };
  }

  private refusal(sheetId: string, row: number, column: number, value: CellValue): TypedOutcome | null {
    const alert = this.workbook.validationAt(sheetId, row, column)?.errorAlert;
    if (!alert?.showAlert || alert.style !== "Stop" || isAccepted(this.workbook, sheetId, row, column, value))
      return null;
    return { done: false, title: alert.title, message: alert.message };
  }

  /** Picks a value from a cell's list: the same as typing it. */
  choose(where: string | SheetArea, value: string): TypedOutcome {
    return this.type(where, value);
  }

  /** Pastes values over a block; validation isn't asked, as in Excel. */
  paste(where: string | SheetArea, values: readonly (readonly CellValue[])[]): void {
    const area = this.area(where);
    this.workbook.group("user", () => this.workbook.write(area.sheetId, area, values));
  }

  /** Copies the first row (or first column, if it is one row wide) of an area through the rest of it. */
  fill(where: string | SheetArea): void {
    const area = this.area(where);
    const down = area.rows > 1;
    const source = this.workbook.block(down ? { ...area, rows: 1 } : { ...area, columns: 1 });
    const at = (i: number, j: number): [number, number] => (down ? [0, j] : [i, 0]);
    const build = <T>(read: (i: number, j: number, row: number, column: number) => T): T[][] =>
      Array.from({ length: area.rows }, (_, i) =>
        Array.from({ length: area.columns }, (__, j) => read(i, j, ...at(i, j))),
      );
    const values = build((_i, _j, row, column) => source.values[row]?.[column] ?? null);
    const formulas =
      source.formulas &&
      build((i, j, row, column) => {
        const formula = source.formulas?.[row]?.[column] ?? null;
        return formula && offsetReferences(formula, i - row, j - column);
      });
    this.workbook.group("user", () => this.workbook.write(area.sheetId, area, values, formulas));
  }

  /** Presses Delete over an area. */
  clear(where: string | SheetArea): void {
    const area = this.area(where);
    this.workbook.group("user", () => this.workbook.clear(area, "Contents"));
  }

  select(where: string | SheetArea): void {
    const area = this.area(where);
    this.workbook.group("user", () => this.workbook.select(area));
  }

  activate(sheetName: string): void {
    const sheet =
      this.workbook.sheetByName(sheetName) ?? invalidArgument(`There is no sheet "${sheetName}".`);
    this.workbook.group("user", () => (this.workbook.activeSheetId = sheet.id));
  }

  /** Inserts rows above a row; inside a table only the table's rows move, as its own menu does. */
  insertRows(where: string | SheetArea, count = 1): void {
    const area = this.area(where);
    const table = this.workbook.tableAt(area.sheetId, area.row, area.column);
    this.workbook.group("user", () => {
      if (table && area.columns < maxColumns) {
        const first = table.area.row + (table.showHeaders ? 1 : 0);
        this.workbook.insertTableRows(table.id, Math.max(0, area.row - first), count);
      } else this.workbook.insertCells({ ...area, column: 0, columns: maxColumns, rows: count }, "down");
    });
  }

  /** Deletes rows; inside a table only the table's rows, as its own menu does. */
  deleteRows(where: string | SheetArea): void {
    const area = this.area(where);
    const table = this.workbook.tableAt(area.sheetId, area.row, area.column);
    this.workbook.group("user", () => {
      if (table && area.columns < maxColumns && contains(table.area, area)) {
        const first = table.area.row + (table.showHeaders ? 1 : 0);
        this.workbook.deleteTableRows(table.id, area.row - first, area.rows);
      } else this.workbook.deleteCells({ ...area, column: 0, columns: maxColumns }, "up");
    });
  }

  insertColumns(where: string | SheetArea, count = 1): void {
    const area = this.area(where);
    this.workbook.group("user", () =>
      this.workbook.insertCells({ ...area, row: 0, rows: maxRows, columns: count }, "right"),
    );
  }

  deleteColumns(where: string | SheetArea): void {
    const area = this.area(where);
    this.workbook.group("user", () => this.workbook.deleteCells({ ...area, row: 0, rows: maxRows }, "left"));
  }

  renameSheet(from: string, to: string): void {
    const sheet = this.workbook.sheetByName(from) ?? invalidArgument(`There is no sheet "${from}".`);
    this.workbook.group("user", () => this.workbook.renameSheet(sheet.id, to));
  }

  deleteSheet(name: string): void {
    const sheet = this.workbook.sheetByName(name) ?? invalidArgument(`There is no sheet "${name}".`);
    this.workbook.group("user", () => this.workbook.deleteSheet(sheet.id));
  }

  undo(): boolean {
    return this.workbook.undo();
  }

  redo(): boolean {
    return this.workbook.redo();
  }

  /** What the grid shows in an area. */
  texts(where: string | SheetArea): string[][] {
    const area = this.area(where);
    return Array.from({ length: area.rows }, (_, i) =>
      Array.from({ length: area.columns }, (__, j) =>
        this.workbook.text(area.sheetId, area.row + i, area.column + j),
      ),
    );
  }

  /** The values of an area. */
  values(where: string | SheetArea): CellValue[][] {
    return this.workbook.values(this.area(where));
  }
}
