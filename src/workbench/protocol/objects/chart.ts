import { fullAddress } from "../../model/address";
import { notFound } from "../../model/fault";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";
import { RangeObject } from "./range";
import { SheetObject, placeObject } from "./sheetObject";
import { kept, storedType } from "./storedPart";
import { WorksheetObject } from "./worksheet";

/** `worksheet.charts`. */
export class ChartCollectionObject extends HostObject {
  readonly type: ObjectType<ChartCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly sheetId: string,
  ) {
    super(batch);
  }

  override items(): ChartObject[] {
    return this.batch.workbook
      .objects(this.sheetId)
      .filter((item) => item.kind === "Chart")
      .map((item) => new ChartObject(this.batch, this.sheetId, item.id));
  }

  find(key: string): ChartObject | null {
    return (
      this.items().find(
        (item) => item.objectId === key || item.state.name.toLowerCase() === key.toLowerCase(),
      ) ?? null
    );
  }

  override item(args: Arguments): ChartObject {
    return this.find(args.text(0)) ?? notFound();
  }
}

const collectionType: ObjectType<ChartCollectionObject> = {
  name: "ChartCollection",
  members: {
    Count: { get: (self) => self.items().length },
    GetCount: { since: 4, call: (self) => self.items().length },
    GetItem: { call: (self, args) => self.item(args) },
    _GetItem: { call: (self, args) => self.item(args) },
    GetItemAt: { call: (self, args) => self.items()[args.integer(0)] ?? notFound() },
    GetItemOrNullObject: { since: 4, call: (self, args) => self.find(args.text(0)) },
    Add: {
      call: (self, args) => {
        const source = args.object(1, RangeObject);
        const properties = {
          chartType: args.text(0),
          source: fullAddress(source.sheetName(), source.where),
          seriesBy: args.raw(2) ?? "Auto",
        };
        return new ChartObject(
          self.batch,
          self.sheetId,
          placeObject(self.batch, self.sheetId, "Chart", undefined, properties),
        );
      },
    },
  },
};

/** A chart, kept by what is set on it. */
export class ChartObject extends SheetObject {
  readonly type: ObjectType<ChartObject> = chartType;
}

function property(name: string, otherwise: unknown): Member<ChartObject> {
  return { get: (self) => self.read(name) ?? otherwise, set: (self, value) => self.write(name, value) };
}

const titleType = storedType("ChartTitle", {
  Text: kept("text", ""),
  Visible: kept("visible", true),
  Overlay: kept("overlay", false),
});
const legendType = storedType("ChartLegend", {
  Visible: kept("visible", true),
  Position: kept("position", "Right"),
  Overlay: kept("overlay", false),
});
const labelsType = storedType("ChartDataLabels", {
  ShowValue: kept("showValue", false),
  ShowPercentage: kept("showPercentage", false),
  ShowCategoryName: kept("showCategoryName", false),
  Position: kept("position", "BestFit"),
});

const chartType: ObjectType<ChartObject> = {
  name: "Chart",
  members: {
    Id: { since: 7, get: (self) => self.objectId },
    Name: { get: (self) => self.state.name, set: (self, value) => self.replace({ name: String(value) }) },
    ChartType: { since: 7, ...property("chartType", "ColumnClustered") },
    Top: property("top", 0),
    Left: property("left", 0),
    Width: property("width", 360),
    Height: property("height", 216),
    Title: { object: (self) => self.part(titleType, "title") },
    Legend: { object: (self) => self.part(legendType, "legend") },
    DataLabels: { object: (self) => self.part(labelsType, "dataLabels") },
    Worksheet: { since: 2, object: (self) => new WorksheetObject(self.batch, self.sheetId) },
    SetData: {
      call: (self, args) => {
        const source = args.object(0, RangeObject);
        self.write("source", fullAddress(source.sheetName(), source.where));
        self.write("seriesBy", args.raw(1) ?? "Auto");
      },
    },
    SetPosition: {
      call: (self, args) => {
        const text = (index: number): unknown => {
          const raw = args.raw(index);
          return raw instanceof RangeObject ? fullAddress(raw.sheetName(), raw.where) : raw;
        };
        self.write("position", [text(0), text(1)]);
      },
    },
    Activate: { since: 9, call: () => null },
    Delete: { call: (self) => self.remove() },
  },
};
