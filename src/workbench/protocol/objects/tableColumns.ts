import { bottomOf } from "../../model/area";
import { invalidArgument, notFound } from "../../model/fault";
import type { TableColumnState } from "../../model/records";
import { bodyArea } from "../../model/tableBook";
import type { Area } from "../../model/values";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { matrixFor, toWire, writeInputs } from "../cellWire";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import type { RangeObject } from "./range";
import type { TableObject } from "./table";

/** `table.columns`. */
export class TableColumnCollectionObject extends HostObject {
  readonly type: ObjectType<TableColumnCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly table: TableObject,
  ) {
    super(batch);
  }

  override items(): TableColumnObject[] {
    return this.table.state.columns.map((column) => new TableColumnObject(this.batch, this.table, column.id));
  }

  /** By id (a number) or name; letter case doesn't matter. */
  find(key: unknown): TableColumnObject | null {
    const column = this.table.state.columns.find((item) =>
      typeof key === "number" ? item.id === key : item.name.toLowerCase() === String(key).toLowerCase(),
    );
    return column ? new TableColumnObject(this.batch, this.table, column.id) : null;
  }

  override item(args: Arguments): TableColumnObject {
    return this.find(args.raw(0)) ?? notFound();
  }
}

const collectionType: ObjectType<TableColumnCollectionObject> = {
  name: "TableColumnCollection",
  members: {
    Count: { get: (self) => self.table.state.columns.length },
    GetCount: { since: 4, call: (self) => self.table.state.columns.length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemAt: { call: (self, args) => self.items()[args.integer(0)] ?? notFound() },
    GetItemOrNullObject: { since: 4, call: (self, args) => self.find(args.raw(0)) },
    Add: {
      call: (self, args) => {
        const { workbook } = self.batch;
        const at = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : null;
        const id = workbook.insertTableColumn(self.table.tableId, at, args.optionalText(2));
        const column = new TableColumnObject(self.batch, self.table, id);
        if (args.has(1)) column.setValues(args.raw(1));
        return column;
      },
    },
  },
};

/** A table's column. */
export class TableColumnObject extends HostObject {
  readonly type: ObjectType<TableColumnObject> = columnType;

  constructor(
    batch: Batch,
    readonly table: TableObject,
    readonly columnId: number,
  ) {
    super(batch);
  }

  override identity(): Record<string, unknown> {
    return { Id: this.columnId };
  }

  override assertAlive(): void {
    this.mustExist(this.state);
  }

  get index(): number {
    return this.table.state.columns.findIndex((column) => column.id === this.columnId);
  }

  get state(): TableColumnState {
    return this.table.state.columns[this.index] ?? notFound();
  }

  area(of: Area): Area {
    return { ...of, column: of.column + this.index, columns: 1 };
  }

  range(of: Area): RangeObject {
    return this.table.range(this.area(of));
  }

  /** Values of the whole column, or of its body only. */
  setValues(value: unknown): void {
    const { state } = this.table;
    const body = this.area(bodyArea(state));
    const whole = { sheetId: state.sheetId, ...this.area(state.area) };
    const target =
      Array.isArray(value) && value.length === body.rows ? { sheetId: state.sheetId, ...body } : whole;
    writeInputs(this.batch.workbook, target, matrixFor(value, target));
  }
}

const columnType: ObjectType<TableColumnObject> = {
  name: "TableColumn",
  members: {
    Id: { get: (self) => self.columnId },
    Index: { get: (self) => self.index },
    Name: {
      get: (self) => self.state.name,
      set: (self, value) => {
        if (typeof value !== "string") invalidArgument();
        self.batch.workbook.renameTableColumn(self.table.tableId, self.columnId, value);
      },
    },
    Values: {
      get: (self) => {
        const { state } = self.table;
        return self.batch.workbook
          .values({ sheetId: state.sheetId, ...self.area(state.area) })
          .map((line) => line.map(toWire));
      },
      set: (self, value) => self.setValues(value),
    },
    Filter: { since: 2, object: (self) => new FilterObject(self.batch, self) },
    GetRange: { call: (self) => self.range(self.table.state.area) },
    GetDataBodyRange: { call: (self) => self.range(bodyArea(self.table.state)) },
    GetHeaderRowRange: { call: (self) => self.range({ ...self.table.state.area, rows: 1 }) },
    GetTotalRowRange: {
      call: (self) => {
        const { state } = self.table;
        return state.showTotals
          ? self.range({ ...state.area, row: bottomOf(state.area), rows: 1 })
          : notFound();
      },
    },
    Delete: { call: (self) => self.batch.workbook.deleteTableColumn(self.table.tableId, self.columnId) },
  },
};

/** `column.filter`: kept, not applied. */
export class FilterObject extends HostObject {
  readonly type: ObjectType<FilterObject> = filterType;

  constructor(
    batch: Batch,
    readonly column: TableColumnObject,
  ) {
    super(batch);
  }

  set(criteria: Readonly<Record<string, unknown>> | null): void {
    this.batch.workbook.setTableFilter(this.column.table.tableId, this.column.columnId, criteria);
  }
}

const filterType: ObjectType<FilterObject> = {
  name: "Filter",
  members: {
    Criteria: { get: (self) => self.column.state.filter },
    Apply: { call: (self, args) => self.set(args.plain(0)) },
    ApplyValuesFilter: { call: (self, args) => self.set({ filterOn: "Values", values: args.array(0) }) },
    ApplyCustomFilter: {
      call: (self, args) =>
        self.set({
          filterOn: "Custom",
          criterion1: args.raw(0),
          criterion2: args.raw(1),
          operator: args.raw(2) ?? "And",
        }),
    },
    Clear: { call: (self) => self.set(null) },
  },
};
