import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { CustomFunctionsObject } from "./customFunctionsObject";

class AppRuntimeObject extends HostObject {
  readonly type: ObjectType<AppRuntimeObject> = appRuntimeType;
}

const appRuntimeType: ObjectType<AppRuntimeObject> = {
  name: "AppRuntimeService",
  members: {
    GetAppRuntimeState: { call: (self) => (self.batch.host.pane.visible ? "Visible" : "Background") },
    SetAppRuntimeState: { call: (self, args) => self.batch.host.pane.show(args.text(0) === "Visible") },
  },
};

class AppRuntimePersistenceObject extends HostObject {
  readonly type: ObjectType<AppRuntimePersistenceObject> = persistenceType;
}

const persistenceType: ObjectType<AppRuntimePersistenceObject> = {
  name: "AppRuntimePersistenceService",
  members: {
    GetAppRuntimeStartState: { call: (self) => self.batch.host.startState },
    SetAppRuntimeStartState: { call: (self, args) => void (self.batch.host.startState = args.text(0)) },
  },
};

class AddinInternalObject extends HostObject {
  readonly type: ObjectType<AddinInternalObject> = addinInternalType;
}

const addinInternalType: ObjectType<AddinInternalObject> = {
  name: "AddinInternalService",
  members: { NotifyActionHandlerReady: { call: (self) => self.batch.host.actionHandlerReady() } },
};

class DynamicRibbonObject extends HostObject {
  readonly type: ObjectType<DynamicRibbonObject> = ribbonType;
}

const ribbonType: ObjectType<DynamicRibbonObject> = {
  name: "DynamicRibbon",
  members: {
    ExecuteRequestUpdate: { call: (self, args) => void self.batch.host.ribbonUpdates.push(args.raw(0)) },
    ExecuteRequestCreate: { call: (self, args) => void self.batch.host.ribbonUpdates.push(args.raw(0)) },
  },
};

class ActionServiceObject extends HostObject {
  readonly type: ObjectType<ActionServiceObject> = actionServiceType;
}

const actionServiceType: ObjectType<ActionServiceObject> = {
  name: "ActionService",
  members: {
    AreShortcutsInUse: { call: (_, args) => args.array(0).map((shortcut) => ({ shortcut, inUse: false })) },
    GetShortcuts: { call: () => ({}) },
    ReplaceShortcuts: { call: () => null },
  },
};

/** Services that Office.js makes by type name; undefined if the host lacks one. */
export function serviceOf(batch: Batch, name: string): HostObject | undefined {
  switch (name) {
    case "Microsoft.ExcelServices.CustomFunctions":
      return new CustomFunctionsObject(batch);
    case "Microsoft.AppRuntime.AppRuntimeService":
      return new AppRuntimeObject(batch);
    case "Microsoft.AppRuntime.AppRuntimePersistenceService":
      return new AppRuntimePersistenceObject(batch);
    case "Microsoft.InternalService.AddinInternalService":
      return new AddinInternalObject(batch);
    case "Microsoft.DynamicRibbon.DynamicRibbon":
      return new DynamicRibbonObject(batch);
    case "Microsoft.Office.ActionService":
      return new ActionServiceObject(batch);
    default:
      return undefined;
  }
}
