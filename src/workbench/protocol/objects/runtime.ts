import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";

/** `context.runtime`. */
export class RuntimeObject extends HostObject {
  readonly type: ObjectType<RuntimeObject> = runtimeType;
}

const runtimeType: ObjectType<RuntimeObject> = {
  name: "Runtime",
  members: {
    EnableEvents: {
      since: 8,
      get: (self) => self.batch.host.events.enabled,
      set: (self, value) => void (self.batch.host.events.enabled = value === true),
    },
  },
};

/** `workbook.protection`: the structure is never protected here. */
export class WorkbookProtectionObject extends HostObject {
  readonly type: ObjectType<WorkbookProtectionObject> = protectionType;
}

const protectionType: ObjectType<WorkbookProtectionObject> = {
  name: "WorkbookProtection",
  members: { Protected: { get: () => false } },
};
