import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { IStyleData, Nullable } from "@univerjs/core";
import type { BorderEdge, CellFormat } from "../model/values";

const horizontal: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const vertical: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};

/** A cell's look for Univer. */
export function gridStyle(format: CellFormat): IStyleData {
  const style: IStyleData = {};
  if (format.numberFormat && format.numberFormat !== "General") style.n = { pattern: format.numberFormat };
  if (format.fillColor) style.bg = { rgb: format.fillColor };
  if (format.fontColor) style.cl = { rgb: format.fontColor };
  if (format.fontName) style.ff = format.fontName;
  if (format.fontSize) style.fs = format.fontSize;
  if (format.bold) style.bl = BooleanNumber.TRUE;
  if (format.italic) style.it = BooleanNumber.TRUE;
  if (format.underline && format.underline !== "None") style.ul = { s: BooleanNumber.TRUE };
  if (format.strikethrough) style.st = { s: BooleanNumber.TRUE };
  if (format.horizontalAlignment) style.ht = horizontal[format.horizontalAlignment] ?? null;
  if (format.verticalAlignment) style.vt = vertical[format.verticalAlignment] ?? null;
  if (format.wrapText) style.tb = WrapStrategy.WRAP;
  if (format.indentLevel) style.pd = { l: 8 * format.indentLevel };
  const borders = {
    t: edge(format.top),
    b: edge(format.bottom),
    l: edge(format.left),
    r: edge(format.right),
  };
  const drawn = Object.entries(borders).filter(([, border]) => border);
  if (drawn.length > 0) style.bd = Object.fromEntries(drawn);
  return style;
}

function edge(border: BorderEdge | undefined): { s: BorderStyleTypes; cl: { rgb: string } } | null {
  if (!border || border.style === "None") return null;
  const thick =
    border.weight === "Thick"
      ? BorderStyleTypes.THICK
      : border.weight === "Medium"
        ? BorderStyleTypes.MEDIUM
        : null;
  const dashed =
    border.style === "Dash"
      ? BorderStyleTypes.DASHED
      : border.style === "Dot"
        ? BorderStyleTypes.DOTTED
        : null;
  const double = border.style === "Double" ? BorderStyleTypes.DOUBLE : null;
  return { s: double ?? dashed ?? thick ?? BorderStyleTypes.THIN, cl: { rgb: border.color || "#000000" } };
}

/** What somebody changed about a cell's look in the grid: the members that differ from what the workbook has. */
export function formatChanges(style: Nullable<IStyleData>, known: CellFormat): CellFormat {
  const seen: CellFormat = {
    numberFormat: style?.n?.pattern ?? "General",
    fillColor: style?.bg?.rgb ?? "",
    fontColor: style?.cl?.rgb ?? "",
    bold: style?.bl === BooleanNumber.TRUE,
    italic: style?.it === BooleanNumber.TRUE,
    underline: style?.ul?.s === BooleanNumber.TRUE ? "Single" : "None",
    strikethrough: style?.st?.s === BooleanNumber.TRUE,
    wrapText: style?.tb === WrapStrategy.WRAP,
    horizontalAlignment: nameOf(horizontal, style?.ht) ?? "General",
    verticalAlignment: nameOf(vertical, style?.vt) ?? known.verticalAlignment ?? "Bottom",
  };
  const had: CellFormat = {
    numberFormat: known.numberFormat ?? "General",
    fillColor: known.fillColor ?? "",
    fontColor: known.fontColor ?? "",
    bold: known.bold ?? false,
    italic: known.italic ?? false,
    underline: known.underline ?? "None",
    strikethrough: known.strikethrough ?? false,
    wrapText: known.wrapText ?? false,
    horizontalAlignment: known.horizontalAlignment ?? "General",
    verticalAlignment: known.verticalAlignment ?? "Bottom",
  };
  const keys = Object.keys(seen) as (keyof CellFormat)[];
  return Object.fromEntries(keys.filter((key) => seen[key] !== had[key]).map((key) => [key, seen[key]]));
}

function nameOf<T>(names: Readonly<Record<string, T>>, value: Nullable<T>): string | undefined {
  return value === null || value === undefined
    ? undefined
    : Object.entries(names).find(([, known]) => known === value)?.[0];
}
