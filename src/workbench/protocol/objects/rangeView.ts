import { fullAddress } from "../../model/address";
import { notFound } from "../../model/fault";
import type { Batch } from "../batch";
import { kindOnWire, toWire } from "../cellWire";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";
import type { RangeObject } from "./range";

/** `range.getVisibleView()`: the cells of rows and columns that are not hidden. */
export class RangeViewObject extends HostObject {
  readonly type: ObjectType<RangeViewObject> = viewType;

  /** `only` is one row of the view, counted among the visible ones. */
  constructor(
    batch: Batch,
    readonly range: RangeObject,
    readonly only: number | null = null,
  ) {
    super(batch);
  }

  get rows(): number[] {
    const { sheetId, row, rows } = this.range.where;
    const seen = Array.from({ length: rows }, (_, index) => row + index).filter(
      (at) => this.batch.workbook.rowShape(sheetId, at).hidden !== true,
    );
    return this.only === null ? seen : seen.slice(this.only, this.only + 1);
  }

  get columns(): number[] {
    const { sheetId, column, columns } = this.range.where;
    return Array.from({ length: columns }, (_, index) => column + index).filter(
      (at) => this.batch.workbook.columnShape(sheetId, at).hidden !== true,
    );
  }

  map<T>(read: (sheetId: string, row: number, column: number) => T): T[][] {
    const { sheetId } = this.range.where;
    const { columns } = this;
    return this.rows.map((row) => columns.map((column) => read(sheetId, row, column)));
  }
}

function cells(
  read: (self: RangeViewObject, sheetId: string, row: number, column: number) => unknown,
): Member<RangeViewObject> {
  return { get: (self) => self.map((sheetId, row, column) => read(self, sheetId, row, column)) };
}

const formula = cells(
  ({ batch: { workbook } }, sheetId, row, column) =>
    workbook.formula(sheetId, row, column) ?? toWire(workbook.value(sheetId, row, column)),
);

const viewType: ObjectType<RangeViewObject> = {
  name: "RangeView",
  members: {
    Values: cells(({ batch: { workbook } }, ...place) => toWire(workbook.value(...place))),
    Text: cells(({ batch: { workbook } }, ...place) => workbook.text(...place)),
    Formulas: formula,
    FormulasLocal: formula,
    ValueTypes: cells(({ batch: { workbook } }, ...place) => kindOnWire(workbook.value(...place))),
    NumberFormat: cells(
      ({ batch: { workbook } }, ...place) => workbook.format(...place).numberFormat ?? "General",
    ),
    CellAddresses: cells(({ range }, _, row, column) =>
      fullAddress(range.sheetName(), { row, column, rows: 1, columns: 1 }),
    ),
    RowCount: { get: (self) => self.rows.length },
    ColumnCount: { get: (self) => self.columns.length },
    Index: { get: (self) => self.only ?? 0 },
    Rows: { object: (self) => new RangeViewCollectionObject(self.batch, self.range) },
    GetRange: { call: (self) => self.range },
  },
};

/** The visible rows of a range, each a view. */
export class RangeViewCollectionObject extends HostObject {
  readonly type: ObjectType<RangeViewCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly range: RangeObject,
  ) {
    super(batch);
  }

  override items(): RangeViewObject[] {
    return new RangeViewObject(this.batch, this.range).rows.map(
      (_, index) => new RangeViewObject(this.batch, this.range, index),
    );
  }
}

const collectionType: ObjectType<RangeViewCollectionObject> = {
  name: "RangeViewCollection",
  members: {
    GetCount: { since: 4, call: (self) => self.items().length },
    GetItemAt: { call: (self, args) => self.items()[args.integer(0)] ?? notFound() },
  },
};
