import type { IConditionFormattingRule } from "@univerjs/preset-sheets-conditional-formatting";
import type { Area, CellPlace } from "../model/values";
import { maxColumns, maxRows } from "../model/values";
import type { Change, ChangeNotice, SheetState, TableState, WorkbookModel } from "../model/workbook";
import { gridCell } from "./cellData";
import type { GridBook } from "./gridBook";
import { validationId, validationRule } from "./lists";
import { freeze, pixels, rangeOf, sheetSnapshot } from "./snapshot";
import { themeOf } from "./tableThemes";

export type { IConditionFormattingRule };

/** Shows in the grid what happens in the workbook: collects a group's changes and draws each touched cell once. */
export class GridMirror {
  private readonly stops: (() => void)[];
  private readonly touched = new Map<string, Area[]>();
  private structure: Change[] = [];
  /** While the grid reports its own edit, movements and selections it made itself are not told back to it. */
  fromGrid = false;

  constructor(
    private readonly model: WorkbookModel,
    private readonly grid: GridBook,
    private readonly shown: () => void,
  ) {
    this.stops = [
      model.onChange((notice) => this.note(notice)),
      model.onGroup(() => this.flush()),
    ];
  }

  dispose(): void {
    for (const stop of this.stops) stop();
  }

  /** What lies on the cells of a workbook that was just opened: tables, validations, selection. */
  showAll(): void {
    for (const table of this.model.tables) this.addTable(table);
    for (const sheet of this.model.sheets) this.setValidations(sheet.id, [], this.model.validations(sheet.id));
    this.activate(this.model.activeSheetId);
    this.showSelection();
  }

  /** Draws cells again as the workbook has them (an edit was refused). */
  refresh(sheetId: string, area: Area): void {
    this.touch(sheetId, area);
    this.flush();
  }

  private note({ change }: ChangeNotice): void {
    switch (change.kind) {
      case "cells":
        this.touch(change.sheetId, change.area);
        return;
      case "results":
        for (const { row, column } of change.cells) this.touch(change.sheetId, { row, column, rows: 1, columns: 1 });
        return;
      case "formulasRewritten":
        for (const { sheetId, row, column } of change.cells)
          this.touch(sheetId, { row, column, rows: 1, columns: 1 });
        return;
      case "formats":
        this.touchLook(change.sheetId, change.area);
        return;
      case "inserted":
      case "deleted":
        if (!this.fromGrid) this.touchMoved(change.sheetId, change.area, change.shift);
        return;
      case "tableChanged":
      case "tableAdded":
      case "tableDeleted":
      case "validations":
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

  private touch(sheetId: string, area: Area): void {
    const areas = this.touched.get(sheetId);
    const last = areas?.[areas.length - 1];
    if (!areas) this.touched.set(sheetId, [area]);
    else if (last && area.rows === 1 && last.rows === 1 && last.row === area.row && last.column + last.columns === area.column)
      areas[areas.length - 1] = { ...last, columns: last.columns + area.columns };
    else areas.push(area);
  }

  private touchLook(sheetId: string, area: Area): void {
    const used = this.model.usedArea(sheetId, false);
    if (area.rows >= maxRows) this.setColumnLooks(sheetId, area);
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

  private flush(): void {
    const structure = this.structure;
    const touched = [...this.touched];
    this.structure = [];
    this.touched.clear();
    for (const change of structure) this.restructure(change);
    for (const [sheetId, areas] of touched) this.draw(sheetId, areas);
    if (touched.length > 0 || structure.length > 0) this.shown();
  }

  private draw(sheetId: string, areas: readonly Area[]): void {
    if (!this.model.sheet(sheetId) || !this.grid.sheet(sheetId)) return;
    const cells: Record<number, Record<number, ReturnType<typeof gridCell> | null>> = {};
    let count = 0;
    for (const area of areas) {
      const block = this.model.block({ sheetId, ...area });
      for (let i = 0; i < area.rows; i++) {
        const line = (cells[area.row + i] ??= {});
        for (let j = 0; j < area.columns; j++) {
          const place: CellPlace = { row: area.row + i, column: area.column + j };
          const cell = gridCell(block.values[i]?.[j] ?? null, block.formulas?.[i]?.[j] ?? null);
          const look = this.grid.looks.id(this.model.format(sheetId, place.row, place.column));
          if (look !== null) cell.s = look;
          line[place.column] = Object.keys(cell).length > 0 ? cell : null;
          count++;
        }
      }
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
        this.shapeColumns(change.sheetId, change.first, change.count, change.after);
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
      sheet: { ...sheetSnapshot(this.model, this.model.sheet(sheet.id) ?? sheet, this.grid.looks), zoomRatio: 1 },
    });
  }

  private changeSheet(before: SheetState, after: SheetState): void {
    const subUnitId = after.id;
    if (before.name !== after.name) this.grid.tell("sheet.mutation.set-worksheet-name", { subUnitId, name: after.name });
    if (before.tabColor !== after.tabColor)
      this.grid.tell("sheet.mutation.set-tab-color", { subUnitId, color: after.tabColor });
    if (before.visibility !== after.visibility)
      this.grid.tell("sheet.mutation.set-worksheet-hidden", {
        subUnitId,
        hidden: after.visibility === "Visible" ? 0 : 1,
      });
    if (before.showGridlines !== after.showGridlines)
      this.grid.tell("sheet.mutation.toggle-gridlines", { subUnitId, showGridlines: after.showGridlines ? 1 : 0 });
    if (before.frozen !== after.frozen) this.grid.tell("sheet.mutation.set-frozen", { subUnitId, ...freeze(after) });
  }

  private shapeColumns(subUnitId: string, first: number, count: number, shape: { size?: number; hidden?: boolean }): void {
    const sheet = this.grid.sheet(subUnitId);
    if (!sheet) return;
    const last = Math.min(first + count, sheet.getColumnCount()) - 1;
    const ranges = [{ startRow: 0, endRow: sheet.getRowCount() - 1, startColumn: first, endColumn: last }];
    if (shape.size !== undefined)
      this.grid.tell("sheet.mutation.set-worksheet-col-width", { subUnitId, ranges, colWidth: pixels(shape.size) });
    if (shape.hidden !== undefined)
      this.grid.tell(`sheet.mutation.set-col-${shape.hidden ? "hidden" : "visible"}`, { subUnitId, ranges });
  }

  private shapeRows(subUnitId: string, first: number, count: number, shape: { size?: number; hidden?: boolean }): void {
    const sheet = this.grid.sheet(subUnitId);
    if (!sheet) return;
    const last = Math.min(first + count, sheet.getRowCount()) - 1;
    const ranges = [{ startRow: first, endRow: last, startColumn: 0, endColumn: sheet.getColumnCount() - 1 }];
    if (shape.size !== undefined) {
      this.grid.tell("sheet.mutation.set-worksheet-row-is-auto-height", { subUnitId, ranges, autoHeightInfo: 0 });
      this.grid.tell("sheet.mutation.set-worksheet-row-height", { subUnitId, ranges, rowHeight: pixels(shape.size) });
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
        this.grid.tell("data-validation.mutation.removeRule", { subUnitId, ruleId: validationId(subUnitId, old) });
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
