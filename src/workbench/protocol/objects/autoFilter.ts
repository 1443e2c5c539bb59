import { invalidArgument } from "../../model/fault";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import type { TableObject } from "./table";

/** `table.autoFilter`: criteria are kept, rows are not hidden. */
export class AutoFilterObject extends HostObject {
  readonly type: ObjectType<AutoFilterObject> = autoFilterType;

  constructor(
    batch: Batch,
    readonly table: TableObject,
  ) {
    super(batch);
  }

  set(index: number, criteria: Readonly<Record<string, unknown>> | null): void {
    const column = this.table.state.columns[index];
    if (!column) invalidArgument();
    this.batch.workbook.setTableFilter(this.table.tableId, column.id, criteria);
  }

  clear(): void {
    this.table.state.columns.forEach((column, index) => column.filter && this.set(index, null));
  }
}

const autoFilterType: ObjectType<AutoFilterObject> = {
  name: "AutoFilter",
  members: {
    Enabled: { get: (self) => self.table.state.showFilterButton },
    IsDataFiltered: { get: (self) => self.table.state.columns.some((column) => column.filter !== null) },
    Criteria: { get: (self) => self.table.state.columns.map((column) => column.filter) },
    Apply: {
      call: (self, args) => {
        if (args.has(1)) self.set(args.integer(1), args.has(2) ? args.plain(2) : null);
      },
    },
    ClearCriteria: { call: (self) => self.clear() },
    ClearColumnCriteria: { since: 14, call: (self, args) => self.set(args.integer(0), null) },
    Reapply: { call: () => null },
    Remove: { call: (self) => self.clear() },
    GetRange: { call: (self) => self.table.range(self.table.state.area) },
    GetRangeOrNullObject: { call: (self) => self.table.range(self.table.state.area) },
  },
};
