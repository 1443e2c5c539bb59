import type { Area, Block, CellFormat, CellPlace, CellValue } from "./values";

/** Whether a sheet's tab is seen. */
export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

/** What a protected sheet still lets a user do; absent members are false. */
export interface ProtectionOptions {
  readonly allowAutoFilter?: boolean;
  readonly allowDeleteColumns?: boolean;
  readonly allowDeleteRows?: boolean;
  readonly allowFormatCells?: boolean;
  readonly allowFormatColumns?: boolean;
  readonly allowFormatRows?: boolean;
  readonly allowInsertColumns?: boolean;
  readonly allowInsertHyperlinks?: boolean;
  readonly allowInsertRows?: boolean;
  readonly allowPivotTables?: boolean;
  readonly allowSort?: boolean;
  readonly selectionMode?: string;
}

/** A sheet's protection: `password` is kept plain, this is no safe. */
export interface SheetProtection {
  readonly options: ProtectionOptions;
  readonly password?: string;
}

/** Rows and columns kept in view; zero is none. */
export interface FrozenPanes {
  readonly rows: number;
  readonly columns: number;
}

/** What a sheet is besides its cells. A snapshot: every change gives a new one. */
export interface SheetState {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  readonly frozen: FrozenPanes;
  readonly protection: SheetProtection | null;
}

/** A table's column. `id` is a number unique in its table and survives renaming and moving. */
export interface TableColumnState {
  readonly id: number;
  readonly name: string;
  /** What the filter on this column keeps (as Office.js's FilterCriteria), or null. */
  readonly filter: Readonly<Record<string, unknown>> | null;
}

/** A table. `area` is the whole of it: header, body, totals. A snapshot: every change gives a new one. */
export interface TableState {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly columns: readonly TableColumnState[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly showFilterButton: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  /** The last sort applied through the table, as Office.js's SortField list. */
  readonly sortFields: readonly Readonly<Record<string, unknown>>[];
}

/** A defined name. `formula` has its leading `=`; `scope` is null for the workbook or a sheet's id. */
export interface NameState {
  readonly name: string;
  readonly formula: string;
  readonly scope: string | null;
  readonly comment: string;
  readonly visible: boolean;
}

/** What a cell accepts, as Office.js's DataValidationRule; a list's `source` from a range is a formula text `=Sheet!$A$1:$A$9`. */
export interface ValidationRule {
  readonly list?: { readonly inCellDropDown: boolean; readonly source: string };
  readonly wholeNumber?: ValidationBounds;
  readonly decimal?: ValidationBounds;
  readonly textLength?: ValidationBounds;
  readonly date?: ValidationBounds;
  readonly time?: ValidationBounds;
  readonly custom?: { readonly formula: string };
}

/** The limits of a validation rule: numbers or formula texts. */
export interface ValidationBounds {
  readonly formula1: string | number;
  readonly formula2?: string | number;
  readonly operator: string;
}

/** What appears when a user types something that isn't accepted. */
export interface ValidationAlert {
  readonly message: string;
  readonly showAlert: boolean;
  readonly style: "Stop" | "Warning" | "Information";
  readonly title: string;
}

/** What appears when a validated cell is selected. */
export interface ValidationPrompt {
  readonly message: string;
  readonly showPrompt: boolean;
  readonly title: string;
}

/** One validation with all the areas of its sheet that it holds for. */
export interface ValidationState {
  readonly id: number;
  readonly areas: readonly Area[];
  readonly rule: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly errorAlert: ValidationAlert;
  readonly prompt: ValidationPrompt;
}

/**
 * A conditional format: stored with its areas; what it paints is not computed here. `settings` holds what was set by path
 * (`custom/rule/formula`).
 */
export interface ConditionalFormatState {
  readonly id: string;
  readonly type: string;
  readonly areas: readonly Area[];
  readonly priority: number;
  readonly stopIfTrue: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Something placed on a sheet that is stored by its properties only (charts, pivot tables, shapes). */
export interface StoredObject {
  readonly id: string;
  readonly kind: "Chart" | "PivotTable";
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The shape of a column or row besides its cells. Width and height in points; undefined is the default. */
export interface LineShape {
  readonly size?: number;
  readonly hidden?: boolean;
}

/** Who made a change. `calculation` is results of formulas and pushes of functions; `host` is the workbench itself (opening a file). */
export type Origin = "addin" | "user" | "otherAuthor" | "calculation" | "host";

/** What was there, kept so that it can be put back: one snapshot per cell of an area. */
export interface AreaSnapshot {
  readonly area: Area;
  readonly block: Block;
  readonly formats: readonly (readonly (CellFormat | undefined)[] | undefined)[];
}

/** A formula whose text changed because what it refers to moved or was renamed; its place is the one after the movement. */
export interface FormulaRewrite extends CellPlace {
  readonly sheetId: string;
  readonly before: string;
  readonly after: string;
}

/**
 * One primitive change, with enough to mirror it elsewhere and to undo it. Cells' content and calculated results are apart:
 * `cells` is what somebody wrote (formula or value), `results` is what formulas gave (never undone, recalculated instead). A movement
 * (`inserted`, `deleted`) is followed by what it did to tables, names, validations and formulas as changes of their own.
 */
export type Change =
  | {
      readonly kind: "cells";
      readonly sheetId: string;
      readonly area: Area;
      readonly before: Block;
      readonly after: Block;
    }
  | { readonly kind: "results"; readonly sheetId: string; readonly cells: readonly CellResult[] }
  | {
      readonly kind: "formats";
      readonly sheetId: string;
      readonly area: Area;
      /** Only the members set; the new look of each cell is readable from the workbook. */
      readonly patch: CellFormat;
      readonly before: FormatSnapshot;
    }
  | {
      readonly kind: "inserted";
      readonly sheetId: string;
      readonly area: Area;
      readonly shift: "down" | "right";
    }
  | {
      readonly kind: "deleted";
      readonly sheetId: string;
      readonly area: Area;
      readonly shift: "up" | "left";
      readonly removed: AreaSnapshot;
    }
  | {
      readonly kind: "columns" | "rows";
      readonly sheetId: string;
      readonly first: number;
      readonly count: number;
      readonly before: readonly (LineShape | undefined)[];
      readonly after: LineShape;
    }
  | { readonly kind: "formulasRewritten"; readonly cells: readonly FormulaRewrite[] }
  | { readonly kind: "sheetAdded"; readonly sheet: SheetState; readonly position: number }
  | { readonly kind: "sheetDeleted"; readonly sheet: SheetState; readonly position: number }
  | { readonly kind: "sheetChanged"; readonly before: SheetState; readonly after: SheetState }
  | { readonly kind: "sheetMoved"; readonly sheetId: string; readonly from: number; readonly to: number }
  | { readonly kind: "tableAdded"; readonly table: TableState }
  | { readonly kind: "tableDeleted"; readonly table: TableState }
  | { readonly kind: "tableChanged"; readonly before: TableState; readonly after: TableState }
  | { readonly kind: "nameChanged"; readonly before: NameState | null; readonly after: NameState | null }
  | {
      readonly kind: "settingChanged";
      readonly key: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  | {
      readonly kind: "validations";
      readonly sheetId: string;
      readonly before: readonly ValidationState[];
      readonly after: readonly ValidationState[];
    }
  | {
      readonly kind: "conditionalFormats";
      readonly sheetId: string;
      readonly before: readonly ConditionalFormatState[];
      readonly after: readonly ConditionalFormatState[];
    }
  | {
      readonly kind: "objects";
      readonly sheetId: string;
      readonly before: readonly StoredObject[];
      readonly after: readonly StoredObject[];
    }
  | {
      readonly kind: "merges";
      readonly sheetId: string;
      readonly before: readonly Area[];
      readonly after: readonly Area[];
    }
  | { readonly kind: "activated"; readonly before: string; readonly after: string }
  | { readonly kind: "selected"; readonly sheetId: string; readonly before: Area; readonly after: Area };

/** One calculated value. A spill gives one for each of its cells. */
export interface CellResult extends CellPlace {
  readonly value: CellValue;
  readonly before: CellValue;
}

/** Cell formats before a change, with whole-column and whole-row looks apart (a column is never written cell by cell). */
export interface FormatSnapshot {
  readonly cells: readonly (readonly (CellFormat | undefined)[] | undefined)[];
  readonly columns?: readonly (CellFormat | undefined)[];
  readonly rows?: readonly (CellFormat | undefined)[];
}

/** A change together with who made it. */
export interface ChangeNotice {
  readonly change: Change;
  readonly origin: Origin;
  /** True while an undo or redo is putting things back. */
  readonly undoing: boolean;
}
