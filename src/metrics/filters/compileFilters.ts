import type { CellValue } from "../../domain/cell";
import type { Criterion } from "../../domain/criteria/criterion";
import { forColumn } from "../../domain/criteria/forColumn";
import { matcher, type CellTest } from "../../domain/criteria/matches";
import { succeed, type Result } from "../../domain/result";
import type { ColumnKind } from "../../domain/store/tables";
import { readOption, type Options } from "../../domain/store/words";
import { withRoom } from "../index/growable";
import type { View } from "../index/view";
import type { Field } from "../names/fields";
import { findField } from "../names/fields";
import { recordOutcomes, stallLevels } from "../names/outcomes";
import { categorySpellings, Spellings } from "../names/spellings";
import type { Filter } from "../query";
import { coderName, fieldCoder, type FieldCoder } from "./fieldCodes";
import { fieldReader } from "./readField";

/** A criterion ready to be tried on records. */
export interface RecordTest {
  /** The field as it was written. */
  readonly label: string;
  readonly field: Field;
  /** Whether a record meets it. */
  readonly test: (record: number) => boolean;
  /** Whether a value of the field would. */
  readonly accepts: CellTest;
  /** The codes of the field, by a name of the field's own: records of one code meet it or none does. Undefined: see `fieldCoder`. */
  readonly coder: { readonly name: string; readonly codeOf: FieldCoder } | undefined;
}

/** Makes the filters of a query ready; those that filter nothing drop out. Fails on a field that there is not. */
export function compileFilters(view: View, filters: readonly Filter[]): Result<readonly RecordTest[]> {
  const tests: RecordTest[] = [];
  for (const filter of filters) {
    const field = findField(view.core, filter.field);
    if (!field.ok) return field;
    const anyOf = forColumn(filter.anyOf, kindOf(view, field.value));
    if (anyOf.length === 0) continue;
    const accepts = acceptance(view, field.value, anyOf);
    const codeOf = fieldCoder(view, field.value);
    const coder = codeOf === undefined ? undefined : { name: coderName(field.value), codeOf };
    const careful = carefulTest(view, field.value, accepts);
    const test = coder === undefined ? careful : codedTest(view, coder, anyOf, careful);
    tests.push({ label: filter.field, field: field.value, accepts, test, coder });
  }
  return succeed(tests);
}

/** The test of a record by its value. */
function carefulTest(view: View, field: Field, accepts: CellTest): (record: number) => boolean {
  const read = fieldReader(view, field);
  return (record) => accepts(read(record));
}

/** The test of a record of a field whose values repeat: the value behind each code is tried once, for all questions to come. */
function codedTest(
  view: View,
  { name, codeOf }: NonNullable<RecordTest["coder"]>,
  anyOf: readonly Criterion[],
  careful: (record: number) => boolean,
): (record: number) => boolean {
  const tried = triedCodes(view, `${name}\n${JSON.stringify(anyOf)}`);
  return (record) => {
    const code = codeOf(record);
    if (code < 0) return careful(record);
    if (code >= tried.answers.length) tried.answers = withRoom(tried.answers, code + 1);
    const known = tried.answers[code] ?? untried;
    if (known !== untried) return known === met;
    const isMet = careful(record);
    tried.answers[code] = isMet ? met : notMet;
    return isMet;
  };
}

/** By code: whether its value meets some criteria. */
interface TriedCodes {
  answers: Uint8Array;
}

const untried = 0;
const met = 1;
const notMet = 2;

/** Criteria whose answers are kept: those of a dashboard's cells. */
const mostCriteria = 64;

function triedCodes(view: View, key: string): TriedCodes {
  const kept = view.onceForSetup("tried codes", () => new Map<string, TriedCodes>());
  let tried = kept.get(key);
  if (tried === undefined) {
    if (kept.size >= mostCriteria) kept.clear();
    kept.set(key, (tried = { answers: new Uint8Array(0) }));
  }
  return tried;
}

/** What a field holds, as far as criteria mind. An extra column holds what its first filled cell holds. */
function kindOf(view: View, field: Field): ColumnKind {
  if (field.kind === "entered") return "date";
  if (field.kind === "derived") return textFields.has(field.field) ? "text" : "number";
  if (field.columnKind !== undefined) return field.columnKind;
  const { records } = view.core;
  for (let record = 0; record < records.count; record++) {
    const key = field.keys[records.typeOf(record)];
    const cell = key === undefined ? "" : (records.cell(record, key) ?? "");
    if (cell !== "") return typeof cell === "number" ? "number" : "text";
  }
  return "text";
}

const textFields: ReadonlySet<string> = new Set(["outcome", "team", "currentOwner", "stallLevel"]);

/**
 * The test of a value. A value that goes by several names (a renamed stage, an option in two languages) meets a criterion when one of
 * its names does, and a negated one when all of them do.
 */
function acceptance(view: View, field: Field, anyOf: readonly Criterion[]): CellTest {
  const criteria = isPercent(field) ? anyOf.map(asShare) : anyOf;
  const spellings = spellingsOf(view, field);
  const plain = matcher(criteria);
  const each = criteria.map((criterion) => ({ isNegated: isNegated(criterion), test: matcher([criterion]) }));
  const named = (names: readonly string[]): boolean =>
    each.some(({ isNegated: negated, test }) => (negated ? names.every(test) : names.some(test)));
  if (spellings === undefined) return plain;
  return (value) => {
    const names = spellings(value);
    return names.length < 2 ? plain(value) : named(names);
  };
}

function isNegated(criterion: Criterion): boolean {
  return criterion.kind === "number"
    ? criterion.operator === "<>"
    : "negated" in criterion && criterion.negated;
}

function isPercent(field: Field): boolean {
  return field.kind === "column"
    ? field.columnKind === "percent"
    : field.kind === "derived" && field.field === "winProbability";
}

/** Probability reads 50, 0.5 and 50 % alike. */
function asShare(criterion: Criterion): Criterion {
  if (criterion.kind !== "number" || criterion.value <= 1) return criterion;
  return { ...criterion, value: criterion.value / 100 };
}

/** How else a value of the field is written; undefined where it has one way only. */
function spellingsOf(view: View, field: Field): ((value: CellValue) => readonly string[]) | undefined {
  if (field.kind === "entered") return undefined;
  if (field.kind === "derived") {
    if (field.field === "outcome") return wordsOf(recordOutcomes);
    if (field.field === "stallLevel") return wordsOf(stallLevels);
    return field.field === "currentOwner" ? ofList(view, "Owner") : undefined;
  }
  switch (field.keys.opportunity ?? field.keys.lead) {
    case "stage":
      return stageSpellings(view);
    case "forecastCategory":
      return (value) => [...new Set([String(value), ...categorySpellings(String(value))])];
    default:
      return field.columnKind === "list" || field.columnKind === undefined
        ? ofList(view, field.header.en)
        : undefined;
  }
}

function ofList(view: View, list: string): (value: CellValue) => readonly string[] {
  const spellings = new Spellings(view.setup, list);
  return (value) => (typeof value === "string" && value !== "" ? spellings.of(value) : []);
}

function wordsOf<Code extends string>(options: Options<Code>): (value: CellValue) => readonly string[] {
  return (value) => {
    const code = readOption(options, String(value));
    if (code === undefined) return [];
    const { en, zh, also } = options[code];
    return [en, zh, ...(also ?? [])];
  };
}

function stageSpellings(view: View): (value: CellValue) => readonly string[] {
  return (value) => {
    const entries = view.core.stages.entries.filter(({ name }) => name === value);
    return [...new Set(entries.flatMap(({ spellings }) => spellings))];
  };
}
