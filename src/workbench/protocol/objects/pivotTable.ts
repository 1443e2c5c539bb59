import { notFound } from "../../model/fault";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { SheetObject, placeObject } from "./sheetObject";
import { RangeObject } from "./range";
import { TableObject } from "./table";
import { WorksheetObject } from "./worksheet";

/** `workbook.pivotTables` (sheet null) or `worksheet.pivotTables`: kept without a body. */
export class PivotTableCollectionObject extends HostObject {
  readonly type: ObjectType<PivotTableCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly sheetId: string | null,
  ) {
    super(batch);
  }

  override items(): PivotTableObject[] {
    const { workbook } = this.batch;
    return workbook.sheets
      .filter((sheet) => this.sheetId === null || sheet.id === this.sheetId)
      .flatMap((sheet) =>
        workbook
          .objects(sheet.id)
          .filter((item) => item.kind === "PivotTable")
          .map((item) => new PivotTableObject(this.batch, sheet.id, item.id)),
      );
  }

  find(key: string): PivotTableObject | null {
    return (
      this.items().find(
        (item) => item.objectId === key || item.state.name.toLowerCase() === key.toLowerCase(),
      ) ?? null
    );
  }

  override item(args: Arguments): PivotTableObject {
    return this.find(args.text(0)) ?? notFound();
  }
}

const collectionType: ObjectType<PivotTableCollectionObject> = {
  name: "PivotTableCollection",
  members: {
    GetCount: { since: 4, call: (self) => self.items().length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemOrNullObject: { since: 4, call: (self, args) => self.find(args.text(0)) },
    RefreshAll: { call: () => null },
    Add: {
      since: 8,
      call: (self, args) => {
        const destination = args.raw(2);
        const sheetId =
          destination instanceof RangeObject
            ? destination.where.sheetId
            : self.batch.host.area(args.text(2), self.sheetId ?? self.batch.workbook.activeSheetId).sheetId;
        const source = args.raw(1);
        const named =
          source instanceof TableObject
            ? source.state.name
            : source instanceof RangeObject
              ? source.sheetName()
              : args.text(1);
        return new PivotTableObject(
          self.batch,
          sheetId,
          placeObject(self.batch, sheetId, "PivotTable", args.text(0), { source: named }),
        );
      },
    },
  },
};

/** A pivot table without a body. */
export class PivotTableObject extends SheetObject {
  readonly type: ObjectType<PivotTableObject> = pivotType;
}

const pivotType: ObjectType<PivotTableObject> = {
  name: "PivotTable",
  members: {
    Id: { since: 5, get: (self) => self.objectId },
    Name: { get: (self) => self.state.name, set: (self, value) => self.replace({ name: String(value) }) },
    RefreshOnOpen: {
      since: 13,
      get: (self) => self.read("refreshOnOpen") ?? false,
      set: (self, value) => self.write("refreshOnOpen", value),
    },
    Worksheet: { object: (self) => new WorksheetObject(self.batch, self.sheetId) },
    Refresh: { call: () => null },
    Delete: { since: 8, call: (self) => self.remove() },
  },
};
