import {
  areaBetween,
  bottomOf,
  bounding,
  intersect,
  isEntireColumn,
  isEntireRow,
  rightOf,
} from "../../model/area";
import { fullAddress } from "../../model/address";
import { invalidArgument, notFound } from "../../model/fault";
import { sortArea } from "../../model/sort";
import type { CellFormat, SheetArea } from "../../model/values";
import { maxColumns, maxRows } from "../../model/values";
import type { TrackedArea } from "../../model/workbook";
import { WorkbookFault } from "../../model/workbook";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { kindOnWire, matrixFor, toWire, writeInputs } from "../cellWire";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { ConditionalFormatCollectionObject } from "./conditionalFormat";
import { DataValidationObject } from "./dataValidation";
import { RangeFormatObject } from "./rangeFormat";
import { RangeViewObject } from "./rangeView";
import { removeDuplicates } from "./removeDuplicates";
import { ScopedTableCollectionObject } from "./scopedTables";
import { WorksheetObject } from "./worksheet";

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

const sameSheet = (self: RangeObject, args: Arguments): SheetArea => {
  const other = args.object(0, RangeObject).where;
  return other.sheetId === self.where.sheetId
    ? other
    : invalidArgument("The ranges are on different sheets.");
};

/** A range given as an object or as an address on the same sheet. */
export function rangeArgument(self: RangeObject, args: Arguments, index = 0): SheetArea {
  const raw = args.raw(index);
  if (raw instanceof RangeObject) return raw.where;
  return self.batch.host.area(args.text(index), self.where.sheetId);
}

function numberFormats(self: RangeObject): string[][] {
  const { workbook } = self.batch;
  const { sheetId } = self.where;
  return self.map((row, column) => workbook.format(sheetId, row, column).numberFormat ?? "General");
}

function setNumberFormats(self: RangeObject, value: unknown): void {
  const where = self.where;
  if (!Array.isArray(value)) {
    if (typeof value !== "string") invalidArgument();
    self.batch.workbook.setFormat(where, { numberFormat: value });
    return;
  }
  const first: unknown = Array.isArray(value[0]) ? value[0][0] : undefined;
  if (value.length === 1 && Array.isArray(value[0]) && value[0].length === 1 && typeof first === "string") {
    self.batch.workbook.setFormat(where, { numberFormat: first });
    return;
  }
  const matrix = matrixFor(value, where).map((line) =>
    line.map((item) => (item === null ? null : typeof item === "string" ? item : invalidArgument())),
  );
  self.batch.workbook.setNumberFormats(where, matrix);
}

function formulas(self: RangeObject): unknown[][] {
  const block = self.batch.workbook.block(self.where);
  return block.values.map((line, i) => line.map((value, j) => block.formulas?.[i]?.[j] ?? toWire(value)));
}

function spillArea(self: RangeObject): SheetArea | null {
  self.batch.settle();
  const where = self.where;
  if (where.rows * where.columns !== 1) return invalidArgument();
  const spill = self.batch.workbook.spill(where.sheetId, where.row, where.column);
  return spill?.anchor.row === where.row && spill.anchor.column === where.column
    ? { sheetId: where.sheetId, ...spill.area }
    : null;
}

function spillParent(self: RangeObject): SheetArea | null {
  self.batch.settle();
  const where = self.where;
  const spill = self.batch.workbook.spill(where.sheetId, where.row, where.column);
  return spill ? { sheetId: where.sheetId, ...spill.anchor, rows: 1, columns: 1 } : null;
}

function hasSpill(self: RangeObject): boolean | null {
  self.batch.settle();
  const where = self.where;
  const flags = new Set(
    self.map((row, column) => self.batch.workbook.spill(where.sheetId, row, column) !== null).flat(),
  );
  return flags.size === 1 ? flags.has(true) : null;
}

function used(self: RangeObject, args: Arguments): RangeObject | null {
  const where = self.where;
  const all = self.batch.workbook.usedArea(where.sheetId, args.boolean(0, false));
  const shared = all && intersect(all, where);
  if (!shared) return null;
  const { workbook } = self.batch;
  let area = shared;
  if (shared.rows * shared.columns < 2_000_000) {
    const values = workbook.values({ sheetId: where.sheetId, ...shared });
    let top = -1;
    let bottom = -1;
    let left = Number.MAX_SAFE_INTEGER;
    let right = -1;
    values.forEach((line, i) =>
      line.forEach((value, j) => {
        if (value === null) return;
        if (top < 0) top = i;
        bottom = i;
        left = Math.min(left, j);
        right = Math.max(right, j);
      }),
    );
    if (top < 0) return null;
    area = areaBetween(shared.row + top, shared.column + left, shared.row + bottom, shared.column + right);
  }
  return self.at(area);
}

const columnHidden = (self: RangeObject): boolean | null => {
  const { sheetId, column, columns } = self.where;
  const flags = new Set(
    Array.from(
      { length: Math.min(columns, 256) },
      (_, j) => self.batch.workbook.columnShape(sheetId, column + j).hidden ?? false,
    ),
  );
  return flags.size === 1 ? flags.has(true) : null;
};

const rowHidden = (self: RangeObject): boolean | null => {
  const { sheetId, row, rows } = self.where;
  const flags = new Set(
    Array.from(
      { length: Math.min(rows, 10_000) },
      (_, i) => self.batch.workbook.rowShape(sheetId, row + i).hidden ?? false,
    ),
  );
  return flags.size === 1 ? flags.has(true) : null;
};

const addressOfRange = (self: RangeObject): string =>
  fullAddress(self.sheetName(), self.where).slice(0, 8192);

const rangeType: ObjectType<RangeObject> = {
  name: "Range",
  members: {
    Address: { get: addressOfRange },
    AddressLocal: { get: addressOfRange },
    RowIndex: { get: (self) => self.where.row },
    ColumnIndex: { get: (self) => self.where.column },
    RowCount: { get: (self) => self.where.rows },
    ColumnCount: { get: (self) => self.where.columns },
    CellCount: {
      get: (self) => {
        const count = self.where.rows * self.where.columns;
        return count > 2_147_483_647 ? -1 : count;
      },
    },
    Values: {
      get: (self) => {
        self.batch.settle();
        const where = self.where;
        if (where.rows * where.columns > 5_000_000) return null;
        return self.batch.workbook.values(where).map((line) => line.map(toWire));
      },
      set: (self, value) => writeInputs(self.batch.workbook, self.where, matrixFor(value, self.where)),
    },
    Formulas: {
      get: formulas,
      set: (self, value) => writeInputs(self.batch.workbook, self.where, matrixFor(value, self.where)),
    },
    FormulasLocal: {
      get: formulas,
      set: (self, value) => writeInputs(self.batch.workbook, self.where, matrixFor(value, self.where)),
    },
    Text: {
      get: (self) => self.map((row, column) => self.batch.workbook.text(self.where.sheetId, row, column)),
    },
    ValueTypes: { get: (self) => self.batch.workbook.values(self.where).map((line) => line.map(kindOnWire)) },
    NumberFormat: { get: numberFormats, set: setNumberFormats },
    NumberFormatLocal: { since: 7, get: numberFormats, set: setNumberFormats },
    HasSpill: { since: 12, get: hasSpill },
    IsEntireColumn: { since: 7, get: (self) => isEntireColumn(self.where) },
    IsEntireRow: { since: 7, get: (self) => isEntireRow(self.where) },
    ColumnHidden: {
      since: 2,
      get: columnHidden,
      set: (self, value) => {
        const { sheetId, column, columns } = self.where;
        self.batch.workbook.setColumnShape(sheetId, column, columns, { hidden: value === true });
      },
    },
    RowHidden: {
      since: 2,
      get: rowHidden,
      set: (self, value) => {
        const { sheetId, row, rows } = self.where;
        self.batch.workbook.setRowShape(sheetId, row, rows, { hidden: value === true });
      },
    },
    Hidden: { since: 2, get: (self) => columnHidden(self) === true || rowHidden(self) === true },
    _ReferenceId: { get: (self) => self.identity()._ReferenceId ?? "", onDemand: true },
    Worksheet: { object: (self) => new WorksheetObject(self.batch, self.where.sheetId) },
    Format: { object: (self) => new RangeFormatObject(self.batch, self) },
    DataValidation: { since: 8, object: (self) => new DataValidationObject(self.batch, self) },
    ConditionalFormats: {
      since: 6,
      object: (self) => new ConditionalFormatCollectionObject(self.batch, self),
    },
    Sort: { since: 2, object: (self) => new RangeSortObject(self.batch, self) },

    GetCell: {
      call: (self, args) => {
        const { row, column } = self.where;
        return self.at({ row: row + args.integer(0), column: column + args.integer(1), rows: 1, columns: 1 });
      },
    },
    GetRow: {
      call: (self, args) => self.at({ ...self.where, row: self.where.row + args.integer(0), rows: 1 }),
    },
    GetColumn: {
      call: (self, args) =>
        self.at({ ...self.where, column: self.where.column + args.integer(0), columns: 1 }),
    },
    GetLastRow: { call: (self) => self.at({ ...self.where, row: bottomOf(self.where), rows: 1 }) },
    GetLastColumn: { call: (self) => self.at({ ...self.where, column: rightOf(self.where), columns: 1 }) },
    GetLastCell: {
      call: (self) =>
        self.at({ row: bottomOf(self.where), column: rightOf(self.where), rows: 1, columns: 1 }),
    },
    GetOffsetRange: {
      call: (self, args) =>
        self.at({
          ...self.where,
          row: self.where.row + args.integer(0, 0),
          column: self.where.column + args.integer(1, 0),
        }),
    },
    GetResizedRange: {
      since: 3,
      call: (self, args) =>
        self.at({
          ...self.where,
          rows: self.where.rows + args.integer(0, 0),
          columns: self.where.columns + args.integer(1, 0),
        }),
    },
    GetAbsoluteResizedRange: {
      since: 7,
      call: (self, args) => self.at({ ...self.where, rows: args.integer(0), columns: args.integer(1) }),
    },
    GetRowsBelow: {
      since: 3,
      call: (self, args) => {
        const count = args.integer(0, 1);
        const { where } = self;
        return count < 0
          ? self.at({ ...where, row: where.row + count, rows: -count })
          : self.at({ ...where, row: where.row + where.rows, rows: count });
      },
    },
    GetRowsAbove: {
      since: 3,
      call: (self, args) => {
        const count = args.integer(0, 1);
        return self.at({ ...self.where, row: self.where.row - count, rows: count });
      },
    },
    GetColumnsAfter: {
      since: 3,
      call: (self, args) =>
        self.at({
          ...self.where,
          column: self.where.column + self.where.columns,
          columns: args.integer(0, 1),
        }),
    },
    GetColumnsBefore: {
      since: 3,
      call: (self, args) => {
        const count = args.integer(0, 1);
        return self.at({ ...self.where, column: self.where.column - count, columns: count });
      },
    },
    GetEntireColumn: { call: (self) => self.at({ ...self.where, row: 0, rows: maxRows }) },
    GetEntireRow: { call: (self) => self.at({ ...self.where, column: 0, columns: maxColumns }) },
    GetIntersection: {
      call: (self, args) => self.at(intersect(self.where, rangeArgument(self, args)) ?? notFound()),
    },
    GetIntersectionOrNullObject: {
      since: 4,
      call: (self, args) => {
        const other = rangeArgument(self, args);
        const shared = other.sheetId === self.where.sheetId ? intersect(self.where, other) : null;
        return shared && self.at(shared);
      },
    },
    GetBoundingRect: {
      call: (self, args) =>
        self.at(
          bounding(
            self.where,
            args.raw(0) instanceof RangeObject ? sameSheet(self, args) : rangeArgument(self, args),
          ),
        ),
    },
    GetUsedRange: {
      call: (self, args) => used(self, args) ?? self.at({ ...self.where, rows: 1, columns: 1 }),
    },
    GetUsedRangeOrNullObject: { since: 4, call: used },
    GetSurroundingRegion: {
      since: 7,
      call: (self) => {
        const all = self.batch.workbook.usedArea(self.where.sheetId, true);
        return self.at(all ? bounding(all, self.where) : self.where);
      },
    },
    GetVisibleView: { since: 3, call: (self) => new RangeViewObject(self.batch, self) },
    GetTables: {
      since: 9,
      call: (self, args) => new ScopedTableCollectionObject(self.batch, self.where, args.boolean(0, false)),
    },
    GetSpillingToRange: { since: 12, call: (self) => self.at(spillArea(self) ?? notFound()) },
    GetSpillingToRangeOrNullObject: {
      since: 12,
      call: (self) => {
        const area = spillArea(self);
        return area && self.at(area);
      },
    },
    GetSpillParent: { since: 12, call: (self) => self.at(spillParent(self) ?? notFound()) },
    GetSpillParentOrNullObject: {
      since: 12,
      call: (self) => {
        const area = spillParent(self);
        return area && self.at(area);
      },
    },

    Select: { call: (self) => self.batch.workbook.select(self.where) },
    Clear: {
      call: (self, args) => {
        const what = args.optionalText(0) ?? "All";
        if (what !== "All" && what !== "Formats" && what !== "Contents")
          return self.batch.lacking("Range", `clear("${what}")`);
        self.batch.workbook.clear(self.where, what);
        return null;
      },
    },
    Insert: {
      call: (self, args) => {
        const where = self.where;
        self.batch.workbook.insertCells(where, args.text(0) === "Right" ? "right" : "down");
        return new RangeObject(self.batch, where);
      },
    },
    Delete: {
      call: (self, args) =>
        self.batch.workbook.deleteCells(self.where, args.text(0) === "Left" ? "left" : "up"),
    },
    Merge: {
      since: 2,
      call: (self, args) => {
        const { sheetId, ...area } = self.where;
        const across = args.boolean(0, false);
        const parts = across
          ? Array.from({ length: area.rows }, (_, index) => ({ ...area, row: area.row + index, rows: 1 }))
          : [area];
        self.batch.workbook.setMerges(sheetId, [...self.batch.workbook.merges(sheetId), ...parts]);
      },
    },
    Unmerge: {
      since: 2,
      call: (self) => {
        const where = self.where;
        const kept = self.batch.workbook.merges(where.sheetId).filter((area) => !intersect(area, where));
        self.batch.workbook.setMerges(where.sheetId, kept);
      },
    },
    RemoveDuplicates: { since: 9, call: (self, args) => removeDuplicates(self, args) },
    CopyFrom: {
      since: 9,
      call: (self, args) => {
        const source = rangeArgument(self, args);
        const { workbook } = self.batch;
        const block = workbook.block(source);
        const kind = args.optionalText(1) ?? "All";
        if (kind !== "All" && kind !== "Values" && kind !== "Formulas")
          return self.batch.lacking("Range", `copyFrom(${kind})`);
        workbook.write(
          self.where.sheetId,
          self.where,
          block.values,
          kind === "Values" ? null : block.formulas,
        );
        return null;
      },
    },
    Calculate: { since: 6, call: (self) => void self.batch.workbook.calculate(true) },
    _ValidateArraySize: {
      call: (self, args) => {
        if (args.integer(0) !== self.where.rows || args.integer(1) !== self.where.columns)
          invalidArgument(
            "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
          );
      },
    },
    _KeepReference: { call: (self) => self.keep() },
  },
};

/** `range.sort`. */
export class RangeSortObject extends HostObject {
  readonly type: ObjectType<RangeSortObject> = rangeSortType;

  constructor(
    batch: Batch,
    readonly range: RangeObject,
  ) {
    super(batch);
  }
}

const rangeSortType: ObjectType<RangeSortObject> = {
  name: "RangeSort",
  members: {
    Apply: {
      call: (self, args) => {
        const where = self.range.where;
        const fields = args.array(0) as readonly Readonly<Record<string, unknown>>[];
        const hasHeaders = args.boolean(2, false);
        if (args.has(3) && args.text(3) === "Columns")
          return self.batch.lacking("RangeSort", "apply by columns");
        const area = hasHeaders ? { ...where, row: where.row + 1, rows: where.rows - 1 } : where;
        sortArea(self.batch.workbook, area, fields, args.boolean(1, false));
        return null;
      },
    },
  },
};
