import { invalidArgument } from "../../model/fault";
import type { BorderEdge, CellFormat } from "../../model/values";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";
import type { RangeObject } from "./range";

abstract class RangePart extends HostObject {
  constructor(
    batch: Batch,
    readonly range: RangeObject,
  ) {
    super(batch);
  }
}

/** A property that lives in the cells' looks; reading gives null if they differ. */
function look<K extends keyof CellFormat, T extends RangePart>(
  key: K,
  otherwise: CellFormat[K],
  since = 1,
): Member<T> {
  return {
    since,
    get: (self) => self.range.common((format) => format[key] ?? otherwise),
    set: (self, value) => self.batch.workbook.setFormat(self.range.where, { [key]: value as CellFormat[K] }),
  };
}

/** `range.format`. Column width and row height are points. */
export class RangeFormatObject extends RangePart {
  readonly type: ObjectType<RangeFormatObject> = formatType;
}

const defaultWidth = 48;
const defaultHeight = 15;

function autofit(self: RangeFormatObject): void {
  const { workbook } = self.batch;
  const where = self.range.where;
  const used = workbook.usedArea(where.sheetId, true);
  for (let column = where.column; column < where.column + Math.min(where.columns, 256); column++) {
    let longest = 0;
    const last = Math.min(where.row + where.rows, used ? used.row + used.rows : 0);
    for (let row = where.row; row < Math.min(last, where.row + 5000); row++)
      longest = Math.max(longest, workbook.text(where.sheetId, row, column).length);
    if (longest > 0) workbook.setColumnShape(where.sheetId, column, 1, { size: 6 + longest * 5.5 });
  }
}

const formatType: ObjectType<RangeFormatObject> = {
  name: "RangeFormat",
  members: {
    HorizontalAlignment: look("horizontalAlignment", "General"),
    VerticalAlignment: look("verticalAlignment", "Bottom"),
    WrapText: look("wrapText", false),
    IndentLevel: look("indentLevel", 0, 9),
    ShrinkToFit: look("shrinkToFit", false, 9),
    TextOrientation: look("textOrientation", 0, 7),
    ReadingOrder: { since: 9, get: () => "Context" },
    AutoIndent: { since: 9, get: () => false },
    UseStandardWidth: {
      since: 7,
      get: (self) =>
        self.batch.workbook.columnShape(self.range.where.sheetId, self.range.where.column).size === undefined,
    },
    UseStandardHeight: {
      since: 7,
      get: (self) =>
        self.batch.workbook.rowShape(self.range.where.sheetId, self.range.where.row).size === undefined,
    },
    ColumnWidth: {
      since: 2,
      get: (self) => {
        const { sheetId, column, columns } = self.range.where;
        const sizes = new Set(
          Array.from(
            { length: Math.min(columns, 256) },
            (_, j) => self.batch.workbook.columnShape(sheetId, column + j).size ?? defaultWidth,
          ),
        );
        return sizes.size === 1 ? [...sizes][0] : null;
      },
      set: (self, value) => {
        if (typeof value !== "number" || value < 0) invalidArgument();
        const { sheetId, column, columns } = self.range.where;
        self.batch.workbook.setColumnShape(sheetId, column, columns, { size: value });
      },
    },
    RowHeight: {
      since: 2,
      get: (self) => {
        const { sheetId, row, rows } = self.range.where;
        const sizes = new Set(
          Array.from(
            { length: Math.min(rows, 10_000) },
            (_, i) => self.batch.workbook.rowShape(sheetId, row + i).size ?? defaultHeight,
          ),
        );
        return sizes.size === 1 ? [...sizes][0] : null;
      },
      set: (self, value) => {
        if (typeof value !== "number" || value < 0) invalidArgument();
        const { sheetId, row, rows } = self.range.where;
        self.batch.workbook.setRowShape(sheetId, row, rows, { size: value });
      },
    },
    Borders: { object: (self) => new RangeBorderCollectionObject(self.batch, self.range) },
    Fill: { object: (self) => new RangeFillObject(self.batch, self.range) },
    Font: { object: (self) => new RangeFontObject(self.batch, self.range) },
    Protection: { since: 2, object: (self) => new FormatProtectionObject(self.batch, self.range) },
    AutofitColumns: { since: 2, call: autofit },
    AutofitRows: { since: 2, call: () => null },
    AdjustIndent: {
      since: 11,
      call: (self, args) => {
        const level = (self.range.common((format) => format.indentLevel ?? 0) ?? 0) + args.integer(0);
        self.batch.workbook.setFormat(self.range.where, { indentLevel: Math.max(0, level) });
      },
    },
  },
};

/** `range.format.fill`. */
export class RangeFillObject extends RangePart {
  readonly type: ObjectType<RangeFillObject> = fillType;
}

const fillType: ObjectType<RangeFillObject> = {
  name: "RangeFill",
  members: {
    Color: {
      get: (self) => {
        const color = self.range.common((format) => format.fillColor ?? "");
        return color === null ? null : color === "" ? "#FFFFFF" : color;
      },
      set: (self, value) => self.batch.workbook.setFormat(self.range.where, { fillColor: colorOf(value) }),
    },
    Clear: { call: (self) => self.batch.workbook.setFormat(self.range.where, { fillColor: "" }) },
  },
};

const namedColors: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
  purple: "#800080",
  lightgray: "#D3D3D3",
};

/** `#RRGGBB` in capitals, as Excel gives colours back. */
export function colorOf(value: unknown): string {
  if (typeof value !== "string") return invalidArgument();
  if (/^#?[0-9a-f]{6}$/i.test(value)) return `#${value.replace("#", "").toUpperCase()}`;
  return namedColors[value.toLowerCase()] ?? (value === "" ? "" : invalidArgument());
}

/** `range.format.font`. */
export class RangeFontObject extends RangePart {
  readonly type: ObjectType<RangeFontObject> = fontType;
}

const fontType: ObjectType<RangeFontObject> = {
  name: "RangeFont",
  members: {
    Name: look("fontName", "Calibri"),
    Size: look("fontSize", 11),
    Bold: look("bold", false),
    Italic: look("italic", false),
    Underline: look("underline", "None"),
    Strikethrough: look("strikethrough", false, 9),
    Color: {
      get: (self) => self.range.common((format) => format.fontColor ?? "#000000"),
      set: (self, value) => self.batch.workbook.setFormat(self.range.where, { fontColor: colorOf(value) }),
    },
  },
};

/** `range.format.protection`. */
export class FormatProtectionObject extends RangePart {
  readonly type: ObjectType<FormatProtectionObject> = protectionType;
}

const protectionType: ObjectType<FormatProtectionObject> = {
  name: "FormatProtection",
  members: { Locked: look("locked", true), FormulaHidden: look("formulaHidden", false) },
};

const sides = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
];

/** `range.format.borders`. */
export class RangeBorderCollectionObject extends RangePart {
  readonly type: ObjectType<RangeBorderCollectionObject> = bordersType;

  override items(): RangeBorderObject[] {
    return sides.map((side) => new RangeBorderObject(this.batch, this.range, side));
  }

  override item(args: Arguments): RangeBorderObject {
    const side = args.text(0);
    return sides.includes(side) ? new RangeBorderObject(this.batch, this.range, side) : invalidArgument();
  }
}

const bordersType: ObjectType<RangeBorderCollectionObject> = {
  name: "RangeBorderCollection",
  members: {
    Count: { get: () => sides.length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemAt: { call: (self, args) => self.items()[args.integer(0)] ?? invalidArgument() },
  },
};

const blankEdge: BorderEdge = { style: "None", weight: "Thin", color: "#000000" };

/** One side of a range; inner sides stand for every line between its cells. Diagonals are not kept. */
export class RangeBorderObject extends RangePart {
  readonly type: ObjectType<RangeBorderObject> = borderType;

  constructor(
    batch: Batch,
    range: RangeObject,
    readonly side: string,
  ) {
    super(batch, range);
  }

  override identity(): Record<string, unknown> {
    return { Id: this.side };
  }

  private get key(): "top" | "bottom" | "left" | "right" | null {
    if (this.side === "EdgeTop") return "top";
    if (this.side === "EdgeBottom" || this.side === "InsideHorizontal") return "bottom";
    if (this.side === "EdgeLeft") return "left";
    if (this.side === "EdgeRight" || this.side === "InsideVertical") return "right";
    return null;
  }

  private where() {
    const { where } = this.range;
    switch (this.side) {
      case "EdgeTop":
        return { ...where, rows: 1 };
      case "EdgeBottom":
        return { ...where, row: where.row + where.rows - 1, rows: 1 };
      case "EdgeLeft":
        return { ...where, columns: 1 };
      case "EdgeRight":
        return { ...where, column: where.column + where.columns - 1, columns: 1 };
      case "InsideHorizontal":
        return where.rows > 1 ? { ...where, rows: where.rows - 1 } : null;
      default:
        return where.columns > 1 ? { ...where, columns: where.columns - 1 } : null;
    }
  }

  get edge(): BorderEdge {
    const { key } = this;
    const where = key && this.where();
    return (where && this.batch.workbook.format(where.sheetId, where.row, where.column)[key]) ?? blankEdge;
  }

  change(patch: Partial<BorderEdge>): void {
    const { key } = this;
    const where = key && this.where();
    if (where) this.batch.workbook.setFormat(where, { [key]: { ...this.edge, ...patch } });
  }
}

const borderType: ObjectType<RangeBorderObject> = {
  name: "RangeBorder",
  members: {
    Id: { get: (self) => self.side, onDemand: true },
    SideIndex: { get: (self) => self.side },
    Style: { get: (self) => self.edge.style, set: (self, value) => self.change({ style: String(value) }) },
    Weight: {
      get: (self) => self.edge.weight,
      set: (self, value) =>
        self.change({
          weight: String(value),
          style: self.edge.style === "None" ? "Continuous" : self.edge.style,
        }),
    },
    Color: {
      get: (self) => self.edge.color,
      set: (self, value) =>
        self.change({
          color: colorOf(value),
          style: self.edge.style === "None" ? "Continuous" : self.edge.style,
        }),
    },
  },
};
