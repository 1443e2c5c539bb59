import { areaBetween, bottomOf, bounding, intersect, rightOf } from "../../model/area";
import { invalidArgument, notFound } from "../../model/fault";
import type { SheetArea } from "../../model/values";
import { maxColumns, maxRows } from "../../model/values";
import type { Arguments } from "../arguments";
import type { Member } from "../hostObject";
import { RangeObject, rangeArgument } from "./range";
import { RangeViewObject } from "./rangeView";
import { ScopedTableCollectionObject } from "./scopedTables";

const sameSheet = (self: RangeObject, args: Arguments): SheetArea => {
  const other = args.object(0, RangeObject).where;
  return other.sheetId === self.where.sheetId
    ? other
    : invalidArgument("The ranges are on different sheets.");
};

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

/** What leads from a range to other ranges. */
export const rangeNavigation: Readonly<Record<string, Member<RangeObject>>> = {
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
    call: (self, args) => self.at({ ...self.where, column: self.where.column + args.integer(0), columns: 1 }),
  },
  GetLastRow: { call: (self) => self.at({ ...self.where, row: bottomOf(self.where), rows: 1 }) },
  GetLastColumn: { call: (self) => self.at({ ...self.where, column: rightOf(self.where), columns: 1 }) },
  GetLastCell: {
    call: (self) => self.at({ row: bottomOf(self.where), column: rightOf(self.where), rows: 1, columns: 1 }),
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
};
