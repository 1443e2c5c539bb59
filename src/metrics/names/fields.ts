import type { Word } from "../../domain/language";
import { nameKey } from "../../domain/store/name";
import { fail, succeed, type Result } from "../../domain/result";
import { tableNamed, type Column, type ColumnKind } from "../../domain/store/tables";
import { readOption, type RecordType } from "../../domain/store/words";
import type { Core } from "../index/core";
import { derivedFields, enteredStage, type DerivedField } from "./derivedFields";
import { unknownStage } from "./findStages";
import { nearestName } from "./nearestName";

/** A field of a criterion, a measure or a look-up, found. */
export type Field =
  | {
      readonly kind: "column";
      /** The column's key in each table: its role, or its header for an extra one; undefined where the table has none. */
      readonly keys: Readonly<Record<RecordType, string | undefined>>;
      /** Undefined for an extra column. */
      readonly columnKind: ColumnKind | undefined;
      /** The header of a store column, in English also the name of its list; an extra one's own header. */
      readonly header: Word;
    }
  | { readonly kind: "derived"; readonly field: DerivedField }
  /** Entered <stage>: the stages of that name, by number. */
  | { readonly kind: "entered"; readonly stages: ReadonlySet<number> };

const columnsOf: Readonly<Record<RecordType, readonly Column[]>> = {
  lead: tableNamed("Leads").columns,
  opportunity: tableNamed("Opportunities").columns,
};

/**
 * Finds a field by its name in either language, by an old or other spelling, in any letter case: a column of Leads or Opportunities
 * (`[Name]` is always the column), else a derived field, else `Entered <stage>`. An unknown one fails with the nearest valid name.
 */
export function findField(core: Core, written: string): Result<Field> {
  const bracketed = /^\s*\[(.*)\]\s*$/u.exec(written)?.[1];
  const name = bracketed ?? written;
  const derived = bracketed === undefined ? readOption(derivedFields, nameKey(name)) : undefined;
  if (derived !== undefined) return succeed({ kind: "derived", field: derived });
  const column = findColumn(core, name);
  if (column !== undefined) return succeed(column);
  const stage = enteredStage(name);
  if (stage !== undefined) {
    const stages = core.stages.named(stage);
    if (stages.length > 0) return succeed({ kind: "entered", stages: new Set(stages.map(({ id }) => id)) });
    return unknownStage(core, stage);
  }
  return fail("unknownField", { field: written, nearest: nearestName(name, fieldNames(core)) });
}

/** Whether a field is a column of the store, by its role. */
export function isColumn(field: Field, role: string): boolean {
  return field.kind === "column" && (field.keys.opportunity ?? field.keys.lead) === role;
}

function findColumn(core: Core, name: string): Field | undefined {
  const key = nameKey(name);
  if (key === "") return undefined;
  const lead = columnNamed("lead", key);
  const opportunity = columnNamed("opportunity", key);
  const store = opportunity ?? lead;
  const keys = {
    lead: lead?.role ?? extraKey(core, "lead", key),
    opportunity: opportunity?.role ?? extraKey(core, "opportunity", key),
  };
  if (keys.lead === undefined && keys.opportunity === undefined) return undefined;
  const own = keys.opportunity ?? keys.lead ?? "";
  return { kind: "column", keys, columnKind: store?.kind, header: store?.header ?? { en: own, zh: own } };
}

function columnNamed(type: RecordType, key: string): Column | undefined {
  return columnsByKey[type].get(key);
}

const columnsByKey: Readonly<Record<RecordType, ReadonlyMap<string, Column>>> = {
  lead: byKey(columnsOf.lead),
  opportunity: byKey(columnsOf.opportunity),
};

/** Columns by every name that they go by; of two with one name the first. */
function byKey(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const found = new Map<string, Column>();
  for (const column of columns) {
    const { en, zh, also = [] } = column.header;
    for (const name of [column.role, en, zh, ...also]) {
      if (!found.has(nameKey(name))) found.set(nameKey(name), column);
    }
  }
  return found;
}

function extraKey(core: Core, type: RecordType, key: string): string | undefined {
  for (const each of core.records.columnKeys(type)) if (nameKey(each) === key) return each;
  return undefined;
}

function fieldNames(core: Core): string[] {
  const store = [...columnsOf.opportunity, ...columnsOf.lead].flatMap(({ header }) => [header.en, header.zh]);
  const derived = Object.values(derivedFields).flatMap(({ en, zh }) => [en, zh]);
  return [
    ...store,
    ...derived,
    ...core.records.columnKeys("opportunity"),
    ...core.records.columnKeys("lead"),
  ];
}
