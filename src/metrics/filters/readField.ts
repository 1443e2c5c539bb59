import type { CellValue } from "../../domain/cell";
import { writeOption, type RecordType } from "../../domain/store/words";
import { at } from "../index/at";
import type { View } from "../index/view";
import { ageOf, daysInStage, outcomeOf } from "../figures/outcome";
import { normalCycle } from "../figures/norm";
import { currentOwnerOf, ownerOf, teamOf } from "../figures/owner";
import { stallLevelOf } from "../figures/stall";
import type { DerivedField } from "../names/derivedFields";
import type { Field } from "../names/fields";
import { recordOutcomes, stallLevels } from "../names/outcomes";

/** Gives the value of a field for a record; `""` where it is blank. */
export type FieldReader = (record: number) => CellValue;

/**
 * How a field is read as of the view's date: on the record itself where its table has the column, else on the linked record. What the
 * log carries (stage, owner, amount …) is as of the date; everything else is what the row says today.
 */
export function fieldReader(view: View, field: Field): FieldReader {
  switch (field.kind) {
    case "derived":
      return (record) => readDerived(view, field.field, record);
    case "entered":
      return (record) => firstEntry(view, record, field.stages);
    case "column": {
      const holderOf = holderFinder(view, field);
      return (record) => {
        const source = holderOf(record);
        const key = source < 0 ? undefined : field.keys[view.core.records.typeOf(source)];
        return key === undefined ? "" : readColumn(view, source, key);
      };
    }
  }
}

/** Finds the record whose column a field is: the record itself, else the one it is linked to; −1 where neither has it. */
export function holderFinder(view: View, field: Field & { kind: "column" }): (record: number) => number {
  const { records } = view.core;
  const has = { lead: false, opportunity: false };
  let version = -1;
  return (record) => {
    if (version !== view.core.version) {
      ({ version } = view.core);
      has.lead = hasColumn(view, "lead", field.keys.lead);
      has.opportunity = hasColumn(view, "opportunity", field.keys.opportunity);
    }
    const isLead = records.isLead(record);
    if (isLead ? has.lead : has.opportunity) return record;
    return (isLead ? has.opportunity : has.lead) ? view.linkedTo(record) : -1;
  };
}

/** Whether the records of a table have a column, by role or header: in the log or in their rows. */
function hasColumn(view: View, type: RecordType, key: string | undefined): boolean {
  return key !== undefined && (fromLog.has(key) || view.core.records.hasColumn(type, key));
}

const fromLog: ReadonlySet<string> = new Set([
  "leadId",
  "opportunityId",
  "owner",
  "funnel",
  "stage",
  "amount",
  "currency",
  "probability",
  "forecastCategory",
  "expectedClose",
  "created",
  "converted",
  "closed",
]);

/** The value of one column of a record, by role or header. */
function readColumn(view: View, record: number, key: string): CellValue {
  const { log, records } = view.core;
  const cell = (): CellValue => records.cell(record, key) ?? "";
  const last = view.lastRow(record);
  if (last < 0) return cell();
  switch (key) {
    case "leadId":
      return records.isLead(record) ? records.id(record) : idOr(view, view.leadOf(record), cell());
    case "opportunityId":
      return records.isLead(record) ? idOr(view, view.firstOpportunity(record), cell()) : records.id(record);
    case "owner":
      return ownerOf(view, record);
    case "funnel":
      return view.stage(record)?.funnel ?? "";
    case "stage":
      return view.stage(record)?.name ?? "";
    case "amount": {
      const amount = at(log.amount, last);
      return Number.isNaN(amount) && records.isLead(record) ? cell() : numberOr("", amount);
    }
    case "currency":
      return log.currency.get(last).trim();
    case "probability":
      return numberOr("", log.probability.get(last));
    case "forecastCategory":
      return log.category.get(last).trim();
    case "expectedClose":
      return numberOr("", at(log.expectedClose, last));
    case "created":
      return numberOr("", view.createdAt(record));
    case "converted":
      return view.isConverted(record) ? numberOr("", view.convertedAt(record)) : "";
    case "closed":
      return numberOr("", view.closedAt(record));
    default:
      return cell();
  }
}

function readDerived(view: View, field: DerivedField, record: number): CellValue {
  const { locale } = view.setup.settings;
  switch (field) {
    case "outcome":
      return writeOption(recordOutcomes, outcomeOf(view, record), locale);
    case "age":
      return numberOr("", ageOf(view, record));
    case "daysInStage":
      return numberOr("", daysInStage(view, record));
    case "overNorm": {
      const norm = normalCycle(view);
      const isDeal = !view.core.records.isLead(record);
      return isDeal && norm !== undefined ? numberOr("", ageOf(view, record) - norm) : "";
    }
    case "team":
      return teamOf(view, ownerOf(view, record));
    case "currentOwner":
      return currentOwnerOf(view, record);
    case "winProbability":
      return numberOr("", winProbability(view, record));
    case "stallLevel":
      return writeOption(stallLevels, stallLevelOf(view, record), locale);
    case "moves":
      return Math.max(0, view.visitCount(record) - 1);
  }
}

/** The chance of winning, 0 to 1: the one typed for the record, else its stage's; NaN where neither is known. */
export function winProbability(view: View, record: number): number {
  const last = view.lastRow(record);
  const typed = last < 0 ? NaN : view.core.log.probability.get(last);
  return Number.isNaN(typed) ? (view.stage(record)?.stage?.probability ?? NaN) : typed;
}

/** When a record first entered one of these stages; `""` where it never did, or undated. */
function firstEntry(view: View, record: number, stages: ReadonlySet<number>): CellValue {
  for (const each of [record, view.linkedTo(record)]) {
    for (let visit = 0; visit < view.visitCount(each); visit++) {
      if (stages.has(view.visitStage(each, visit))) return numberOr("", view.visitEntry(each, visit));
    }
  }
  return "";
}

function numberOr(blank: CellValue, value: number): CellValue {
  return Number.isNaN(value) ? blank : value;
}

function idOr(view: View, record: number, otherwise: CellValue): CellValue {
  return record < 0 ? otherwise : view.core.records.id(record);
}
