import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { ICellData, Injector, Workbook, Worksheet } from "@univerjs/core";
import { IRenderManagerService, SheetSkeletonManagerService } from "@univerjs/preset-sheets-core";
import { Looks } from "./looks";
import { rowsFor, unitId } from "./snapshot";

/** More changed cells than this go straight into Univer's matrix: its mutation takes half a minute for a large log. */
const mutationCells = 600;

type Cells = Record<number, Record<number, ICellData | null>>;
interface Drawn {
  makeForceDirty?: (state?: boolean) => void;
}

/** The open workbook in Univer: what is written here is not taken for a user's edit. */
export class GridBook {
  readonly looks: Looks;
  private depth = 0;

  constructor(
    private readonly injector: Injector,
    readonly unit: Workbook,
  ) {
    this.looks = new Looks((style) => this.unit.getStyles().setValue(style) ?? "");
  }

  /** Whether Univer is being told something; what it executes meanwhile is an echo. */
  get applying(): boolean {
    return this.depth > 0;
  }

  sheet(id: string): Worksheet | undefined {
    return this.unit.getSheetBySheetId(id) ?? undefined;
  }

  /** Executes one of Univer's mutations or operations on this workbook. */
  tell(id: string, params: Record<string, unknown>, local = true): boolean {
    this.depth++;
    try {
      return this.injector
        .get(ICommandService)
        .syncExecuteCommand(id, { unitId, ...params }, { onlyLocal: local });
    } finally {
      this.depth--;
    }
  }

  /** Runs something of Univer's that executes commands by itself. */
  quietly(work: () => void): void {
    this.depth++;
    try {
      work();
    } finally {
      this.depth--;
    }
  }

  /** Puts whole cells in place; null removes one. */
  putCells(sheetId: string, cells: Cells, count: number): void {
    const sheet = this.sheet(sheetId);
    if (!sheet || count === 0) return;
    const rows = Object.keys(cells);
    this.makeRoom(sheet, Number(rows[rows.length - 1]));
    const matrix = sheet.getCellMatrix();
    for (const row of rows) {
      const line = cells[Number(row)] ?? {};
      for (const key of Object.keys(line)) {
        const column = Number(key);
        const cell = line[column];
        if (cell && Object.keys(cell).length > 0) matrix.setValue(Number(row), column, cell);
        else matrix.realDeleteValue(Number(row), column);
      }
    }
    if (count <= mutationCells)
      this.tell("sheet.mutation.set-range-values", { subUnitId: sheetId, cellValue: copies(cells) });
    this.redraw();
  }

  private makeRoom(sheet: Worksheet, lastRow: number): void {
    if (lastRow < sheet.getRowCount() - 20) return;
    this.tell("sheet.mutation.set-worksheet-row-count", {
      subUnitId: sheet.getSheetId(),
      rowCount: rowsFor(lastRow + 1),
    });
  }

  /** Draws the visible cells anew. */
  redraw(): void {
    const render = this.injector.get(IRenderManagerService).getRenderById(unitId);
    if (!render) return;
    render.with(SheetSkeletonManagerService).reCalculate();
    (render.mainComponent as Drawn | null)?.makeForceDirty?.(true);
    render.scene.makeDirty(true);
  }

  dispose(): void {
    this.quietly(() => this.injector.get(IUniverInstanceService).disposeUnit(unitId));
  }

  /** The workbook that Univer has open under our name. */
  static current(injector: Injector): Workbook {
    const unit = injector
      .get(IUniverInstanceService)
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    if (!unit) throw new Error("The grid has no workbook open.");
    return unit;
  }
}

/** The mutation merges what it is given into what is there, and keeps it: give it copies without a look. */
function copies(cells: Cells): Cells {
  const result: Cells = {};
  for (const [row, line] of Object.entries(cells)) {
    const copy: Record<number, ICellData | null> = {};
    for (const [column, cell] of Object.entries(line)) {
      if (!cell) copy[Number(column)] = null;
      else {
        const { s: _look, ...content } = cell;
        copy[Number(column)] = content;
      }
    }
    result[Number(row)] = copy;
  }
  return result;
}
