import { mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import type { Area } from "../model/values";
import { maxColumns, maxRows } from "../model/values";
import type { Change, ChangeNotice, SheetState, TableState, WorkbookModel } from "../model/workbook";
import { gridCell } from "./cellData";
import type { GridBook } from "./gridBook";
import { validationId, validationRule } from "./lists";
import { freeze, pixels, rangeOf, sheetSnapshot } from "./snapshot";
import { themeOf } from "./tableThemes";

/** Changes that arrive within this many milliseconds are drawn together; an add-in's batch makes thousands. */
const drawDelay = 16;

/** What is to be drawn of one row: from the first to the last touched column. */
type Reach = [first: number, last: number];

/** Shows in the grid what happens in the workbook: collects changes and draws each touched cell once. */
export class GridMirror {
  private readonly stops: (() => void)[];
  private readonly touched = new Map<string, Map<number, Reach>>();
  private structure: Change[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** While the grid reports its own edit, movements and selections it made itself are not told back to it. */
  fromGrid = false;

  constructor(
    private readonly model: WorkbookModel,
    private readonly grid: GridBook,
    private readonly shown: () => void,
  ) {
    this.stops = [model.onChange((notice) => this.note(notice))];
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    clearTimeout(this.timer);
  }

  /** What lies on the cells of a workbook that was just opened: tables, validations, selection. */
  showAll(): void {
    for (const table of this.model.tables) this.addTable(table);
    for (const sheet of this.model.sheets)
      this.setValidations(sheet.id, [], this.model.validations(sheet.id));
    this.activate(this.model.activeSheetId);
    this.showSelection();
  }

  /** Draws cells again as the workbook has them (an edit was refused). */
  refresh(sheetId: string, area: Area): void {
    this.touch(sheetId, area);
    this.flush();
  }

  private note({ change }: ChangeNotice): void {
    this.take(change);
    this.timer ??= setTimeout(() => this.flush(), drawDelay);
  }

  private take(change: Change): void {
    switch (change.kind) {
      case "cells":
        this.touch(change.sheetId, change.area);
        return;
      case "results":
        for (const { row, column } of change.cells) this.touchRow(change.sheetId, row, column, column);
        return;
      case "formulasRewritten":
        for (const { sheetId, row, column } of change.cells) this.touchRow(sheetId, row, column, column);
        return;
      case "formats":
        this.touchLook(change.sheetId, change.area);
        return;
      case "inserted":
      case "deleted":
        if (!this.fromGrid) this.touchMoved(change.sheetId, change.area, change.shift);
        return;
      case "tableChanged":
      case "validations":
        this.addOrMerge(change);
        return;
      case "tableAdded":
      case "tableDeleted":
      case "sheetAdded":
      case "sheetDeleted":
      case "sheetChanged":
      case "sheetMoved":
      case "columns":
      case "rows":
      case "merges":
        this.structure.push(change);
        return;
      case "activated":
      case "selected":
        if (!this.fromGrid) this.structure.push(change);
        return;
      default:
        return;
    }
  }

  /** A table that grows in steps, or a sheet's validations set one by one, is drawn once as it ends up. */
  private addOrMerge(change: Extract<Change, { kind: "tableChanged" | "validations" }>): void {
    const index = this.structure.findIndex((earlier) =>
      change.kind === "tableChanged"
        ? earlier.kind === "tableChanged" && earlier.after.id === change.after.id
        : earlier.kind === "validations" && earlier.sheetId === change.sheetId,
    );
    const earlier = this.structure[index];
    if (earlier?.kind === "tableChanged" && change.kind === "tableChanged")
      this.structure[index] = { ...earlier, after: change.after };
    else if (earlier?.kind === "validations" && change.kind === "validations")
      this.structure[index] = { ...earlier, after: change.after };
    else this.structure.push(change);
  }

  private touch(sheetId: string, area: Area): void {
    for (let row = area.row; row < area.row + area.rows; row++)
      this.touchRow(sheetId, row, area.column, area.column + area.columns - 1);
  }

  private touchRow(sheetId: string, row: number, first: number, last: number): void {
    const rows = this.touched.get(sheetId) ?? new Map<number, Reach>();
    this.touched.set(sheetId, rows);
    const reach = rows.get(row);
    if (!reach) rows.set(row, [first, last]);
    else {
      if (first < reach[0]) reach[0] = first;
      if (last > reach[1]) reach[1] = last;
    }
  }

  private touchLook(sheetId: string, area: Area): void {
    if (area.rows < maxRows && area.columns < maxColumns) {
      this.touch(sheetId, area);
      return;
    }
    if (area.rows >= maxRows) this.setColumnLooks(sheetId, area);
    const used = this.model.usedArea(sheetId, false);
    const bottom = used ? used.row + used.rows : 0;
    const right = used ? used.column + used.columns : 0;
    const rows = area.rows >= maxRows ? bottom - area.row : area.rows;
    const columns = area.columns >= maxColumns ? right - area.column : area.columns;
    if (rows > 0 && columns > 0) this.touch(sheetId, { row: area.row, column: area.column, rows, columns });
  }

  private setColumnLooks(sheetId: string, area: Area): void {
    const columnData: Record<number, { s: string | null }> = {};
    const count = Math.min(area.columns, 200);
    for (let column = area.column; column < area.column + count; column++)
      columnData[column] = { s: this.grid.looks.id(this.model.format(sheetId, maxRows - 1, column)) };
    this.grid.tell("sheet.mutation.set-col-data", { subUnitId: sheetId, columnData });
  }

  /** Cells that moved are drawn again down (or right) to the last one used, before or after. */
  private touchMoved(sheetId: string, area: Area, shift: "up" | "down" | "left" | "right"): void {
    const used = this.model.usedArea(sheetId, false) ?? { row: 0, column: 0, rows: 1, columns: 1 };
    const bottom = used.row + used.rows + area.rows;
    const right = used.column + used.columns + Math.min(area.columns, maxColumns);
    const vertical = shift === "up" || shift === "down";
    const rows = vertical ? Math.min(bottom, maxRows) - area.row : Math.min(area.rows, bottom - area.row);
    const columns = vertical
      ? Math.min(area.columns, used.column + used.columns - area.column)
      : Math.min(right, maxColumns) - area.column;
    if (rows > 0 && columns > 0) this.touch(sheetId, { row: area.row, column: area.column, rows, columns });
  }

  /** Draws what is waiting. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const structure = this.structure;
    const touched = [...this.touched];
    this.structure = [];
    this.touched.clear();
    for (const change of structure) this.restructure(change);
    this.setWidths(structure);
    for (const [sheetId, rows] of touched) this.draw(sheetId, rows);
    if (touched.length > 0 || structure.length > 0) this.shown();
  }

  private draw(sheetId: string, rows: ReadonlyMap<number, Reach>): void {
    if (!this.model.sheet(sheetId) || !this.grid.sheet(sheetId)) return;
    const cells: Record<number, Record<number, ReturnType<typeof gridCell> | null>> = {};
    let count = 0;
    for (const [row, [first, last]] of rows) {
      const line: Record<number, ReturnType<typeof gridCell> | null> = {};
      for (let column = first; column <= last; column++) {
        const cell = gridCell(
          this.model.value(sheetId, row, column),
          this.model.formula(sheetId, row, column),
        );
        const look = this.grid.looks.id(this.model.format(sheetId, row, column));
        if (look !== null) cell.s = look;
        line[column] = Object.keys(cell).length > 0 ? cell : null;
      }
      cells[row] = line;
      count += last - first + 1;
    }
    this.grid.putCells(sheetId, cells, count);
  }

  // --- what lies around the cells ---------------------------------------------------------------------------------------

  private restructure(change: Change): void {
    switch (change.kind) {
      case "tableAdded":
        this.addTable(change.table);
        return;
      case "tableDeleted":
        this.removeTable(change.table);
        return;
      case "tableChanged":
        this.changeTable(change.before, change.after);
        return;
      case "validations":
        this.setValidations(change.sheetId, change.before, change.after);
        return;
      case "sheetAdded":
        this.addSheet(change.sheet, change.position);
        return;
      case "sheetDeleted":
        this.grid.tell("sheet.mutation.remove-sheet", { subUnitId: change.sheet.id });
        return;
      case "sheetChanged":
        this.changeSheet(change.before, change.after);
        return;
      case "sheetMoved":
        this.grid.tell("sheet.mutation.set-worksheet-order", {
          subUnitId: change.sheetId,
          fromOrder: change.from,
          toOrder: change.to,
        });
        return;
      case "columns":
        if (change.after.hidden !== undefined)
          this.hideColumns(change.sheetId, change.first, change.count, change.after.hidden);
        return;
      case "rows":
        this.shapeRows(change.sheetId, change.first, change.count, change.after);
        return;
      case "merges":
        this.grid.tell("sheet.mutation.remove-worksheet-merge", {
          subUnitId: change.sheetId,
          ranges: change.before.map(rangeOf),
        });
        this.grid.tell("sheet.mutation.add-worksheet-merge", {
          subUnitId: change.sheetId,
          ranges: change.after.map(rangeOf),
        });
        return;
      case "activated":
        this.activate(change.after);
        return;
      case "selected":
        this.showSelection();
        return;
      default:
        return;
    }
  }

  private addSheet(sheet: SheetState, index: number): void {
    if (!this.model.sheet(sheet.id) || this.grid.sheet(sheet.id)) return;
    this.grid.tell("sheet.mutation.insert-sheet", {
      index,
      sheet: mergeWorksheetSnapshotWithDefault(
        sheetSnapshot(this.model, this.model.sheet(sheet.id) ?? sheet, this.grid.looks),
      ),
    });
  }

  private changeSheet(before: SheetState, after: SheetState): void {
    const subUnitId = after.id;
    if (before.name !== after.name)
      this.grid.tell("sheet.mutation.set-worksheet-name", { subUnitId, name: after.name });
    if (before.tabColor !== after.tabColor)
      this.grid.tell("sheet.mutation.set-tab-color", { subUnitId, color: after.tabColor });
    if (before.visibility !== after.visibility)
      this.grid.tell("sheet.mutation.set-worksheet-hidden", {
        subUnitId,
        hidden: after.visibility === "Visible" ? 0 : 1,
      });
    if (before.showGridlines !== after.showGridlines)
      this.grid.tell("sheet.mutation.toggle-gridlines", {
        subUnitId,
        showGridlines: after.showGridlines ? 1 : 0,
      });
    if (before.frozen !== after.frozen)
      this.grid.tell("sheet.mutation.set-frozen", { subUnitId, ...freeze(after) });
  }

  /** All new column widths of a sheet in one go: Univer lays a sheet out anew after each. */
  private setWidths(changes: readonly Change[]): void {
    const widths = new Map<string, Record<number, number>>();
    for (const change of changes) {
      if (change.kind !== "columns" || change.after.size === undefined) continue;
      const columns = this.grid.sheet(change.sheetId)?.getColumnCount() ?? 0;
      const own = widths.get(change.sheetId) ?? {};
      widths.set(change.sheetId, own);
      for (let column = change.first; column < Math.min(change.first + change.count, columns); column++)
        own[column] = pixels(change.after.size);
    }
    for (const [subUnitId, colWidth] of widths) {
      const columns = Object.keys(colWidth).map(Number);
      const endRow = (this.grid.sheet(subUnitId)?.getRowCount() ?? 1) - 1;
      const ranges = columns.map((column) => ({
        startRow: 0,
        endRow,
        startColumn: column,
        endColumn: column,
      }));
      if (columns.length > 0)
        this.grid.tell("sheet.mutation.set-worksheet-col-width", { subUnitId, ranges, colWidth });
    }
  }

  private hideColumns(subUnitId: string, first: number, count: number, hidden: boolean): void {
    const sheet = this.grid.sheet(subUnitId);
    if (!sheet) return;
    const last = Math.min(first + count, sheet.getColumnCount()) - 1;
    const ranges = [{ startRow: 0, endRow: sheet.getRowCount() - 1, startColumn: first, endColumn: last }];
    this.grid.tell(`sheet.mutation.set-col-${hidden ? "hidden" : "visible"}`, { subUnitId, ranges });
  }

  private shapeRows(
    subUnitId: string,
    first: number,
    count: number,
    shape: { size?: number; hidden?: boolean },
  ): void {
    const sheet = this.grid.sheet(subUnitId);
    if (!sheet) return;
    const last = Math.min(first + count, sheet.getRowCount()) - 1;
    const ranges = [{ startRow: first, endRow: last, startColumn: 0, endColumn: sheet.getColumnCount() - 1 }];
    if (shape.size !== undefined) {
      this.grid.tell("sheet.mutation.set-worksheet-row-is-auto-height", {
        subUnitId,
        ranges,
        autoHeightInfo: 0,
      });
      this.grid.tell("sheet.mutation.set-worksheet-row-height", {
        subUnitId,
        ranges,
        rowHeight: pixels(shape.size),
      });
    }
    if (shape.hidden !== undefined)
      this.grid.tell(`sheet.mutation.set-row-${shape.hidden ? "hidden" : "visible"}`, { subUnitId, ranges });
  }

  private addTable(table: TableState): void {
    this.grid.tell("sheet.mutation.add-table", {
      subUnitId: table.sheetId,
      tableId: table.id,
      name: table.name,
      range: rangeOf(table.area),
      header: table.columns.map((column) => column.name),
      options: { showHeader: table.showHeaders, tableStyleId: themeOf(table) },
    });
  }

  private removeTable(table: TableState): void {
    this.grid.tell("sheet.mutation.delete-table", { subUnitId: table.sheetId, tableId: table.id });
  }

  /** Univer's tables change bit by bit; ours come as a whole: one that differs is put up anew, one that grew keeps its filters. */
  private changeTable(before: TableState, after: TableState): void {
    const sameColumns =
      before.columns.length === after.columns.length &&
      before.columns.every((column, index) => column.name === after.columns[index]?.name);
    if (sameColumns && before.name === after.name && themeOf(before) === themeOf(after)) {
      if (before.area !== after.area)
        this.grid.tell("sheet.mutation.set-sheet-table", {
          subUnitId: after.sheetId,
          tableId: after.id,
          config: { updateRange: { newRange: rangeOf(after.area) } },
        });
      return;
    }
    this.removeTable(before);
    this.addTable(after);
  }

  private setValidations(
    subUnitId: string,
    before: ReturnType<WorkbookModel["validations"]>,
    after: ReturnType<WorkbookModel["validations"]>,
  ): void {
    const kept = new Set(after.filter((item) => before.includes(item)));
    for (const old of before)
      if (!kept.has(old) && validationRule(subUnitId, old))
        this.grid.tell("data-validation.mutation.removeRule", {
          subUnitId,
          ruleId: validationId(subUnitId, old),
        });
    for (const item of after) {
      const rule = kept.has(item) ? undefined : validationRule(subUnitId, item);
      if (rule) this.grid.tell("data-validation.mutation.addRule", { subUnitId, rule });
    }
  }

  private activate(subUnitId: string): void {
    if (this.grid.sheet(subUnitId)) this.grid.tell("sheet.operation.set-worksheet-active", { subUnitId });
  }

  private showSelection(): void {
    const area = this.model.selection();
    const sheet = this.grid.sheet(area.sheetId);
    if (!sheet) return;
    const range = rangeOf({
      ...area,
      rows: Math.min(area.rows, sheet.getRowCount() - area.row),
      columns: Math.min(area.columns, sheet.getColumnCount() - area.column),
    });
    const { startRow, startColumn } = range;
    this.grid.tell("sheet.operation.set-selections", {
      subUnitId: area.sheetId,
      reveal: true,
      selections: [
        {
          range,
          primary: {
            actualRow: startRow,
            actualColumn: startColumn,
            startRow,
            endRow: startRow,
            startColumn,
            endColumn: startColumn,
            isMerged: false,
            isMergedMainCell: false,
          },
          style: null,
        },
      ],
    });
  }
}
