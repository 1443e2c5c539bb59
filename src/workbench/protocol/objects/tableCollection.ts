import { invalidArgument, notFound } from "../../model/fault";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { tableCollectionEventMembers } from "../eventMembers";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { RangeObject } from "./range";
import { TableObject } from "./table";

/** `workbook.tables` (sheet null) or `worksheet.tables`. */
export class TableCollectionObject extends HostObject {
  readonly type: ObjectType<TableCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly sheetId: string | null,
  ) {
    super(batch);
  }

  override items(): TableObject[] {
    return this.batch.workbook.tables
      .filter((table) => this.sheetId === null || table.sheetId === this.sheetId)
      .map((table) => new TableObject(this.batch, table.id));
  }

  find(key: unknown): TableObject | null {
    const { workbook } = this.batch;
    const text = String(key);
    const table = workbook.table(text) ?? workbook.tableByName(text);
    return table && (this.sheetId === null || table.sheetId === this.sheetId)
      ? new TableObject(this.batch, table.id)
      : null;
  }

  override item(args: Arguments): TableObject {
    return this.find(args.raw(0)) ?? notFound();
  }
}

const collectionType: ObjectType<TableCollectionObject> = {
  name: "TableCollection",
  members: {
    Count: { get: (self) => self.items().length },
    Add: {
      call: (self, args) => {
        const raw = args.raw(0);
        const sheetId = self.sheetId ?? self.batch.workbook.activeSheetId;
        const where = raw instanceof RangeObject ? raw.where : self.batch.host.area(args.text(0), sheetId);
        if (self.sheetId !== null && where.sheetId !== self.sheetId) invalidArgument();
        return new TableObject(self.batch, self.batch.workbook.addTable(where, args.boolean(1, true)).id);
      },
    },
    GetCount: { since: 4, call: (self) => self.items().length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemAt: { call: (self, args) => self.items()[args.integer(0)] ?? notFound() },
    GetItemOrNullObject: { since: 4, call: (self, args) => self.find(args.raw(0)) },
    ...tableCollectionEventMembers((self: TableCollectionObject) => self.sheetId ?? "Workbook"),
  },
};
