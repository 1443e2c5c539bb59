import type { BorderSide, CellStyle, Color } from "hucre";
import type { BorderEdge, CellFormat } from "../model/values";

/** A cell's look as the file library writes it, or undefined for a plain one. */
export function fileStyle(format: CellFormat): CellStyle | undefined {
  const style: CellStyle = {};
  if (format.numberFormat && format.numberFormat !== "General") style.numFmt = format.numberFormat;
  if (format.fillColor)
    style.fill = {
      type: "pattern",
      pattern: "solid",
      fgColor: color(format.fillColor),
      bgColor: color(format.fillColor),
    };
  const font = {
    ...(format.fontName ? { name: format.fontName } : {}),
    ...(format.fontSize ? { size: format.fontSize } : {}),
    ...(format.bold ? { bold: true } : {}),
    ...(format.italic ? { italic: true } : {}),
    ...(format.underline && format.underline !== "None" ? { underline: true as const } : {}),
    ...(format.strikethrough ? { strikethrough: true } : {}),
    ...(format.fontColor ? { color: color(format.fontColor) } : {}),
  };
  if (Object.keys(font).length > 0) style.font = font;
  const alignment = alignmentOf(format);
  if (Object.keys(alignment).length > 0) style.alignment = alignment;
  const border = Object.fromEntries(
    (["top", "bottom", "left", "right"] as const).flatMap((side) => {
      const edge = sideOf(format[side]);
      return edge ? [[side, edge]] : [];
    }),
  );
  if (Object.keys(border).length > 0) style.border = border;
  return Object.keys(style).length > 0 ? style : undefined;
}

function alignmentOf(format: CellFormat): NonNullable<CellStyle["alignment"]> {
  const horizontal = format.horizontalAlignment?.toLowerCase();
  const vertical = format.verticalAlignment?.toLowerCase();
  return {
    ...(horizontal === "left" || horizontal === "center" || horizontal === "right" ? { horizontal } : {}),
    ...(vertical === "top" || vertical === "center" ? { vertical } : {}),
    ...(format.wrapText ? { wrapText: true } : {}),
    ...(format.indentLevel ? { indent: format.indentLevel } : {}),
  };
}

const color = (text: string): Color => ({ rgb: text.replace("#", "") });

function sideOf(edge: BorderEdge | undefined): BorderSide | undefined {
  if (!edge || edge.style === "None") return undefined;
  const style = edge.weight === "Thick" ? "thick" : edge.weight === "Medium" ? "medium" : "thin";
  return { style, color: color(edge.color) };
}

/** A cell's look read from a file; colours from the file's theme are taken from its palette. */
export function modelFormat(style: CellStyle | undefined, palette: readonly string[]): CellFormat {
  if (!style) return {};
  const rgb = (given: Color | undefined): string => {
    const found = given?.rgb ?? (given?.theme === undefined ? undefined : palette[given.theme]);
    return found ? `#${found.replace("#", "").slice(-6).toUpperCase()}` : "";
  };
  const { font, fill, alignment } = style;
  const filled = fill?.type === "pattern" && fill.pattern === "solid" ? rgb(fill.fgColor) : "";
  const fontColor = rgb(font?.color);
  const horizontal = alignment?.horizontal;
  return {
    ...(style.numFmt && style.numFmt !== "General" ? { numberFormat: style.numFmt } : {}),
    ...(filled ? { fillColor: filled } : {}),
    ...(fontColor && fontColor !== "#000000" ? { fontColor } : {}),
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.underline ? { underline: "Single" } : {}),
    ...(font?.strikethrough ? { strikethrough: true } : {}),
    ...(font?.size && font.size !== 11 ? { fontSize: font.size } : {}),
    ...(horizontal && horizontal !== "general" ? { horizontalAlignment: capital(horizontal) } : {}),
    ...(alignment?.vertical && alignment.vertical !== "bottom"
      ? { verticalAlignment: capital(alignment.vertical) }
      : {}),
    ...(alignment?.wrapText ? { wrapText: true } : {}),
    ...(alignment?.indent ? { indentLevel: alignment.indent } : {}),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
