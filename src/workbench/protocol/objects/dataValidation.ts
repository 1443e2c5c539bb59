import { absoluteAddressOf, quotedSheetName } from "../../model/address";
import { contains } from "../../model/area";
import { invalidArgument } from "../../model/fault";
import type { ValidationAlert, ValidationPrompt, ValidationRule, ValidationState } from "../../model/records";
import { isAccepted } from "../../model/validation";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { RangeObject } from "./range";

/** `range.dataValidation`. It rejects nothing that is written through the API, as in Excel. */
export class DataValidationObject extends HostObject {
  readonly type: ObjectType<DataValidationObject> = validationType;

  constructor(
    batch: Batch,
    readonly range: RangeObject,
  ) {
    super(batch);
  }

  /** The range's one validation; null if it has none, undefined if its cells differ. */
  get state(): ValidationState | null | undefined {
    const where = this.range.where;
    const { workbook } = this.batch;
    const found = workbook.validationAt(where.sheetId, where.row, where.column);
    if (found?.areas.some((area) => contains(area, where))) return found;
    const any = workbook
      .validations(where.sheetId)
      .some((item) =>
        item.areas.some(
          (area) =>
            area.row < where.row + where.rows &&
            where.row < area.row + area.rows &&
            area.column < where.column + where.columns &&
            where.column < area.column + area.columns,
        ),
      );
    return any ? undefined : null;
  }

  change(patch: Partial<Omit<ValidationState, "id" | "areas">>): void {
    const old = this.state ?? undefined;
    this.batch.workbook.setValidation(this.range.where, {
      rule: old?.rule ?? {},
      ignoreBlanks: old?.ignoreBlanks ?? true,
      errorAlert: old?.errorAlert ?? defaultAlert,
      prompt: old?.prompt ?? defaultPrompt,
      ...patch,
    });
  }
}

const defaultAlert: ValidationAlert = { message: "", showAlert: true, style: "Stop", title: "" };
const defaultPrompt: ValidationPrompt = { message: "", showPrompt: true, title: "" };

const typeNames: Readonly<Record<string, string>> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  date: "Date",
  time: "Time",
  custom: "Custom",
};

function readRule(value: unknown): ValidationRule {
  if (typeof value !== "object" || value === null) return invalidArgument();
  const entries: [string, unknown][] = Object.entries(value);
  const kinds = entries.filter(([, item]) => item !== null && item !== undefined);
  const [kind, body] = kinds[0] ?? invalidArgument();
  if (kinds.length !== 1 || !typeNames[kind] || typeof body !== "object") return invalidArgument();
  if (kind !== "list") return { [kind]: texts(body as Record<string, unknown>) };
  const { inCellDropDown, source } = body as { inCellDropDown?: boolean; source?: unknown };
  const text = source instanceof RangeObject ? rangeFormula(source) : source;
  if (typeof text !== "string") return invalidArgument();
  if (!text.startsWith("=") && text.length > 255)
    return invalidArgument("A list in text can have at most 255 characters.");
  return { list: { inCellDropDown: inCellDropDown ?? true, source: text } };
}

function texts(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      value instanceof RangeObject ? rangeFormula(value) : value,
    ]),
  );
}

function rangeFormula(range: RangeObject): string {
  return `=${quotedSheetName(range.sheetName())}!${absoluteAddressOf(range.where)}`;
}

const validationType: ObjectType<DataValidationObject> = {
  name: "DataValidation",
  members: {
    Type: {
      get: (self) => {
        const { state } = self;
        if (state === undefined) return "Inconsistent";
        const kind = state && Object.keys(state.rule)[0];
        return (kind && typeNames[kind]) ?? "None";
      },
    },
    Rule: {
      get: (self) => self.state?.rule ?? {},
      set: (self, value) => self.change({ rule: readRule(value) }),
    },
    IgnoreBlanks: {
      get: (self) => self.state?.ignoreBlanks ?? true,
      set: (self, value) => self.change({ ignoreBlanks: value === true }),
    },
    ErrorAlert: {
      get: (self) => self.state?.errorAlert ?? defaultAlert,
      set: (self, value) =>
        self.change({ errorAlert: { ...defaultAlert, ...(value as Partial<ValidationAlert>) } }),
    },
    Prompt: {
      get: (self) => self.state?.prompt ?? defaultPrompt,
      set: (self, value) =>
        self.change({ prompt: { ...defaultPrompt, ...(value as Partial<ValidationPrompt>) } }),
    },
    Valid: {
      get: (self) => {
        const { workbook } = self.batch;
        const where = self.range.where;
        const used = Math.min(where.rows, 100_000);
        for (let i = 0; i < used; i++)
          for (let j = 0; j < Math.min(where.columns, 256); j++) {
            const place = { sheetId: where.sheetId, row: where.row + i, column: where.column + j };
            const value = workbook.value(place.sheetId, place.row, place.column);
            if (!isAccepted(workbook, place.sheetId, place.row, place.column, value)) return false;
          }
        return true;
      },
    },
    Clear: { call: (self) => self.batch.workbook.setValidation(self.range.where, null) },
  },
};
