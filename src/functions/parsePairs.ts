import { parseCriterion, filtersNothing, type Criterion } from "../domain/criteria";
import { fail, succeed, type Result } from "../domain/result";
import type { Filter } from "../metrics/query";
import { isAmbiguousDate } from "./ambiguousDate";
import { isBlank, textOf, type Argument } from "./argument";
import { reservedField, reservedFields, type ReservedField } from "./reservedFields";

/** The one value that was written for a reserved field. */
export interface ReservedValue extends Argument {
  /** The field as it was written, for messages. */
  readonly field: string;
}

/** The pairs of a formula: what filters, and what sets an option. */
export interface Pairs {
  readonly filters: readonly Filter[];
  /** What was written for each reserved field that was set; blank ones are not. */
  readonly reserved: ReadonlyMap<ReservedField, ReservedValue>;
}

/**
 * Sorts field and value arguments (an even number of them) into filters and options. A blank field with a blank value is
 * skipped; a blank value sets nothing and filters nothing.
 */
export function parsePairs(metric: string, given: readonly Argument[]): Result<Pairs> {
  const filters: Filter[] = [];
  const reserved = new Map<ReservedField, ReservedValue>();
  for (let at = 0; at + 1 < given.length; at += 2) {
    const [field, value] = given.slice(at, at + 2) as [Argument, Argument];
    const error = field.error ?? value.error;
    if (error !== undefined) return fail("errorInArgument", { error });
    if (isBlank(field)) {
      if (isBlank(value)) continue;
      return fail("fieldMissing", { function: metric, value: textOf(value) });
    }
    if (field.cells.length > 1) return fail("fieldIsRange", { function: metric, field: textOf(field) });
    const option = reservedField(textOf(field));
    const failure =
      option === undefined
        ? addFilter(filters, field, value)
        : setOption(reserved, option, textOf(field), value);
    if (failure !== undefined) return failure;
  }
  return succeed({ filters, reserved });
}

function addFilter(filters: Filter[], field: Argument, value: Argument): Result<never> | undefined {
  const written = textOf(field);
  const ambiguous = value.cells.find(
    (cell) => typeof cell === "string" && isAmbiguousDate(cell.replace(/^(<>|<=|>=|=|<|>)/, "")),
  );
  if (ambiguous !== undefined) return fail("ambiguousDate", { field: written, value: String(ambiguous) });
  filters.push({ field: written, anyOf: criteria(value) });
  return undefined;
}

/** Any of the cells; one that says "all" makes the rest of no account. */
function criteria(value: Argument): readonly Criterion[] {
  if (value.cells.some((cell) => cell !== "" && filtersNothing(cell))) return [];
  return value.cells.map(parseCriterion).filter((criterion) => criterion !== undefined);
}

function setOption(
  reserved: Map<ReservedField, ReservedValue>,
  option: ReservedField,
  field: string,
  value: Argument,
): Result<never> | undefined {
  // A merged or neighbouring empty cell in a range comes as "" or 0; an option has one value beside those.
  const set = value.cells.filter((cell) => cell !== 0 && !filtersNothing(cell));
  const [only] = set;
  if (only === undefined) return undefined;
  if (set.length > 1) return fail("severalValues", { field, value: set.slice(0, 3).map(String).join(", ") });
  if (reserved.has(option)) return fail("fieldTwice", { field, nearest: `[${reservedFields[option].en}]` });
  reserved.set(option, { cells: [only], error: undefined, field });
  return undefined;
}
