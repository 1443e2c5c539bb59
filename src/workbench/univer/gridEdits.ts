import { CommandType, ICommandService, RANGE_TYPE } from "@univerjs/core";
import type { ICommandInfo, IDisposable, Injector, IRange } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Area, CellFormat, CellValue } from "../model/values";
import { isCellError, maxColumns, maxRows } from "../model/values";
import type { WorkbookModel } from "../model/workbook";
import { WorkbookFault } from "../model/workbook";
import { cellContent } from "./cellData";
import { formatChanges } from "./cellStyle";
import type { GridBook } from "./gridBook";
import type { GridMirror } from "./gridMirror";
import { points, unitId } from "./snapshot";

/** What a mutation of Univer asks of the workbook; kept in order until the command that made it is through. */
type Step =
  | { readonly kind: "cells"; readonly sheetId: string; readonly area: Area }
  | { readonly kind: "do"; readonly work: () => void };

interface MutationParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Record<number, Record<number, unknown> | null>;
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
  readonly selections?: readonly { readonly range: IRange }[];
  readonly name?: string;
  readonly index?: number;
  readonly sheet?: { readonly id: string; readonly name: string };
  readonly hidden?: number;
  readonly visible?: boolean;
  readonly fromOrder?: number;
  readonly toOrder?: number;
  readonly colWidth?: number | Record<number, number>;
  readonly from?: { readonly subUnitId: string };
  readonly to?: { readonly subUnitId: string };
}

/**
 * Takes what a user does in the grid to the workbook, as the user's edits: typing, drop-downs, pasting, filling, deleting,
 * inserting and deleting rows and columns, sheets, selection. What the workbook refuses is drawn back and told.
 */
export class GridEdits {
  private readonly listener: IDisposable;
  private steps: Step[] = [];
  private waiting = false;

  constructor(
    private readonly injector: Injector,
    private readonly model: WorkbookModel,
    private readonly grid: GridBook,
    private readonly mirror: GridMirror,
    private readonly refused: (message: string) => void,
    private readonly typing: (busy: boolean) => void,
  ) {
    this.listener = injector.get(ICommandService).onCommandExecuted((command) => this.heard(command));
  }

  dispose(): void {
    this.listener.dispose();
    this.steps = [];
  }

  private heard(command: ICommandInfo): void {
    if (this.grid.applying || command.type === CommandType.COMMAND) return;
    const params = (command.params ?? {}) as MutationParams;
    if (command.id === "sheet.operation.set-cell-edit-visible") {
      this.typing(params.visible === true);
      return;
    }
    if (params.unitId !== undefined && params.unitId !== unitId) return;
    const step = this.stepOf(command.id, params);
    if (!step) return;
    this.steps.push(...(Array.isArray(step) ? step : [step]));
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => this.carryOut());
  }

  private stepOf(id: string, params: MutationParams): Step | Step[] | undefined {
    const sheetId = params.subUnitId ?? "";
    const { model } = this;
    switch (id) {
      case "sheet.mutation.set-range-values":
        return blocks(params.cellValue ?? {}).map((area) => ({ kind: "cells", sheetId, area }));
      case "sheet.mutation.insert-row":
        return act(params.range, (r) => model.insertCells(rowsArea(sheetId, r), "down"));
      case "sheet.mutation.remove-rows":
        return act(params.range, (r) => model.deleteCells(rowsArea(sheetId, r), "up"));
      case "sheet.mutation.insert-col":
        return act(params.range, (r) => model.insertCells(columnsArea(sheetId, r), "right"));
      case "sheet.mutation.remove-col":
        return act(params.range, (r) => model.deleteCells(columnsArea(sheetId, r), "left"));
      case "sheet.mutation.move-range":
      case "sheet.mutation.move-rows":
      case "sheet.mutation.move-columns":
      case "sheet.mutation.reorder-range":
        return [...new Set([params.from?.subUnitId ?? sheetId, params.to?.subUnitId ?? sheetId])].map(
          (each) => this.wholeSheet(each),
        );
      case "sheet.mutation.insert-sheet":
        return { kind: "do", work: () => this.addSheet(params) };
      case "sheet.mutation.remove-sheet":
        return { kind: "do", work: () => model.deleteSheet(sheetId) };
      case "sheet.mutation.set-worksheet-name":
        return { kind: "do", work: () => model.renameSheet(sheetId, params.name ?? "") };
      case "sheet.mutation.set-worksheet-order":
        return { kind: "do", work: () => model.moveSheet(sheetId, params.toOrder ?? 0) };
      case "sheet.mutation.set-worksheet-hidden":
        return {
          kind: "do",
          work: () => model.setVisibility(sheetId, params.hidden === 1 ? "Hidden" : "Visible"),
        };
      case "sheet.mutation.set-worksheet-col-width":
        return { kind: "do", work: () => this.resizeColumns(sheetId, params) };
      case "sheet.operation.set-worksheet-active":
        return { kind: "do", work: () => void (model.activeSheetId = sheetId) };
      case "sheet.operation.set-selections":
        return { kind: "do", work: () => this.select(sheetId, params) };
      default:
        return undefined;
    }
  }

  private carryOut(): void {
    this.waiting = false;
    const steps = this.steps;
    this.steps = [];
    this.mirror.fromGrid = true;
    try {
      this.model.group("user", () => {
        for (const step of steps)
          if (step.kind === "do") step.work();
          else this.readCells(step.sheetId, step.area);
      });
    } catch (error) {
      if (!(error instanceof WorkbookFault)) throw error;
      this.refused(error.message);
      for (const step of steps) if (step.kind === "cells") this.mirror.refresh(step.sheetId, step.area);
    } finally {
      this.mirror.fromGrid = false;
    }
  }

  /** Reads an area as Univer has it now and writes what differs, content and looks. */
  private readCells(sheetId: string, area: Area): void {
    const sheet = this.grid.sheet(sheetId);
    if (!sheet || !this.model.sheet(sheetId)) return;
    const formulas = this.injector.get(FormulaDataModel);
    const known = this.model.block({ sheetId, ...area });
    const values: (CellValue | undefined)[][] = [];
    const written: (string | null | undefined)[][] = [];
    let changed = false;
    for (let i = 0; i < area.rows; i++) {
      const line: (CellValue | undefined)[] = [];
      const formulaLine: (string | null | undefined)[] = [];
      for (let j = 0; j < area.columns; j++) {
        const row = area.row + i;
        const column = area.column + j;
        const cell = sheet.getCellRaw(row, column);
        const formula =
          cell?.f ?? (cell?.si ? formulas.getFormulaStringByCell(row, column, sheetId, unitId) : null);
        const content = cellContent(cell, formula ?? null);
        const before = { value: known.values[i]?.[j] ?? null, formula: known.formulas?.[i]?.[j] ?? null };
        const same =
          content.formula === before.formula &&
          (content.formula !== null || sameValue(content.value, before.value));
        if (!same) changed = true;
        line.push(same ? undefined : content.value);
        formulaLine.push(same ? undefined : content.formula);
        this.readLook(sheetId, row, column);
      }
      values.push(line);
      written.push(formulaLine);
    }
    if (!changed) return;
    this.model.write(sheetId, area, values, written.some((line) => line.some(Boolean)) ? written : null);
  }

  private readLook(sheetId: string, row: number, column: number): void {
    const style = this.grid.unit
      .getStyles()
      .getStyleByCell(this.grid.sheet(sheetId)?.getCellRaw(row, column));
    const patch: CellFormat = formatChanges(style ?? undefined, this.model.format(sheetId, row, column));
    if (Object.keys(patch).length > 0)
      this.model.setFormat({ sheetId, row, column, rows: 1, columns: 1 }, patch);
  }

  private wholeSheet(sheetId: string): Step {
    const used = this.model.usedArea(sheetId, true) ?? { row: 0, column: 0, rows: 1, columns: 1 };
    const range = this.grid.sheet(sheetId)?.getCellMatrix().getDataRange();
    const rows = Math.max(used.row + used.rows, (range?.endRow ?? 0) + 1);
    const columns = Math.max(used.column + used.columns, (range?.endColumn ?? 0) + 1);
    return { kind: "cells", sheetId, area: { row: 0, column: 0, rows, columns } };
  }

  /** The workbook gives a new sheet its own id; the grid's is replaced by the workbook's. */
  private addSheet({ sheet, index }: MutationParams): void {
    if (!sheet) return;
    this.grid.tell("sheet.mutation.remove-sheet", { subUnitId: sheet.id });
    const taken = this.model.sheetByName(sheet.name) !== undefined;
    const added = this.model.addSheet(taken ? undefined : sheet.name, index);
    queueMicrotask(() => this.model.group("user", () => (this.model.activeSheetId = added.id)));
  }

  private resizeColumns(sheetId: string, { ranges = [], colWidth }: MutationParams): void {
    for (const { startColumn, endColumn } of ranges)
      for (let column = startColumn; column <= endColumn; column++) {
        const size = typeof colWidth === "number" ? colWidth : colWidth?.[column];
        if (size !== undefined) this.model.setColumnShape(sheetId, column, 1, { size: points(size) });
      }
  }

  /** Univer tells a selection twice, or an empty one right after a sheet is made: those are passed over. */
  private select(sheetId: string, { selections = [] }: MutationParams): void {
    const range = selections[selections.length - 1]?.range;
    if (!range || !this.model.sheet(sheetId)) return;
    const area = selectedArea(range);
    const before = this.model.selection(sheetId);
    const same =
      before.row === area.row &&
      before.column === area.column &&
      before.rows === area.rows &&
      before.columns === area.columns;
    if (!same || this.model.activeSheetId !== sheetId) this.model.select({ sheetId, ...area });
  }
}

function act(range: IRange | undefined, work: (range: IRange) => void): Step | undefined {
  return range && { kind: "do", work: () => work(range) };
}

const rowsArea = (sheetId: string, range: IRange): Area & { sheetId: string } => ({
  sheetId,
  row: range.startRow,
  column: 0,
  rows: range.endRow - range.startRow + 1,
  columns: maxColumns,
});

const columnsArea = (sheetId: string, range: IRange): Area & { sheetId: string } => ({
  sheetId,
  row: 0,
  column: range.startColumn,
  rows: maxRows,
  columns: range.endColumn - range.startColumn + 1,
});

/** A selection as an area: whole rows and columns are as long as Excel's sheet, not as the grid shows. */
function selectedArea(range: IRange): Area {
  const rows = range.rangeType === RANGE_TYPE.COLUMN || range.rangeType === RANGE_TYPE.ALL;
  const columns = range.rangeType === RANGE_TYPE.ROW || range.rangeType === RANGE_TYPE.ALL;
  return {
    row: rows ? 0 : range.startRow,
    column: columns ? 0 : range.startColumn,
    rows: rows ? maxRows : range.endRow - range.startRow + 1,
    columns: columns ? maxColumns : range.endColumn - range.startColumn + 1,
  };
}

/** The touched cells as rectangles: neighbouring rows that touch the same run of columns are one. */
function blocks(cells: Record<number, Record<number, unknown> | null>): Area[] {
  const found: Area[] = [];
  for (const row of Object.keys(cells)
    .map(Number)
    .sort((a, b) => a - b))
    for (const run of runs(Object.keys(cells[row] ?? {}).map(Number))) {
      const above = found.find(
        (area) => area.row + area.rows === row && area.column === run.first && area.columns === run.count,
      );
      if (above) found[found.indexOf(above)] = { ...above, rows: above.rows + 1 };
      else found.push({ row, column: run.first, rows: 1, columns: run.count });
    }
  return found;
}

function runs(columns: number[]): { first: number; count: number }[] {
  const found: { first: number; count: number }[] = [];
  for (const column of columns.sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last && last.first + last.count === column) last.count++;
    else found.push({ first: column, count: 1 });
  }
  return found;
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) && isCellError(b) ? a.error === b.error : a === b;
}
