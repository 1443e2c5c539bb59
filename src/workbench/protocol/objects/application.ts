import { invalidArgument } from "../../model/fault";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { StoredPart, kept, storedType } from "./storedPart";

/** `workbook.application`. */
export class ApplicationObject extends HostObject {
  readonly type: ObjectType<ApplicationObject> = applicationType;
}

const modes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

const iterativeType = storedType("IterativeCalculation", {
  Enabled: kept("enabled", false),
  MaxIteration: kept("maxIteration", 100),
  MaxChange: kept("maxChange", 0.001),
});

const applicationType: ObjectType<ApplicationObject> = {
  name: "Application",
  members: {
    CalculationMode: {
      get: (self) => self.batch.workbook.calculationMode,
      set: (self, value) => {
        const mode = modes.find((item) => item === value) ?? invalidArgument();
        self.batch.workbook.calculationMode = mode;
      },
    },
    CalculationState: {
      since: 9,
      get: (self) => (self.batch.workbook.calculator.busy ? "Calculating" : "Done"),
    },
    CalculationEngineVersion: { since: 9, get: () => 191_029 },
    DecimalSeparator: { since: 11, get: (self) => self.batch.host.culture.decimal },
    ThousandsSeparator: { since: 11, get: (self) => self.batch.host.culture.thousands },
    UseSystemSeparators: { since: 11, get: () => true },
    CultureInfo: { since: 11, object: (self) => new CultureInfoObject(self.batch) },
    IterativeCalculation: {
      since: 9,
      object: (self) =>
        new StoredPart(self.batch, iterativeType, { read: () => undefined, write: () => undefined }, ""),
    },
    Calculate: { call: (self) => void self.batch.workbook.calculate(true) },
    SuspendApiCalculationUntilNextSync: {
      since: 6,
      call: (self) => void (self.batch.calculationSuspended = true),
    },
    SuspendScreenUpdatingUntilNextSync: { since: 9, call: () => null },
  },
};

/** `application.cultureInfo`. */
export class CultureInfoObject extends HostObject {
  readonly type: ObjectType<CultureInfoObject> = cultureType;
}

const cultureType: ObjectType<CultureInfoObject> = {
  name: "CultureInfo",
  members: {
    Name: { get: (self) => self.batch.host.culture.name },
    NumberFormat: {
      object: (self) => new CulturePart(self.batch, numberFormatType),
    },
    DatetimeFormat: { since: 12, object: (self) => new CulturePart(self.batch, datetimeType) },
  },
};

class CulturePart extends HostObject {
  constructor(
    batch: Batch,
    readonly type: ObjectType<CulturePart>,
  ) {
    super(batch);
  }
}

const numberFormatType: ObjectType<CulturePart> = {
  name: "NumberFormatInfo",
  members: {
    NumberDecimalSeparator: { get: (self) => self.batch.host.culture.decimal },
    NumberGroupSeparator: { get: (self) => self.batch.host.culture.thousands },
  },
};

const datetimeType: ObjectType<CulturePart> = {
  name: "DatetimeFormatInfo",
  members: {
    DateSeparator: { get: (self) => self.batch.host.culture.dateSeparator },
    ShortDatePattern: { get: (self) => self.batch.host.culture.shortDate },
    LongDatePattern: { get: (self) => self.batch.host.culture.longDate },
    TimeSeparator: { get: () => ":" },
    LongTimePattern: { get: (self) => self.batch.host.culture.longTime },
  },
};
