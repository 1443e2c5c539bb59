import type { CalendarUnit } from "../../domain/dates/calendarUnit";
import type { Word } from "../../domain/language";
import { fail, succeed, type Result } from "../../domain/result";
import { nameKey } from "../../domain/store/name";
import { readOption, type Options } from "../../domain/store/words";
import type { Term } from "../answer";
import type { Core } from "../index/core";
import { derivedFields, enteredField } from "./derivedFields";
import { findField, type Field } from "./fields";

/** What a table is broken down by. */
export type Grouping = Heading &
  (
    | { readonly kind: "values"; readonly fieldName: string; readonly field: Field }
    /** The months, quarters or years of a date field. */
    | {
        readonly kind: "dates";
        readonly fieldName: string;
        readonly field: Field;
        readonly unit: CalendarUnit;
      }
    /** Those of the date that Period filters, which is the metric's to say. */
    | { readonly kind: "period"; readonly unit: CalendarUnit }
  );

interface Heading {
  /** As it was written. */
  readonly written: string;
  /** What stands above the groups: the field's own name in the workbook's language, however it was written. */
  readonly heading: Term;
}

/** Units of the calendar as they are written, in both languages. */
export const calendarUnits: Options<CalendarUnit> = {
  month: { en: "Month", zh: "月", also: ["months", "monthly", "月份", "月度", "按月"] },
  quarter: { en: "Quarter", zh: "季度", also: ["quarters", "quarterly", "季", "按季", "按季度"] },
  year: { en: "Year", zh: "年", also: ["years", "yearly", "年份", "年度", "按年"] },
};

const unitWords = Object.values(calendarUnits)
  .flatMap(({ en, zh, also = [] }) => [en, zh, ...also])
  .sort((a, b) => b.length - a.length)
  .join("|");

/** The ways of writing a unit of a date field, the field in the group `field`, the unit in `unit`. */
const forms = [
  `^(?<unit>${unitWords})\\s+of\\s+(?<field>.+)$`,
  `^(?<field>.+?)\\s+by\\s+(?<unit>${unitWords})$`,
  `^(?<field>.+?)\\s*\\(\\s*(?<unit>${unitWords})\\s*\\)$`,
  `^(?<unit>${unitWords})\\s*\\(\\s*(?<field>.+?)\\s*\\)$`,
  `^(?<field>.+?)的?(?<unit>按月|按季度|按季|按年|月份|年份)$`,
  `^(?<field>.+?)的(?<unit>${unitWords})$`,
  `^(?<unit>按月|按季度|按季|按年)\\s*(?<field>.+)$`,
].map((form) => new RegExp(form, "iu"));

/**
 * Finds what a table is to be broken down by: any field (`[Month]` is always the column), the months, quarters or years of a date
 * field ("Month of Created", "Created by month", "Closed (quarter)", 创建时间按月, 结束时间（季度）, 创建时间的年份), or plainly Month, Quarter
 * or Year: of the date that Period filters. Fails on an unknown field, and on one that holds no dates.
 */
export function findGrouping(core: Core, written: string): Result<Grouping> {
  const name = written.trim();
  const plain = readOption(calendarUnits, nameKey(name));
  if (plain !== undefined) {
    const heading = { term: "headerField", params: { field: calendarUnits[plain] } };
    return succeed({ kind: "period", written: name, heading, unit: plain });
  }
  const field = findField(core, name);
  if (field.ok) {
    const heading = { term: "headerField", params: { field: nameOf(core, field.value) } };
    return succeed({ kind: "values", written: name, heading, fieldName: name, field: field.value });
  }
  const inUnits = unitOf(name);
  if (inUnits === undefined) return field;
  const { field: fieldName, unit } = inUnits;
  const dated = findField(core, fieldName);
  if (!dated.ok) return dated;
  if (!mayHoldDates(dated.value)) return fail("notADateField", { field: fieldName });
  const heading = { term: termOfUnit[unit], params: { field: nameOf(core, dated.value) } };
  return succeed({ kind: "dates", written: name, heading, fieldName, field: dated.value, unit });
}

const termOfUnit: Readonly<Record<CalendarUnit, string>> = {
  month: "headerFieldByMonth",
  quarter: "headerFieldByQuarter",
  year: "headerFieldByYear",
};

/** A field's own name. A stage has one name in both languages. */
function nameOf(core: Core, field: Field): Word {
  switch (field.kind) {
    case "column":
      return field.header;
    case "derived":
      return derivedFields[field.field];
    case "entered": {
      const [stage = ""] = [...field.stages].map((id) => core.stages.entry(id).name);
      return enteredField(stage);
    }
  }
}

function unitOf(label: string): { readonly field: string; readonly unit: CalendarUnit } | undefined {
  const written = label.normalize("NFKC");
  for (const form of forms) {
    const { field, unit = "" } = form.exec(written)?.groups ?? {};
    const read = readOption(calendarUnits, nameKey(unit));
    if (field !== undefined && read !== undefined) return { field, unit: read };
  }
  return undefined;
}

/** Whether a field may hold dates. The header of an extra column doesn't say: its numbers are taken as such. */
function mayHoldDates(field: Field): boolean {
  if (field.kind === "entered") return true;
  if (field.kind === "derived") return false;
  return field.columnKind === undefined || field.columnKind === "date" || field.columnKind === "instant";
}
