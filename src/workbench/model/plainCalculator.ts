import { bounding, holds, intersect } from "./area";
import type {
  CalculationRequest,
  Calculator,
  CustomFunctionHost,
  FunctionArgument,
  FunctionInvocation,
  FunctionResult,
} from "./calculator";
import { DependencyIndex } from "./dependencies";
import type { FormulaCell } from "./dependencies";
import { evaluate } from "./evaluator";
import type { Operand } from "./grid";
import { Grid, isBusy, single } from "./grid";
import { serialOfDate } from "./serialDate";
import type { Area, CellValue, SheetArea } from "./values";
import { maxColumns, maxRows } from "./values";
import type { WorkbookModel } from "./workbook";

/** A call of a custom function that is running or has answered; formulas with equal arguments share it. */
interface SharedCall {
  readonly key: string;
  readonly cells: Set<FormulaCell>;
  invocation: FunctionInvocation | null;
  result: FunctionResult | undefined;
}

/**
 * Calculates formulas as far as cells with custom functions need it: dependents only, spills, and functions whose results come
 * later and again. Volatile functions (TODAY) are worked out anew when everything is.
 */
export class PlainCalculator implements Calculator {
  readonly busy = false;
  private workbook: WorkbookModel | null = null;
  private functions: CustomFunctionHost | null = null;
  private index = new DependencyIndex();
  private readonly calls = new Map<string, SharedCall>();
  /** What formulas that can't spill would have covered. */
  private readonly blocked = new Map<FormulaCell, Area>();
  private dirty = new Set<FormulaCell>();
  private everything = true;
  private working = false;

  /** `now` gives the clock; the machine's own if not said. */
  constructor(private readonly now: () => Date = () => new Date()) {}

  attach(workbook: WorkbookModel, functions: CustomFunctionHost | null): void {
    this.workbook = workbook;
    this.functions = functions;
    this.functionsChanged();
  }

  dispose(): void {
    for (const call of this.calls.values()) call.invocation?.cancel();
    this.calls.clear();
  }

  functionsChanged(): void {
    for (const call of this.calls.values()) call.invocation?.cancel();
    this.calls.clear();
    for (const cell of this.index.all()) {
      if (cell.asks) this.dirty.add(cell);
      cell.calls.clear();
    }
    this.workbook?.requestCalculation();
  }

  calculate(request: CalculationRequest): void {
    if (!this.workbook || this.working) return;
    this.working = true;
    this.changed = [];
    try {
      if (request.structural || request.all || this.everything) this.rebuild(this.workbook, request.changed);
      else this.update(this.workbook, request);
      this.everything = false;
      this.settle(this.workbook);
    } finally {
      this.working = false;
    }
  }

  // --- what is dirty ---------------------------------------------------------------------------------------------------------

  /** Reads every formula anew; running calls go on if a formula still asks the same. */
  private rebuild(workbook: WorkbookModel, changed: readonly SheetArea[]): void {
    const old = this.index;
    this.index = new DependencyIndex();
    this.blocked.clear();
    this.dirty = new Set();
    for (const sheet of workbook.sheets)
      for (const { row, column, formula } of workbook.formulasIn(sheet.id))
        this.dirty.add(this.index.add(sheet.id, row, column, formula));
    this.orphans = [...old.all()].flatMap((cell) => [...cell.calls].map((key) => [key, cell] as const));
    this.takeSpills(workbook, changed);
  }

  /** After cells moved, spills are where the workbook says; what somebody wrote since is no spilled value. */
  private takeSpills(workbook: WorkbookModel, changed: readonly SheetArea[]): void {
    this.spilled.clear();
    for (const cell of this.index.all()) {
      const spill = workbook.spill(cell.sheetId, cell.row, cell.column);
      if (spill?.anchor.row !== cell.row || spill.anchor.column !== cell.column) continue;
      cell.spill = spill.area;
      this.index.setSpilling(cell, true);
      forEachCell(spill.area, (row, column) => {
        const overwritten = changed.some((area) => area.sheetId === cell.sheetId && holds(area, row, column));
        if ((row !== cell.row || column !== cell.column) && !overwritten)
          this.spilled.add(`${cell.sheetId} ${row},${column}`);
      });
    }
  }

  /** Calls held by formulas of before a rebuild; let go once the new ones have taken theirs. */
  private orphans: (readonly [string, FormulaCell])[] = [];

  private update(workbook: WorkbookModel, request: CalculationRequest): void {
    for (const area of request.changed) {
      for (const cell of this.index.within(area)) {
        if (workbook.formula(cell.sheetId, cell.row, cell.column) === cell.formula) this.dirty.add(cell);
        else this.forget(cell);
      }
      for (const { row, column, formula } of workbook.formulasIn(area.sheetId, area))
        if (!this.index.at(area.sheetId, row, column))
          this.dirty.add(this.index.add(area.sheetId, row, column, formula));
      for (const { row, column, area: lost } of this.index.lost(area.sheetId, area))
        this.clearSpill(workbook, area.sheetId, row, column, lost);
      this.index.dependents(area, this.dirty);
      for (const [cell, wanted] of this.blocked)
        if (cell.sheetId === area.sheetId && intersect(wanted, area)) this.dirty.add(cell);
      for (const cell of this.index.spilling(area.sheetId)) {
        const overwritten = cell.spill && intersect(cell.spill, area);
        if (!overwritten) continue;
        this.dirty.add(cell);
        forEachCell(overwritten, (row, column) => this.spilled.delete(`${area.sheetId} ${row},${column}`));
      }
    }
    for (const table of request.tables) this.index.dependentsOfTable(table, this.dirty);
  }

  private forget(cell: FormulaCell): void {
    this.index.remove(cell);
    this.dirty.delete(cell);
    this.blocked.delete(cell);
    for (const key of cell.calls) this.release(key, cell);
  }

  /** Spilled values go with their formula. */
  private clearSpill(
    workbook: WorkbookModel,
    sheetId: string,
    row: number,
    column: number,
    area: Area,
  ): void {
    workbook.setSpill(sheetId, { row, column }, null);
    const cells: { row: number; column: number; value: CellValue }[] = [];
    forEachCell(area, (i, j) => {
      if (this.spilled.delete(`${sheetId} ${i},${j}`) && workbook.formula(sheetId, i, j) === null)
        cells.push({ row: i, column: j, value: null });
    });
    this.write(workbook, sheetId, cells);
  }

  // --- working out -------------------------------------------------------------------------------------------------------------

  private settle(workbook: WorkbookModel): void {
    for (let round = 0; round < 100; round++) {
      for (const area of this.changed) this.index.dependents(area, this.dirty);
      this.changed = [];
      if (this.dirty.size === 0) break;
      this.index.close(this.dirty);
      for (const cell of [...this.dirty]) this.evaluateCell(workbook, cell);
    }
    for (const [key, cell] of this.orphans) this.release(key, cell);
    this.orphans = [];
  }

  /** Cells whose value changed beyond what was foreseen (spills): their dependents come next. */
  private changed: SheetArea[] = [];
  /** Every cell that shows a spilled value. */
  private readonly spilled = new Set<string>();

  private evaluateCell(workbook: WorkbookModel, cell: FormulaCell): void {
    if (!this.dirty.delete(cell)) return;
    if (cell.working) return;
    cell.working = true;
    const before = new Set(cell.calls);
    const { sheetId, row, column } = cell;
    this.index.forgetPrecedents(cell);
    cell.calls.clear();
    cell.waits = false;
    cell.asks = false;
    const result = evaluate(cell.formula, {
      workbook,
      sheetId,
      row,
      column,
      now: () => this.clock(),
      reading: (area) => {
        this.index.addPrecedent(cell, area);
        this.ensure(workbook, area);
      },
      readingTable: (name) => this.index.addTable(cell, name),
      readingName: () => undefined,
      custom: (name, args) => this.custom(cell, name, args),
    });
    cell.working = false;
    for (const key of before) if (!cell.calls.has(key)) this.release(key, cell);
    if (isWaiting(cell)) {
      if (workbook.value(sheetId, row, column) === null)
        this.write(workbook, sheetId, [{ row, column, value: { error: "#BUSY!" } }]);
      return;
    }
    this.show(workbook, cell, result);
  }

  /** Dirty formulas within cells about to be read are worked out first. */
  private ensure(workbook: WorkbookModel, area: SheetArea): void {
    if (this.dirty.size === 0) return;
    if (area.rows * area.columns <= this.dirty.size) {
      for (let row = area.row; row < area.row + area.rows; row++)
        for (let column = area.column; column < area.column + area.columns; column++) {
          const cell = this.index.at(area.sheetId, row, column);
          if (cell && this.dirty.has(cell)) this.evaluateCell(workbook, cell);
        }
      return;
    }
    for (const cell of [...this.dirty])
      if (cell.sheetId === area.sheetId && holds(area, cell.row, cell.column))
        this.evaluateCell(workbook, cell);
  }

  private clock(): number {
    const now = this.now();
    const day = serialOfDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
    return day + (now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds()) / 86_400;
  }

  /** Puts a result into its cell, or over several. */
  private show(workbook: WorkbookModel, cell: FormulaCell, result: Operand): void {
    const { sheetId, row, column } = cell;
    this.blocked.delete(cell);
    const grid = result instanceof Grid && !result.isSingle ? result : null;
    const old = cell.spill;
    if (!grid) {
      if (old) this.unspill(workbook, cell, old, null);
      const value = single(result) ?? 0;
      this.write(workbook, sheetId, [{ row, column, value }]);
      return;
    }
    const area = { row, column, rows: grid.height, columns: grid.width };
    if (!this.isFree(workbook, cell, area)) {
      if (old) this.unspill(workbook, cell, old, null);
      this.blocked.set(cell, area);
      this.write(workbook, sheetId, [{ row, column, value: { error: "#SPILL!" } }]);
      return;
    }
    if (old) this.unspill(workbook, cell, old, area);
    cell.spill = area;
    this.index.setSpilling(cell, true);
    workbook.setSpill(sheetId, { row, column }, area);
    const cells = grid.rows.flatMap((line, i) =>
      line.map((value, j) => ({ row: row + i, column: column + j, value: value ?? 0 })),
    );
    for (const item of cells)
      if (item.row !== row || item.column !== column)
        this.spilled.add(`${sheetId} ${item.row},${item.column}`);
    this.write(workbook, sheetId, cells);
  }

  /** Clears what the old spill covered and the new one (if any) doesn't. */
  private unspill(workbook: WorkbookModel, cell: FormulaCell, old: Area, next: Area | null): void {
    const { sheetId } = cell;
    const cells: { row: number; column: number; value: CellValue }[] = [];
    forEachCell(old, (row, column) => {
      if ((row === cell.row && column === cell.column) || (next && holds(next, row, column))) return;
      if (
        this.spilled.delete(`${sheetId} ${row},${column}`) &&
        workbook.formula(sheetId, row, column) === null
      )
        cells.push({ row, column, value: null });
    });
    if (!next) {
      cell.spill = null;
      this.index.setSpilling(cell, false);
      workbook.setSpill(sheetId, { row: cell.row, column: cell.column }, null);
    }
    this.write(workbook, sheetId, cells);
  }

  private isFree(workbook: WorkbookModel, cell: FormulaCell, area: Area): boolean {
    if (area.row + area.rows > maxRows || area.column + area.columns > maxColumns) return false;
    const { sheetId } = cell;
    if (workbook.tables.some((table) => table.sheetId === sheetId && intersect(table.area, area)))
      return false;
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        if (row === cell.row && column === cell.column) continue;
        if (workbook.formula(sheetId, row, column) !== null) return false;
        const own =
          cell.spill && holds(cell.spill, row, column) && this.spilled.has(`${sheetId} ${row},${column}`);
        if (!own && workbook.value(sheetId, row, column) !== null) return false;
      }
    return true;
  }

  private write(
    workbook: WorkbookModel,
    sheetId: string,
    cells: readonly { row: number; column: number; value: CellValue }[],
  ): void {
    if (cells.length === 0) return;
    const differing = workbook.writeResults(sheetId, cells);
    const first = cells[0];
    const last = cells[cells.length - 1];
    if (cells.length === 1 || differing === 0 || !first || !last) return;
    const corner = (cell: { row: number; column: number }): Area => ({
      row: cell.row,
      column: cell.column,
      rows: 1,
      columns: 1,
    });
    this.changed.push({ sheetId, ...bounding(corner(first), corner(last)) });
  }

  // --- custom functions --------------------------------------------------------------------------------------------------------

  private custom(
    cell: FormulaCell,
    name: string,
    args: readonly (FunctionArgument | null)[],
  ): Operand | undefined {
    cell.asks = true;
    const known = this.functions?.find(name);
    if (!known || !this.functions) return undefined;
    if (!known.ready) {
      cell.waits = true;
      return { error: "#BUSY!" };
    }
    const waiting = args.some((argument) =>
      argument?.values.some((line) => line.some((value) => isBusy(value))),
    );
    if (waiting) return { error: "#BUSY!" };
    const where = known.perCell ? `${cell.sheetId} ${cell.row},${cell.column}` : "";
    const key = JSON.stringify([name, where, args.map((argument) => argument?.values ?? null)]);
    const call = this.calls.get(key) ?? this.start(key, name, args, cell);
    call.cells.add(cell);
    cell.calls.add(key);
    return operandOf(call.result);
  }

  private start(
    key: string,
    name: string,
    args: readonly (FunctionArgument | null)[],
    cell: FormulaCell,
  ): SharedCall {
    const call: SharedCall = { key, cells: new Set(), invocation: null, result: undefined };
    this.calls.set(key, call);
    const caller = { sheetId: cell.sheetId, row: cell.row, column: cell.column, rows: 1, columns: 1 };
    call.invocation =
      this.functions?.invoke({ name, args, caller }, (result) => this.deliver(call, result)) ?? null;
    return call;
  }

  private deliver(call: SharedCall, result: FunctionResult): void {
    if (this.calls.get(call.key) !== call) return;
    call.result = result;
    if (this.working) return;
    for (const cell of call.cells) this.dirty.add(cell);
    this.workbook?.requestCalculation();
  }

  private release(key: string, cell: FormulaCell): void {
    const call = this.calls.get(key);
    if (!call) return;
    call.cells.delete(cell);
    if (call.cells.size > 0) return;
    this.calls.delete(key);
    call.invocation?.cancel();
  }
}

function forEachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) visit(row, column);
}

/** Asked after evaluation, which may have set it. */
function isWaiting(cell: FormulaCell): boolean {
  return cell.waits;
}

function operandOf(result: FunctionResult | undefined): Operand {
  if (result === undefined) return { error: "#BUSY!" };
  return Array.isArray(result)
    ? new Grid(result as readonly (readonly CellValue[])[])
    : (result as CellValue);
}
