import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";

/** The service that custom functions report to. */
export class CustomFunctionsObject extends HostObject {
  readonly type: ObjectType<CustomFunctionsObject> = serviceType;
}

const serviceType: ObjectType<CustomFunctionsObject> = {
  name: "CustomFunctions",
  members: {
    _SetOsfControlContainerReadyForCustomFunctions: { call: (self) => self.batch.host.functions.ready() },
    _GetEnabledFeatures: { call: () => [1, 2, 3, 4] },
    SetInvocationArrayResults: { call: (self, args) => self.batch.host.functions.results(args.array(0)) },
    SetInvocationResults: { call: (self, args) => self.batch.host.functions.namedResults(args.array(0)) },
  },
};
