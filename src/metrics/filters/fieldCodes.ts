import type { RecordType } from "../../domain/store/words";
import { outcomeCodeOf } from "../figures/outcome";
import { ownerRow } from "../figures/owner";
import { severity, stallLevelOf } from "../figures/stall";
import type { View } from "../index/view";
import type { DerivedField } from "../names/derivedFields";
import type { Field } from "../names/fields";
import { holderFinder } from "./readField";

/** The code of a record's value; −1 where its value has none and has to be read. */
export type FieldCoder = (record: number) => number;

/**
 * Codes of a field whose values repeat: records of one code have one value, now and later, so that what follows from the value is worked
 * out once for each code. One value may have several codes. Undefined for a field that tells records apart: an amount, a date, an id.
 */
export function fieldCoder(view: View, field: Field): FieldCoder | undefined {
  const find = coderOf(view, field);
  return find === undefined ? undefined : keptBy(view, coderName(field), find);
}

const unknown = -2;

/** What is kept of a field's codes by record: nothing until a good part of the records has been asked for, by whatever question. */
interface KeptCodes {
  asked: number;
  codes: Int32Array | undefined;
}

/** Finds each record's code once for all questions of a field, until something changes. */
function keptBy(view: View, name: string, find: FieldCoder): FieldCoder {
  const { core } = view;
  let kept: KeptCodes = { asked: 0, codes: undefined };
  let version = -1;
  return (record) => {
    if (version !== core.version) {
      ({ version } = core);
      kept = view.once(name, () => ({ asked: 0, codes: undefined }));
    }
    const { count } = core.records;
    if (kept.codes === undefined) {
      if (++kept.asked * 4 < count) return find(record);
      kept.codes = new Int32Array(count).fill(unknown);
    }
    const known = kept.codes[record] ?? unknown;
    return known !== unknown ? known : (kept.codes[record] = find(record));
  };
}

/** What tells the codes of a field from those of another. */
export function coderName(field: Field): string {
  if (field.kind === "column") return `codes of ${field.keys.lead ?? ""}\n${field.keys.opportunity ?? ""}`;
  return field.kind === "derived" ? `codes of derived ${field.field}` : "codes of entered";
}

function coderOf(view: View, field: Field): FieldCoder | undefined {
  switch (field.kind) {
    case "entered":
      return undefined;
    case "derived":
      return derivedCoder(view, field.field);
    case "column": {
      const { records } = view.core;
      const lead = columnCoder(view, "lead", field.keys.lead);
      const opportunity = columnCoder(view, "opportunity", field.keys.opportunity);
      if (lead === undefined && opportunity === undefined) return undefined;
      const holderOf = holderFinder(view, field);
      // One number line for the codes of both tables; 0 is for records that the field is not of.
      return (record) => {
        const holder = holderOf(record);
        if (holder < 0) return 0;
        const isLead = records.isLead(holder);
        const code = view.isThere(holder) ? ((isLead ? lead : opportunity)?.(holder) ?? -1) : -1;
        return code < 0 ? -1 : 1 + 2 * code + (isLead ? 1 : 0);
      };
    }
  }
}

/** The codes of a column of records that are there, by role or header. */
function columnCoder(view: View, type: RecordType, key: string | undefined): FieldCoder | undefined {
  const { log, records } = view.core;
  const { snapshot } = view;
  switch (key) {
    case undefined:
    case "leadId":
    case "opportunityId":
    case "amount":
    case "expectedClose":
    case "created":
    case "converted":
    case "closed":
      return undefined;
    case "owner":
      return ownerCoder(view);
    case "funnel":
    case "stage":
      return (record) => snapshot.stage[record] ?? -1;
    case "currency":
      return (record) => log.currency.codes[snapshot.lastRow[record] ?? -1] ?? -1;
    case "probability":
      return (record) => log.probability.codes[snapshot.lastRow[record] ?? -1] ?? -1;
    case "forecastCategory":
      return (record) => log.category.codes[snapshot.lastRow[record] ?? -1] ?? -1;
    default: {
      const column = records.column(type, key);
      return column === undefined ? undefined : (record) => column.codes[record] ?? -1;
    }
  }
}

function derivedCoder(view: View, field: DerivedField): FieldCoder | undefined {
  switch (field) {
    case "outcome":
      return (record) => outcomeCodeOf(view, record);
    case "team":
      return ownerCoder(view);
    case "currentOwner": {
      const { owner } = view.core.log;
      return (record) => owner.codes[view.lastRow(record)] ?? -1;
    }
    case "moves":
      return (record) => view.visitCount(record);
    case "stallLevel":
      return (record) => severity[stallLevelOf(view, record)];
    default:
      return undefined;
  }
}

/** The owner as the log names it; another spelling of the name is another code. */
function ownerCoder(view: View): FieldCoder {
  const { owner } = view.core.log;
  return (record) => owner.codes[ownerRow(view, record)] ?? -1;
}
