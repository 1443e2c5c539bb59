import { contains, intersect } from "../../model/area";
import { notFound } from "../../model/fault";
import type { SheetArea } from "../../model/values";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { TableObject } from "./table";

/** The tables that a range touches, or holds wholly. */
export class ScopedTableCollectionObject extends HostObject {
  readonly type: ObjectType<ScopedTableCollectionObject> = scopedType;

  constructor(
    batch: Batch,
    private readonly where: SheetArea,
    private readonly whole: boolean,
  ) {
    super(batch);
  }

  override items(): TableObject[] {
    return this.batch.workbook.tables
      .filter(
        (table) =>
          table.sheetId === this.where.sheetId &&
          (this.whole ? contains(this.where, table.area) : intersect(this.where, table.area)),
      )
      .map((table) => new TableObject(this.batch, table.id));
  }

  override item(args: Arguments): TableObject {
    return this.find(args) ?? notFound();
  }

  find(args: Arguments): TableObject | null {
    const key = args.text(0);
    return (
      this.items().find(
        (table) => table.tableId === key || table.state.name.toLowerCase() === key.toLowerCase(),
      ) ?? null
    );
  }
}

const scopedType: ObjectType<ScopedTableCollectionObject> = {
  name: "TableScopedCollection",
  members: {
    GetCount: { call: (self) => self.items().length },
    GetFirst: { call: (self) => self.items()[0] ?? notFound() },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemOrNullObject: { call: (self, args) => self.find(args) },
  },
};
