import { absoluteAddressOf, parseArea, quotedSheetName, splitAddress } from "../../model/address";
import { alreadyExists, invalidArgument, notFound } from "../../model/fault";
import type { NameState } from "../../model/records";
import type { SheetArea } from "../../model/values";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { toWire } from "../cellWire";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { RangeObject } from "./range";
import { WorksheetObject } from "./worksheet";

/** `workbook.names` (scope null) or `worksheet.names`. */
export class NamedItemCollectionObject extends HostObject {
  readonly type: ObjectType<NamedItemCollectionObject> = collectionType;

  constructor(
    batch: Batch,
    readonly scope: string | null,
  ) {
    super(batch);
  }

  override items(): NamedItemObject[] {
    return this.batch.workbook.names
      .filter((name) => name.scope === this.scope)
      .map((name) => new NamedItemObject(this.batch, name.name, this.scope));
  }

  find(name: string): NamedItemObject | null {
    const found = this.batch.workbook.nameOf(name, this.scope);
    return found ? new NamedItemObject(this.batch, found.name, this.scope) : null;
  }

  override item(args: Arguments): NamedItemObject {
    return this.find(args.text(0)) ?? notFound();
  }

  add(name: string, formula: string, comment: string): NamedItemObject {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.]*$/u.test(name) || parseArea(name))
      invalidArgument(`"${name}" can't be a name.`);
    if (this.find(name) || this.batch.workbook.tableByName(name)) alreadyExists();
    this.batch.workbook.setName(name, this.scope, { formula, comment, visible: true });
    return new NamedItemObject(this.batch, name, this.scope);
  }
}

const collectionType: ObjectType<NamedItemCollectionObject> = {
  name: "NamedItemCollection",
  members: {
    Add: {
      since: 4,
      call: (self, args) => {
        const raw = args.raw(1);
        const comment = args.optionalText(2) ?? "";
        if (raw instanceof RangeObject)
          return self.add(
            args.text(0),
            `=${quotedSheetName(raw.sheetName())}!${absoluteAddressOf(raw.where)}`,
            comment,
          );
        const text = typeof raw === "string" ? raw : toFormula(raw);
        return self.add(args.text(0), text.startsWith("=") ? text : `=${JSON.stringify(text)}`, comment);
      },
    },
    GetCount: { since: 4, call: (self) => self.items().length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemOrNullObject: { since: 4, call: (self, args) => self.find(args.text(0)) },
  },
};

function toFormula(raw: unknown): string {
  return typeof raw === "number" || typeof raw === "boolean"
    ? `=${String(raw).toUpperCase()}`
    : invalidArgument();
}

/** A defined name. */
export class NamedItemObject extends HostObject {
  readonly type: ObjectType<NamedItemObject> = itemType;

  constructor(
    batch: Batch,
    readonly name: string,
    readonly scope: string | null,
  ) {
    super(batch);
  }

  get state(): NameState {
    return this.batch.workbook.nameOf(this.name, this.scope) ?? notFound();
  }

  override assertAlive(): void {
    this.mustExist(this.state);
  }

  override identity(): Record<string, unknown> {
    return { _Id: this.name };
  }

  /** The cells it names, or null if it names something else. */
  where(): SheetArea | null {
    const { sheet, rest } = splitAddress(this.state.formula.slice(1));
    const area = parseArea(rest);
    const found = sheet === null ? undefined : this.batch.workbook.sheetByName(sheet);
    return area && found ? { sheetId: found.id, ...area } : null;
  }

  value(): unknown {
    const where = this.where();
    if (where) return this.state.formula.slice(1);
    const text = this.state.formula.slice(1);
    const number = Number(text);
    return text !== "" && Number.isFinite(number) ? number : text.replace(/^"(.*)"$/s, "$1");
  }
}

const itemType: ObjectType<NamedItemObject> = {
  name: "NamedItem",
  members: {
    Name: { get: (self) => self.state.name },
    _Id: { get: (self) => self.name, onDemand: true },
    Type: {
      get: (self) => (self.where() ? "Range" : typeof self.value() === "number" ? "Double" : "String"),
    },
    Value: { get: (self) => self.value() },
    Formula: {
      since: 7,
      get: (self) => self.state.formula,
      set: (self, value) => {
        if (typeof value !== "string" || !value.startsWith("=")) invalidArgument();
        self.batch.workbook.setName(self.name, self.scope, { ...self.state, formula: value });
      },
    },
    Comment: {
      since: 4,
      get: (self) => self.state.comment,
      set: (self, value) =>
        self.batch.workbook.setName(self.name, self.scope, { ...self.state, comment: String(value) }),
    },
    Visible: {
      get: (self) => self.state.visible,
      set: (self, value) =>
        self.batch.workbook.setName(self.name, self.scope, { ...self.state, visible: value === true }),
    },
    Scope: { since: 4, get: (self) => (self.scope === null ? "Workbook" : "Worksheet") },
    ArrayValues: { since: 7, object: (self) => new NamedItemArrayValuesObject(self.batch, self) },
    Worksheet: {
      since: 4,
      object: (self) => (self.scope === null ? notFound() : new WorksheetObject(self.batch, self.scope)),
    },
    WorksheetOrNullObject: {
      since: 4,
      object: (self) => (self.scope === null ? null : new WorksheetObject(self.batch, self.scope)),
    },
    GetRange: { call: (self) => new RangeObject(self.batch, self.where() ?? notFound()) },
    GetRangeOrNullObject: {
      since: 4,
      call: (self) => {
        const where = self.where();
        return where && new RangeObject(self.batch, where);
      },
    },
    Delete: { since: 4, call: (self) => self.batch.workbook.setName(self.name, self.scope, null) },
  },
};

/** `namedItem.arrayValues`. */
export class NamedItemArrayValuesObject extends HostObject {
  readonly type: ObjectType<NamedItemArrayValuesObject> = arrayValuesType;

  constructor(
    batch: Batch,
    readonly item_: NamedItemObject,
  ) {
    super(batch);
  }
}

const arrayValuesType: ObjectType<NamedItemArrayValuesObject> = {
  name: "NamedItemArrayValues",
  members: {
    Values: {
      get: (self) => {
        const where = self.item_.where();
        return where
          ? self.batch.workbook.values(where).map((line) => line.map(toWire))
          : [[self.item_.value()]];
      },
    },
  },
};
