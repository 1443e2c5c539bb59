/** The errors a cell can show. `#BUSY!` is a streaming function that hasn't answered yet. */
export type ErrorCode =
  "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A" | "#SPILL!" | "#CALC!" | "#BUSY!";

/** An error as a cell's value; `message` is what a custom function said about it, if anything. */
export interface CellError {
  readonly error: ErrorCode;
  readonly message?: string;
}

/** A cell's value. `null` is an empty cell; `""` is the empty text a formula can give. */
export type CellValue = number | string | boolean | CellError | null;

/** Whether a value is an error rather than data. */
export function isCellError(value: unknown): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

const errorCodes: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
]);

/** The error a text spells (`#N/A`), or undefined if it spells none. */
export function errorFromText(text: string): ErrorCode | undefined {
  return errorCodes.has(text) ? (text as ErrorCode) : undefined;
}

/** A place on some sheet, counted from zero. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, counted from zero, with its size. Never empty. */
export interface Area extends CellPlace {
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle on a named sheet. */
export interface SheetArea extends Area {
  readonly sheetId: string;
}

/** A sheet's size in Excel. */
export const maxRows = 1_048_576;
/** A sheet's width in Excel (XFD). */
export const maxColumns = 16_384;

/** One edge of a cell: line style, weight and colour as Office.js names them. */
export interface BorderEdge {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

/** Which edge of a cell or range a border is. */
export type BorderSide =
  | "EdgeTop"
  | "EdgeBottom"
  | "EdgeLeft"
  | "EdgeRight"
  | "InsideVertical"
  | "InsideHorizontal"
  | "DiagonalDown"
  | "DiagonalUp";

/** How a cell looks. An absent member is Excel's default. Colours are `#RRGGBB`, `""` is no fill. */
export interface CellFormat {
  readonly numberFormat?: string;
  readonly fillColor?: string;
  readonly fontColor?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: string;
  readonly strikethrough?: boolean;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly indentLevel?: number;
  readonly wrapText?: boolean;
  readonly shrinkToFit?: boolean;
  readonly textOrientation?: number;
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
  readonly top?: BorderEdge;
  readonly bottom?: BorderEdge;
  readonly left?: BorderEdge;
  readonly right?: BorderEdge;
  /** Typed with a leading apostrophe: the text is text whatever it looks like. */
  readonly quotePrefix?: boolean;
}

/**
 * The content of a rectangle, row by row. `formulas` is null when no cell has one; a formula has its leading `=` and
 * stands beside its last known value. Spilled cells have a value and no formula.
 */
export interface Block {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[] | null;
}
