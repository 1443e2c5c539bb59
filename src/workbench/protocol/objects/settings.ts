import { notFound } from "../../model/fault";
import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";

/** `workbook.settings`: JSON values kept in the file for this add-in. */
export class SettingCollectionObject extends HostObject {
  readonly type: ObjectType<SettingCollectionObject> = collectionType;

  override items(): SettingObject[] {
    return [...this.batch.workbook.settings.keys()].map((key) => new SettingObject(this.batch, key));
  }

  find(key: string): SettingObject | null {
    return this.batch.workbook.settings.has(key) ? new SettingObject(this.batch, key) : null;
  }

  override item(args: Arguments): SettingObject {
    return this.find(args.text(0)) ?? notFound();
  }
}

const collectionType: ObjectType<SettingCollectionObject> = {
  name: "SettingCollection",
  members: {
    Add: {
      call: (self, args) => {
        self.batch.workbook.setSetting(args.text(0), args.raw(1));
        return new SettingObject(self.batch, args.text(0));
      },
    },
    GetCount: { call: (self) => self.batch.workbook.settings.size },
    GetItem: { call: (self, args) => self.item(args) },
    GetItemOrNullObject: { call: (self, args) => self.find(args.text(0)) },
  },
};

/** One setting. */
export class SettingObject extends HostObject {
  readonly type: ObjectType<SettingObject> = settingType;

  constructor(
    batch: Batch,
    readonly key: string,
  ) {
    super(batch);
  }

  override assertAlive(): void {
    if (!this.batch.workbook.settings.has(this.key)) notFound();
  }

  override identity(): Record<string, unknown> {
    return { _Id: this.key };
  }
}

const settingType: ObjectType<SettingObject> = {
  name: "Setting",
  members: {
    Key: { get: (self) => self.key },
    _Id: { get: (self) => self.key, onDemand: true },
    Value: {
      get: (self) => self.batch.workbook.settings.get(self.key) ?? null,
      set: (self, value) => self.batch.workbook.setSetting(self.key, value),
    },
    Delete: { call: (self) => self.batch.workbook.setSetting(self.key, undefined) },
  },
};
