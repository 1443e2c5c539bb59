import { invalidArgument, notFound } from "../../model/fault";
import type { SheetState } from "../../model/records";
import { maxColumns, maxRows } from "../../model/values";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { sheetEventMembers } from "../eventMembers";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { ChartCollectionObject } from "./chart";
import { NamedItemCollectionObject } from "./names";
import { PivotTableCollectionObject } from "./pivotTable";
import { RangeObject } from "./range";
import { FreezePanesObject, WorksheetProtectionObject } from "./sheetParts";
import { TableCollectionObject } from "./tableCollection";

/** A worksheet. */
export class WorksheetObject extends HostObject {
  readonly type: ObjectType<WorksheetObject> = worksheetType;

  constructor(
    batch: Batch,
    readonly sheetId: string,
  ) {
    super(batch);
  }

  get state(): SheetState {
    return this.batch.workbook.sheet(this.sheetId) ?? notFound();
  }

  override assertAlive(): void {
    this.mustExist(this.state);
  }

  override identity(): Record<string, unknown> {
    return { Id: this.sheetId };
  }

  get position(): number {
    return this.batch.workbook.sheets.findIndex((sheet) => sheet.id === this.sheetId);
  }

  whole(): RangeObject {
    return new RangeObject(this.batch, {
      sheetId: this.sheetId,
      row: 0,
      column: 0,
      rows: maxRows,
      columns: maxColumns,
    });
  }
}

function neighbour(self: WorksheetObject, args: Arguments, step: 1 | -1): WorksheetObject | null {
  const { sheets } = self.batch.workbook;
  for (let at = self.position + step; at >= 0 && at < sheets.length; at += step) {
    const sheet = sheets[at];
    if (sheet && (!args.boolean(0, false) || sheet.visibility === "Visible"))
      return new WorksheetObject(self.batch, sheet.id);
  }
  return null;
}

function used(self: WorksheetObject, args: Arguments): RangeObject | null {
  const area = self.batch.workbook.usedArea(self.sheetId, args.boolean(0, false));
  return area && new RangeObject(self.batch, { sheetId: self.sheetId, ...area });
}

const worksheetType: ObjectType<WorksheetObject> = {
  name: "Worksheet",
  members: {
    Id: { get: (self) => self.sheetId },
    Name: {
      get: (self) => self.state.name,
      set: (self, value) => {
        if (typeof value !== "string") invalidArgument();
        self.batch.workbook.renameSheet(self.sheetId, value);
      },
    },
    Position: {
      get: (self) => self.position,
      set: (self, value) =>
        self.batch.workbook.moveSheet(self.sheetId, typeof value === "number" ? value : invalidArgument()),
    },
    Visibility: {
      get: (self) => self.state.visibility,
      set: (self, value) => {
        if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") invalidArgument();
        self.batch.workbook.setVisibility(self.sheetId, value);
      },
    },
    TabColor: {
      since: 7,
      get: (self) => self.state.tabColor,
      set: (self, value) => self.batch.workbook.patchSheet(self.sheetId, { tabColor: String(value) }),
    },
    ShowGridlines: {
      since: 8,
      get: (self) => self.state.showGridlines,
    },
    ShowHeadings: {
      since: 8,
      get: (self) => self.state.showHeadings,
    },
    // Office.js sets these two under names of their own.
    Gridlines: {
      set: (self, value) => self.batch.workbook.patchSheet(self.sheetId, { showGridlines: value === true }),
    },
    Headings: {
      set: (self, value) => self.batch.workbook.patchSheet(self.sheetId, { showHeadings: value === true }),
    },
    StandardWidth: { since: 7, get: () => 8.43 },
    StandardHeight: { since: 7, get: () => 15 },
    Charts: { object: (self) => new ChartCollectionObject(self.batch, self.sheetId) },
    FreezePanes: { since: 7, object: (self) => new FreezePanesObject(self.batch, self) },
    Names: { since: 4, object: (self) => new NamedItemCollectionObject(self.batch, self.sheetId) },
    PivotTables: { since: 3, object: (self) => new PivotTableCollectionObject(self.batch, self.sheetId) },
    Protection: { since: 2, object: (self) => new WorksheetProtectionObject(self.batch, self) },
    Tables: { object: (self) => new TableCollectionObject(self.batch, self.sheetId) },

    Activate: { call: (self) => void (self.batch.workbook.activeSheetId = self.sheetId) },
    Calculate: { since: 6, call: (self) => void self.batch.workbook.calculate(true) },
    Delete: { call: (self) => self.batch.workbook.deleteSheet(self.sheetId) },
    GetRange: {
      call: (self, args) =>
        args.has(0) && args.raw(0) !== ""
          ? new RangeObject(self.batch, self.batch.host.area(args.text(0), self.sheetId))
          : self.whole(),
    },
    GetRangeByIndexes: {
      since: 7,
      call: (self, args) =>
        new RangeObject(self.batch, {
          sheetId: self.sheetId,
          row: args.integer(0),
          column: args.integer(1),
          rows: args.integer(2),
          columns: args.integer(3),
        }),
    },
    GetCell: {
      call: (self, args) =>
        new RangeObject(self.batch, {
          sheetId: self.sheetId,
          row: args.integer(0),
          column: args.integer(1),
          rows: 1,
          columns: 1,
        }),
    },
    GetUsedRange: {
      call: (self, args) =>
        used(self, args) ??
        new RangeObject(self.batch, { sheetId: self.sheetId, row: 0, column: 0, rows: 1, columns: 1 }),
    },
    GetUsedRangeOrNullObject: { since: 4, call: used },
    GetNext: { since: 5, call: (self, args) => neighbour(self, args, 1) ?? notFound() },
    GetNextOrNullObject: { since: 5, call: (self, args) => neighbour(self, args, 1) },
    GetPrevious: { since: 5, call: (self, args) => neighbour(self, args, -1) ?? notFound() },
    GetPreviousOrNullObject: { since: 5, call: (self, args) => neighbour(self, args, -1) },
    _GetSheetById: { call: (self, args) => new WorksheetObject(self.batch, args.text(0)) },
    _GetAnotherWorksheetById: { call: (self, args) => new WorksheetObject(self.batch, args.text(0)) },
    ...sheetEventMembers((self: WorksheetObject) => self.sheetId),
  },
};
