import { notFound } from "../../model/fault";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { ApplicationObject } from "./application";
import { DocumentPropertiesObject } from "./documentProperties";
import { NamedItemCollectionObject } from "./names";
import { PivotTableCollectionObject } from "./pivotTable";
import { RangeObject } from "./range";
import { RuntimeObject, WorkbookProtectionObject } from "./runtime";
import { CustomFunctionsObject } from "./customFunctionsObject";
import { SettingCollectionObject } from "./settings";
import { TableCollectionObject } from "./tableCollection";
import { WorksheetCollectionObject } from "./worksheetCollection";

/** `context.workbook`. */
export class WorkbookObject extends HostObject {
  readonly type: ObjectType<WorkbookObject> = workbookType;

  eventRange(id: string): RangeObject | null {
    const tracked = this.batch.host.eventRange(id);
    return tracked?.area ? new RangeObject(this.batch, tracked.area) : null;
  }
}

const workbookType: ObjectType<WorkbookObject> = {
  name: "Workbook",
  members: {
    Name: { since: 7, get: (self) => self.batch.workbook.name },
    ReadOnly: { since: 8, get: () => false },
    IsDirty: { since: 9, get: (self) => self.batch.workbook.canUndo },
    PreviouslySaved: { since: 9, get: () => true },
    AutoSave: { since: 9, get: () => false },
    Application: { object: (self) => new ApplicationObject(self.batch) },
    Names: { object: (self) => new NamedItemCollectionObject(self.batch, null) },
    PivotTables: { since: 3, object: (self) => new PivotTableCollectionObject(self.batch, null) },
    Properties: { since: 7, object: (self) => new DocumentPropertiesObject(self.batch) },
    Protection: { since: 7, object: (self) => new WorkbookProtectionObject(self.batch) },
    Settings: { since: 4, object: (self) => new SettingCollectionObject(self.batch) },
    Tables: { object: (self) => new TableCollectionObject(self.batch, null) },
    Worksheets: { object: (self) => new WorksheetCollectionObject(self.batch) },
    CustomFunctions: { object: (self) => new CustomFunctionsObject(self.batch) },
    _Runtime: { object: (self) => new RuntimeObject(self.batch) },

    GetSelectedRange: { call: (self) => new RangeObject(self.batch, self.batch.workbook.selection()) },
    GetActiveCell: {
      since: 7,
      call: (self) =>
        new RangeObject(self.batch, { ...self.batch.workbook.selection(), rows: 1, columns: 1 }),
    },
    GetIsActiveCollabSession: { since: 9, call: (self) => self.batch.host.coauthoring },
    Save: { since: 11, call: () => null },
    _GetRangeForEventByReferenceId: { call: (self, args) => self.eventRange(args.text(0)) ?? notFound() },
    _GetRangeOrNullObjectForEventByReferenceId: { call: (self, args) => self.eventRange(args.text(0)) },
    _RemoveReference: { call: (self, args) => self.batch.host.references.remove(args.text(0)) },
    _RemoveAllReferences: { call: (self) => self.batch.host.references.clear() },
    _GetReferenceCount: { call: (self) => self.batch.host.references.count },
    _RegisterActivatedEvent: { since: 13, call: (self) => self.batch.host.events.register(2203, "Workbook") },
    _UnregisterActivatedEvent: {
      since: 13,
      call: (self) => self.batch.host.events.unregister(2203, "Workbook"),
    },
  },
};
