import { bottomOf } from "../../model/area";
import { invalidArgument, notFound } from "../../model/fault";
import type { TableState } from "../../model/records";
import { sortArea } from "../../model/sort";
import { bodyArea } from "../../model/tableBook";
import type { Area } from "../../model/values";
import type { Batch } from "../batch";
import { tableEventMembers } from "../eventMembers";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";
import { AutoFilterObject } from "./autoFilter";
import { RangeObject } from "./range";
import { TableColumnCollectionObject } from "./tableColumns";
import { TableRowCollectionObject } from "./tableRows";
import { WorksheetObject } from "./worksheet";

/** A table. */
export class TableObject extends HostObject {
  readonly type: ObjectType<TableObject> = tableType;

  constructor(
    batch: Batch,
    readonly tableId: string,
  ) {
    super(batch);
  }

  get state(): TableState {
    return this.batch.workbook.table(this.tableId) ?? notFound();
  }

  override assertAlive(): void {
    this.mustExist(this.state);
  }

  override identity(): Record<string, unknown> {
    return { Id: this.tableId };
  }

  range(area: Area): RangeObject {
    const { row, column, rows, columns } = area;
    return new RangeObject(this.batch, { sheetId: this.state.sheetId, row, column, rows, columns });
  }
}

type Flag =
  | "showHeaders"
  | "showTotals"
  | "showBandedRows"
  | "showBandedColumns"
  | "showFilterButton"
  | "highlightFirstColumn"
  | "highlightLastColumn";

function flag(name: Flag, since = 1): Member<TableObject> {
  return {
    since,
    get: (self) => self.state[name],
    set: (self, value) => {
      if (typeof value !== "boolean") invalidArgument();
      self.batch.workbook.patchTable(self.tableId, { [name]: value });
    },
  };
}

const tableType: ObjectType<TableObject> = {
  name: "Table",
  members: {
    Id: { get: (self) => self.tableId },
    LegacyId: { since: 8, get: (self) => self.tableId },
    Name: {
      get: (self) => self.state.name,
      set: (self, value) => {
        if (typeof value !== "string") invalidArgument();
        self.batch.workbook.renameTable(self.tableId, value);
      },
    },
    Style: {
      get: (self) => self.state.style,
      set: (self, value) => self.batch.workbook.patchTable(self.tableId, { style: String(value) }),
    },
    ShowHeaders: flag("showHeaders"),
    ShowTotals: flag("showTotals"),
    ShowBandedRows: flag("showBandedRows", 3),
    ShowBandedColumns: flag("showBandedColumns", 3),
    ShowFilterButton: flag("showFilterButton", 3),
    HighlightFirstColumn: flag("highlightFirstColumn", 3),
    HighlightLastColumn: flag("highlightLastColumn", 3),
    Columns: { object: (self) => new TableColumnCollectionObject(self.batch, self) },
    Rows: { object: (self) => new TableRowCollectionObject(self.batch, self) },
    AutoFilter: { since: 9, object: (self) => new AutoFilterObject(self.batch, self) },
    Sort: { since: 2, object: (self) => new TableSortObject(self.batch, self) },
    Worksheet: { since: 2, object: (self) => new WorksheetObject(self.batch, self.state.sheetId) },

    GetRange: { call: (self) => self.range(self.state.area) },
    GetHeaderRowRange: {
      call: (self) => (self.state.showHeaders ? self.range({ ...self.state.area, rows: 1 }) : notFound()),
    },
    GetDataBodyRange: { call: (self) => self.range(bodyArea(self.state)) },
    GetTotalRowRange: {
      call: (self) =>
        self.state.showTotals
          ? self.range({ ...self.state.area, row: bottomOf(self.state.area), rows: 1 })
          : notFound(),
    },
    Resize: {
      since: 13,
      call: (self, args) => {
        const raw = args.raw(0);
        const area =
          raw instanceof RangeObject ? raw.where : self.batch.host.area(args.text(0), self.state.sheetId);
        if (area.sheetId !== self.state.sheetId) invalidArgument();
        const { row, column, rows, columns } = area;
        self.batch.workbook.resizeTable(self.tableId, { row, column, rows, columns });
      },
    },
    ClearFilters: { since: 2, call: (self) => clearFilters(self) },
    ReapplyFilters: { since: 2, call: () => null },
    ConvertToRange: {
      since: 2,
      call: (self) => {
        const range = self.range(self.state.area);
        self.batch.workbook.convertTableToRange(self.tableId);
        return range;
      },
    },
    Delete: { call: (self) => self.batch.workbook.deleteTable(self.tableId) },
    ...tableEventMembers((self: TableObject) => self.tableId),
  },
};

/** Takes every filter off a table. */
export function clearFilters(table: TableObject): void {
  for (const column of table.state.columns)
    if (column.filter) table.batch.workbook.setTableFilter(table.tableId, column.id, null);
}

/** `table.sort`. */
export class TableSortObject extends HostObject {
  readonly type: ObjectType<TableSortObject> = tableSortType;

  constructor(
    batch: Batch,
    readonly table: TableObject,
  ) {
    super(batch);
  }

  apply(fields: readonly Readonly<Record<string, unknown>>[], matchCase: boolean): void {
    const { state } = this.table;
    const { workbook } = this.batch;
    sortArea(workbook, { sheetId: state.sheetId, ...bodyArea(state) }, fields, matchCase);
    workbook.patchTable(this.table.tableId, { sortFields: fields });
  }
}

const tableSortType: ObjectType<TableSortObject> = {
  name: "TableSort",
  members: {
    Fields: { get: (self) => self.table.state.sortFields },
    MatchCase: { get: () => false },
    Method: { get: () => "PinYin" },
    Apply: {
      call: (self, args) =>
        self.apply(args.array(0) as readonly Readonly<Record<string, unknown>>[], args.boolean(1, false)),
    },
    Clear: { call: (self) => self.batch.workbook.patchTable(self.table.tableId, { sortFields: [] }) },
    Reapply: { call: (self) => self.apply(self.table.state.sortFields, false) },
  },
};
