import { notFound } from "../../model/fault";
import type { SheetState } from "../../model/records";
import type { Arguments } from "../arguments";
import { sheetCollectionEventMembers } from "../eventMembers";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { WorksheetObject } from "./worksheet";

/** `workbook.worksheets`. */
export class WorksheetCollectionObject extends HostObject {
  readonly type: ObjectType<WorksheetCollectionObject> = collectionType;

  override items(): WorksheetObject[] {
    return this.batch.workbook.sheets.map((sheet) => new WorksheetObject(this.batch, sheet.id));
  }

  /** By id or name. */
  find(key: string): WorksheetObject | null {
    const { workbook } = this.batch;
    const sheet = workbook.sheet(key) ?? workbook.sheetByName(key);
    return sheet ? new WorksheetObject(this.batch, sheet.id) : null;
  }

  override item(args: Arguments): WorksheetObject {
    return this.find(args.text(0)) ?? notFound();
  }

  seen(args: Arguments): SheetState[] {
    return this.batch.workbook.sheets.filter(
      (sheet) => !args.boolean(0, false) || sheet.visibility === "Visible",
    );
  }
}

const collectionType: ObjectType<WorksheetCollectionObject> = {
  name: "WorksheetCollection",
  members: {
    Add: {
      call: (self, args) =>
        new WorksheetObject(self.batch, self.batch.workbook.addSheet(args.optionalText(0)).id),
    },
    GetActiveWorksheet: {
      call: (self) => new WorksheetObject(self.batch, self.batch.workbook.activeSheetId),
    },
    GetCount: { since: 4, call: (self, args) => self.seen(args).length },
    GetFirst: {
      since: 5,
      call: (self, args) => new WorksheetObject(self.batch, self.seen(args)[0]?.id ?? notFound()),
    },
    GetLast: {
      since: 5,
      call: (self, args) => new WorksheetObject(self.batch, self.seen(args).at(-1)?.id ?? notFound()),
    },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemOrNullObject: { since: 4, call: (self, args) => self.find(args.text(0)) },
    ...sheetCollectionEventMembers<WorksheetCollectionObject>(),
  },
};
