import { invalidArgument, notFound } from "../../model/fault";
import { bodyArea } from "../../model/tableBook";
import type { Batch } from "../batch";
import { matrixFor, toWire, writeInputs } from "../cellWire";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import type { TableObject } from "./table";

/** `table.rows`. */
export class TableRowCollectionObject extends HostObject {
  readonly type: ObjectType<TableRowCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly table: TableObject,
  ) {
    super(batch);
  }

  /** A table without records has one blank row, which isn't counted. */
  get count(): number {
    const { state } = this.table;
    const body = bodyArea(state);
    if (body.rows > 1) return body.rows;
    const values = this.batch.workbook.values({ sheetId: state.sheetId, ...body });
    return values[0]?.every((value) => value === null) ? 0 : 1;
  }

  override items(): TableRowObject[] {
    return Array.from(
      { length: this.count },
      (_, index) => new TableRowObject(this.batch, this.table, index),
    );
  }
}

const collectionType: ObjectType<TableRowCollectionObject> = {
  name: "TableRowCollection",
  members: {
    Count: { get: (self) => self.count },
    GetCount: { since: 4, call: (self) => self.count },
    GetItemAt: {
      call: (self, args) => {
        const index = args.integer(0);
        return index >= 0 && index < bodyArea(self.table.state).rows
          ? new TableRowObject(self.batch, self.table, index)
          : notFound();
      },
    },
    Add: {
      call: (self, args) => {
        const { state } = self.table;
        const { workbook } = self.batch;
        const values = args.raw(1);
        const lines = Array.isArray(values) ? (values as unknown[]) : null;
        const rows = lines && Array.isArray(lines[0]) ? lines : null;
        const count = rows ? rows.length : 1;
        const wanted = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : null;
        const columns = state.area.columns;
        if (rows?.some((line) => !Array.isArray(line) || line.length !== columns))
          invalidArgument(
            "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
          );
        const alwaysInsert = args.boolean(2, true);
        const empty = wanted === null && self.count === 0;
        const fills = empty && (count === 1 || !alwaysInsert);
        const body = bodyArea(state);
        let area = body;
        if (empty) {
          if (!fills || count > 1) workbook.insertTableRows(self.table.tableId, null, count - 1);
          area = { ...body, rows: count };
        } else area = workbook.insertTableRows(self.table.tableId, wanted, count);
        const where = { sheetId: state.sheetId, ...area };
        if (values !== null) writeInputs(workbook, where, matrixFor(rows ?? values, where));
        return new TableRowObject(self.batch, self.table, area.row - bodyArea(self.table.state).row);
      },
    },
    DeleteRows: {
      call: (self, args) => {
        const indexes = args
          .array(0)
          .map((item) =>
            item instanceof TableRowObject ? item.index : typeof item === "number" ? item : invalidArgument(),
          )
          .sort((a, b) => b - a);
        for (const index of indexes) self.batch.workbook.deleteTableRows(self.table.tableId, index, 1);
      },
    },
    DeleteRowsAt: {
      call: (self, args) =>
        self.batch.workbook.deleteTableRows(self.table.tableId, args.integer(0), args.integer(1, 1)),
    },
  },
};

/** A table's row by its place: after a sort it is another record. */
export class TableRowObject extends HostObject {
  readonly type: ObjectType<TableRowObject> = rowType;

  constructor(
    batch: Batch,
    readonly table: TableObject,
    readonly index: number,
  ) {
    super(batch);
  }

  where() {
    const { state } = this.table;
    const body = bodyArea(state);
    return { ...body, sheetId: state.sheetId, row: body.row + this.index, rows: 1 };
  }
}

const rowType: ObjectType<TableRowObject> = {
  name: "TableRow",
  members: {
    Index: { get: (self) => self.index },
    Values: {
      get: (self) => self.batch.workbook.values(self.where()).map((line) => line.map(toWire)),
      set: (self, value) => writeInputs(self.batch.workbook, self.where(), matrixFor(value, self.where())),
    },
    GetRange: { call: (self) => self.table.range(self.where()) },
    Delete: { call: (self) => self.batch.workbook.deleteTableRows(self.table.tableId, self.index, 1) },
  },
};
