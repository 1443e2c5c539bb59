import { intersect } from "../../model/area";
import { invalidArgument, notFound } from "../../model/fault";
import { splitListed } from "../../model/moveParts";
import type { ConditionalFormatState } from "../../model/records";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";
import { RangeObject } from "./range";
import { colorOf } from "./rangeFormat";
import { StoredPart, kept, part, storedType } from "./storedPart";

/** `range.conditionalFormats`: kept with their areas; what they paint isn't computed. */
export class ConditionalFormatCollectionObject extends HostObject {
  readonly type: ObjectType<ConditionalFormatCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly range: RangeObject,
  ) {
    super(batch);
  }

  override items(): ConditionalFormatObject[] {
    const where = this.range.where;
    return this.batch.workbook
      .conditionalFormats(where.sheetId)
      .filter((format) => format.areas.some((area) => intersect(area, where)))
      .map((format) => new ConditionalFormatObject(this.batch, where.sheetId, format.id));
  }

  override item(args: Arguments): ConditionalFormatObject {
    return this.find(args.text(0)) ?? notFound();
  }

  find(id: string): ConditionalFormatObject | null {
    return this.items().find((item) => item.formatId === id) ?? null;
  }
}

const kinds = [
  "Custom",
  "DataBar",
  "ColorScale",
  "IconSet",
  "TopBottom",
  "PresetCriteria",
  "ContainsText",
  "CellValue",
];
let lastId = 0;

const collectionType: ObjectType<ConditionalFormatCollectionObject> = {
  name: "ConditionalFormatCollection",
  members: {
    Add: {
      call: (self, args) => {
        const type = args.text(0);
        if (!kinds.includes(type)) invalidArgument();
        const { sheetId, row, column, rows, columns } = self.range.where;
        const { workbook } = self.batch;
        const others = workbook
          .conditionalFormats(sheetId)
          .map((item) => ({ ...item, priority: item.priority + 1 }));
        const format: ConditionalFormatState = {
          id: `{C0F0${(++lastId).toString(16).padStart(4, "0")}-0000-4000-8000-${Date.now().toString(16).padStart(12, "0")}}`,
          type,
          areas: [{ row, column, rows, columns }],
          priority: 0,
          stopIfTrue: false,
          settings: {},
        };
        workbook.setConditionalFormats(sheetId, [format, ...others]);
        return new ConditionalFormatObject(self.batch, sheetId, format.id);
      },
    },
    ClearAll: {
      call: (self) => {
        const where = self.range.where;
        const { workbook } = self.batch;
        const rest = splitListed(workbook.conditionalFormats(where.sheetId), where);
        workbook.setConditionalFormats(where.sheetId, rest);
      },
    },
    GetCount: { call: (self) => self.items().length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemAt: { call: (self, args) => self.items()[args.integer(0)] ?? notFound() },
    GetItemOrNullObject: { since: 14, call: (self, args) => self.find(args.text(0)) },
  },
};

/** One conditional format. */
export class ConditionalFormatObject extends HostObject {
  readonly type: ObjectType<ConditionalFormatObject> = formatType;

  constructor(
    batch: Batch,
    readonly sheetId: string,
    readonly formatId: string,
  ) {
    super(batch);
  }

  get state(): ConditionalFormatState {
    return (
      this.batch.workbook.conditionalFormats(this.sheetId).find((item) => item.id === this.formatId) ??
      notFound()
    );
  }

  override assertAlive(): void {
    this.mustExist(this.state);
  }

  override identity(): Record<string, unknown> {
    return { Id: this.formatId };
  }

  change(patch: Partial<ConditionalFormatState>): void {
    const list = this.batch.workbook.conditionalFormats(this.sheetId);
    this.batch.workbook.setConditionalFormats(
      this.sheetId,
      list.map((item) => (item.id === this.formatId ? { ...item, ...patch } : item)),
    );
  }

  part(type: ObjectType<StoredPart>, name: string): StoredPart {
    const store = {
      read: (path: string): unknown => this.state.settings[path],
      write: (path: string, value: unknown): void =>
        this.change({ settings: { ...this.state.settings, [path]: value } }),
    };
    return new StoredPart(this.batch, type, store, name);
  }

  range(): RangeObject | null {
    const { areas } = this.state;
    const [area] = areas;
    return area && areas.length === 1
      ? new RangeObject(this.batch, { sheetId: this.sheetId, ...area })
      : null;
  }
}

function kindPart(
  kind: string,
  name: string,
  type: () => ObjectType<StoredPart>,
): Record<string, Member<ConditionalFormatObject>> {
  return {
    [name]: { object: (self) => (self.state.type === kind ? self.part(type(), name) : notFound()) },
    [`${name}OrNullObject`]: {
      object: (self) => (self.state.type === kind ? self.part(type(), name) : null),
    },
  };
}

const formatType: ObjectType<ConditionalFormatObject> = {
  name: "ConditionalFormat",
  members: {
    Id: { get: (self) => self.formatId },
    Type: { get: (self) => self.state.type },
    Priority: {
      get: (self) => self.state.priority,
      set: (self, value) => self.change({ priority: typeof value === "number" ? value : invalidArgument() }),
    },
    StopIfTrue: {
      get: (self) => self.state.stopIfTrue,
      set: (self, value) => self.change({ stopIfTrue: value === true }),
    },
    ...kindPart("Custom", "Custom", () => customType),
    ...kindPart("CellValue", "CellValue", () => ruleType),
    ...kindPart("ContainsText", "TextComparison", () => ruleType),
    ...kindPart("TopBottom", "TopBottom", () => ruleType),
    ...kindPart("PresetCriteria", "Preset", () => ruleType),
    ...kindPart("ColorScale", "ColorScale", () => colorScaleType),
    ...kindPart("DataBar", "DataBar", () => dataBarType),
    ...kindPart("IconSet", "IconSet", () => iconSetType),
    GetRange: { call: (self) => self.range() ?? notFound() },
    GetRangeOrNullObject: { call: (self) => self.range() },
    Delete: {
      call: (self) => {
        const { workbook } = self.batch;
        const rest = workbook.conditionalFormats(self.sheetId).filter((item) => item.id !== self.formatId);
        workbook.setConditionalFormats(self.sheetId, rest);
      },
    },
  },
};

const color = (name: string): Member<StoredPart> => ({
  get: (self) => self.read(name) ?? "",
  set: (self, value) => self.write(name, colorOf(value)),
});

const fillType = storedType("ConditionalRangeFill", {
  Color: color("color"),
  Clear: { call: (self) => self.write("color", "") },
});
const fontType = storedType("ConditionalRangeFont", {
  Color: color("color"),
  Bold: kept("bold"),
  Italic: kept("italic"),
  Underline: kept("underline"),
  Strikethrough: kept("strikethrough"),
});
const borderType = storedType("ConditionalRangeBorder", {
  SideIndex: kept("sideIndex"),
  Style: kept("style", "None"),
  Color: color("color"),
});
const bordersType = storedType("ConditionalRangeBorderCollection", {
  Bottom: part("bottom", () => borderType),
  Top: part("top", () => borderType),
  Left: part("left", () => borderType),
  Right: part("right", () => borderType),
});
const rangeFormatType = storedType("ConditionalRangeFormat", {
  NumberFormat: kept("numberFormat"),
  Fill: part("fill", () => fillType),
  Font: part("font", () => fontType),
  Borders: part("borders", () => bordersType),
});
const formulaRuleType = storedType("ConditionalFormatRule", {
  Formula: kept("formula", ""),
  FormulaLocal: kept("formula", ""),
  FormulaR1C1: kept("formulaR1C1", ""),
});
const customType = storedType("CustomConditionalFormat", {
  Rule: part("rule", () => formulaRuleType),
  Format: part("format", () => rangeFormatType),
});
const ruleType = storedType("ConditionalFormatWithRule", {
  Rule: kept("rule"),
  Format: part("format", () => rangeFormatType),
});
const colorScaleType = storedType("ColorScaleConditionalFormat", {
  Criteria: kept("criteria"),
  ThreeColorScale: {
    get: (self) => (self.read("criteria") as { midpoint?: unknown } | undefined)?.midpoint !== undefined,
  },
});
const barFormatType = storedType("ConditionalDataBarFormat", {
  FillColor: color("fillColor"),
  BorderColor: color("borderColor"),
  GradientFill: kept("gradientFill", true),
});
const dataBarType = storedType("DataBarConditionalFormat", {
  AxisColor: color("axisColor"),
  AxisFormat: kept("axisFormat", "Automatic"),
  BarDirection: kept("barDirection", "Context"),
  LowerBoundRule: kept("lowerBoundRule"),
  UpperBoundRule: kept("upperBoundRule"),
  ShowDataBarOnly: kept("showDataBarOnly", false),
  PositiveFormat: part("positiveFormat", () => barFormatType),
  NegativeFormat: part("negativeFormat", () => barFormatType),
});
const iconSetType = storedType("IconSetConditionalFormat", {
  Criteria: kept("criteria"),
  ReverseIconOrder: kept("reverseIconOrder", false),
  ShowIconOnly: kept("showIconOnly", false),
  Style: kept("style"),
});
