import { invalidArgument, notFound } from "../../model/fault";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";

/** `workbook.properties`. */
export class DocumentPropertiesObject extends HostObject {
  readonly type: ObjectType<DocumentPropertiesObject> = propertiesType;
}

function property(name: string, otherwise: unknown = ""): Member<DocumentPropertiesObject> {
  return {
    get: (self) => self.batch.workbook.properties[name] ?? otherwise,
    set: (self, value) => void (self.batch.workbook.properties[name] = value),
  };
}

const propertiesType: ObjectType<DocumentPropertiesObject> = {
  name: "DocumentProperties",
  members: {
    Title: property("title"),
    Subject: property("subject"),
    Author: property("author"),
    Keywords: property("keywords"),
    Comments: property("comments"),
    Category: property("category"),
    Manager: property("manager"),
    Company: property("company"),
    LastAuthor: property("lastAuthor"),
    RevisionNumber: property("revisionNumber", 0),
    CreationDate: { get: (self) => self.batch.workbook.properties.creationDate ?? "2024-01-01T00:00:00Z" },
    Custom: { object: (self) => new CustomPropertyCollectionObject(self.batch) },
  },
};

/** `properties.custom`. */
export class CustomPropertyCollectionObject extends HostObject {
  readonly type: ObjectType<CustomPropertyCollectionObject> = customType;

  get values(): Record<string, unknown> {
    const { properties } = this.batch.workbook;
    const custom = properties.custom;
    if (typeof custom === "object" && custom !== null) return custom as Record<string, unknown>;
    const fresh: Record<string, unknown> = {};
    properties.custom = fresh;
    return fresh;
  }

  override items(): CustomPropertyObject[] {
    return Object.keys(this.values).map((key) => new CustomPropertyObject(this.batch, this, key));
  }

  find(key: string): CustomPropertyObject | null {
    return key in this.values ? new CustomPropertyObject(this.batch, this, key) : null;
  }

  override item(args: Arguments): CustomPropertyObject {
    return this.find(args.text(0)) ?? notFound();
  }
}

const customType: ObjectType<CustomPropertyCollectionObject> = {
  name: "CustomPropertyCollection",
  members: {
    Add: {
      call: (self, args) => {
        if (!args.has(1)) invalidArgument();
        self.values[args.text(0)] = args.raw(1);
        return new CustomPropertyObject(self.batch, self, args.text(0));
      },
    },
    DeleteAll: {
      call: (self) => {
        for (const key of Object.keys(self.values)) Reflect.deleteProperty(self.values, key);
      },
    },
    GetCount: { call: (self) => Object.keys(self.values).length },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemOrNullObject: { call: (self, args) => self.find(args.text(0)) },
  },
};

/** One custom document property. */
export class CustomPropertyObject extends HostObject {
  readonly type: ObjectType<CustomPropertyObject> = customPropertyType;

  constructor(
    batch: Batch,
    readonly collection: CustomPropertyCollectionObject,
    readonly key: string,
  ) {
    super(batch);
  }

  override identity(): Record<string, unknown> {
    return { Key: this.key };
  }
}

const customPropertyType: ObjectType<CustomPropertyObject> = {
  name: "CustomProperty",
  members: {
    Key: { get: (self) => self.key },
    Type: {
      get: (self) =>
        ({ number: "Number", boolean: "Boolean" })[typeof self.collection.values[self.key] as string] ??
        "String",
    },
    Value: {
      get: (self) => self.collection.values[self.key],
      set: (self, value) => void (self.collection.values[self.key] = value),
    },
    Delete: { call: (self) => Reflect.deleteProperty(self.collection.values, self.key) },
  },
};
