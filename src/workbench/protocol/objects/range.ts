import { invalidArgument, notFound } from "../../model/fault";
import type { CellFormat, SheetArea } from "../../model/values";
import { maxColumns, maxRows } from "../../model/values";
import type { TrackedArea } from "../../model/workbook";
import { WorkbookFault } from "../../model/workbook";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { rangeContent } from "./rangeContent";
import { rangeEditing } from "./rangeEditing";
import { rangeNavigation } from "./rangeNavigation";

/** A range. It follows insertions and deletions, within its batch and, once referenced, beyond it. */
export class RangeObject extends HostObject {
  readonly type: ObjectType<RangeObject> = rangeType;
  private readonly tracked: TrackedArea;
  private referenceId: string | null = null;

  constructor(batch: Batch, where: SheetArea, reference?: { id: string; tracked: TrackedArea }) {
    super(batch);
    if (reference) {
      this.tracked = reference.tracked;
      this.referenceId = reference.id;
      return;
    }
    if (
      where.row < 0 ||
      where.column < 0 ||
      where.rows < 1 ||
      where.columns < 1 ||
      where.row + where.rows > maxRows ||
      where.column + where.columns > maxColumns
    )
      invalidArgument("The range is outside the sheet.");
    this.tracked = batch.workbook.track(where);
    batch.atEnd(() => {
      if (this.referenceId === null) this.tracked.release();
    });
  }

  /** The cells it stands for now. */
  get where(): SheetArea {
    const { area } = this.tracked;
    if (!area)
      throw new WorkbookFault("InvalidReference", "This reference isn't valid for the current operation.");
    return area;
  }

  override assertAlive(): void {
    this.mustExist(this.where);
  }

  override identity(): Record<string, unknown> {
    return this.referenceId === null ? {} : { _ReferenceId: this.referenceId };
  }

  /** Keeps it beyond the batch. */
  keep(): void {
    this.referenceId ??= this.batch.host.references.add(this.tracked);
  }

  at(area: Omit<SheetArea, "sheetId">): RangeObject {
    const { row, column, rows, columns } = area;
    return new RangeObject(this.batch, { sheetId: this.where.sheetId, row, column, rows, columns });
  }

  /** Each cell's something, as a matrix. */
  map<T>(read: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.where;
    if (rows * columns > 5_000_000) return invalidArgument("The range has more than five million cells.");
    const result: T[][] = [];
    for (let i = 0; i < rows; i++) {
      const line: T[] = [];
      for (let j = 0; j < columns; j++) line.push(read(row + i, column + j));
      result.push(line);
    }
    return result;
  }

  /** One value if every cell has the same, else null; looked at in the used part only. */
  common<T>(read: (format: CellFormat) => T): T | null {
    const where = this.where;
    const { workbook } = this.batch;
    const rows = Math.min(where.rows, 20_000);
    const columns = Math.min(where.columns, 256);
    const first = read(workbook.format(where.sheetId, where.row, where.column));
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        if (read(workbook.format(where.sheetId, where.row + i, where.column + j)) !== first) return null;
    return first;
  }

  sheetName(): string {
    return this.batch.workbook.sheet(this.where.sheetId)?.name ?? notFound();
  }
}

/** A range given as an object or as an address on the same sheet. */
export function rangeArgument(self: RangeObject, args: Arguments, index = 0): SheetArea {
  const raw = args.raw(index);
  if (raw instanceof RangeObject) return raw.where;
  return self.batch.host.area(args.text(index), self.where.sheetId);
}

const rangeType: ObjectType<RangeObject> = {
  name: "Range",
  members: { ...rangeContent, ...rangeNavigation, ...rangeEditing },
};
