import { accessDenied, invalidArgument, notFound } from "../../model/fault";
import type { ProtectionOptions } from "../../model/records";
import { maxColumns, maxRows } from "../../model/values";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { RangeObject } from "./range";
import type { WorksheetObject } from "./worksheet";

/** `worksheet.freezePanes`. */
export class FreezePanesObject extends HostObject {
  readonly type: ObjectType<FreezePanesObject> = freezePanesType;

  constructor(
    batch: Batch,
    readonly sheet: WorksheetObject,
  ) {
    super(batch);
  }

  freeze(rows: number, columns: number): void {
    this.batch.workbook.patchSheet(this.sheet.sheetId, { frozen: { rows, columns } });
  }

  location(): RangeObject | null {
    const { rows, columns } = this.sheet.state.frozen;
    if (rows === 0 && columns === 0) return null;
    return new RangeObject(this.batch, {
      sheetId: this.sheet.sheetId,
      row: 0,
      column: 0,
      rows: rows || maxRows,
      columns: columns || maxColumns,
    });
  }
}

const freezePanesType: ObjectType<FreezePanesObject> = {
  name: "WorksheetFreezePanes",
  members: {
    FreezeAt: {
      call: (self, args) => {
        const raw = args.raw(0);
        const area =
          raw instanceof RangeObject ? raw.where : self.batch.host.area(args.text(0), self.sheet.sheetId);
        self.freeze(
          area.rows >= maxRows ? 0 : area.row + area.rows,
          area.columns >= maxColumns ? 0 : area.column + area.columns,
        );
      },
    },
    FreezeRows: { call: (self, args) => self.freeze(args.integer(0, 0), 0) },
    FreezeColumns: { call: (self, args) => self.freeze(0, args.integer(0, 0)) },
    Unfreeze: { call: (self) => self.freeze(0, 0) },
    GetLocation: { call: (self) => self.location() ?? notFound() },
    GetLocationOrNullObject: { call: (self) => self.location() },
  },
};

/** `worksheet.protection`. */
export class WorksheetProtectionObject extends HostObject {
  readonly type: ObjectType<WorksheetProtectionObject> = protectionType;

  constructor(
    batch: Batch,
    readonly sheet: WorksheetObject,
  ) {
    super(batch);
  }
}

const protectionType: ObjectType<WorksheetProtectionObject> = {
  name: "WorksheetProtection",
  members: {
    Protected: { get: (self) => self.sheet.state.protection !== null },
    Options: {
      since: 2,
      get: (self) => ({
        allowAutoFilter: false,
        allowDeleteColumns: false,
        allowDeleteRows: false,
        allowEditObjects: false,
        allowEditScenarios: false,
        allowFormatCells: false,
        allowFormatColumns: false,
        allowFormatRows: false,
        allowInsertColumns: false,
        allowInsertHyperlinks: false,
        allowInsertRows: false,
        allowPivotTables: false,
        allowSort: false,
        selectionMode: "Normal",
        ...self.sheet.state.protection?.options,
      }),
    },
    Protect: {
      call: (self, args) => {
        if (self.sheet.state.protection) accessDenied();
        const options = (args.has(0) ? args.plain(0) : {}) as ProtectionOptions;
        const password = args.optionalText(1);
        self.batch.workbook.patchSheet(self.sheet.sheetId, {
          protection: { options, ...(password !== undefined && { password }) },
        });
      },
    },
    Unprotect: {
      call: (self, args) => {
        const { protection } = self.sheet.state;
        if (protection?.password !== undefined && protection.password !== args.optionalText(0))
          invalidArgument("The password isn't right.");
        self.batch.workbook.patchSheet(self.sheet.sheetId, { protection: null });
      },
    },
  },
};
