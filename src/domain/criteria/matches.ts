import type { CellValue } from "../cell";
import type { Criterion } from "./criterion";
import { writtenLogical } from "./parseCriterion";
import { compareText } from "./textOrder";
import { compileWildcard, fitsWildcard } from "./wildcard";
import { writtenNumber } from "./writtenNumber";

/** Says of a cell whether it meets what was asked. `""` is an empty cell. */
export type CellTest = (cell: CellValue) => boolean;

/** Whether a cell meets a criterion. For many cells compile it once with {@link matcher}. */
export function matches(criterion: Criterion, cell: CellValue): boolean {
  return compile(criterion)(cell);
}

/**
 * A test for "any of these", compiled once: plain texts and numbers are looked up, the rest tried in turn. An empty list
 * filters nothing.
 */
export function matcher(anyOf: readonly Criterion[]): CellTest {
  if (anyOf.length === 0) return () => true;
  const [only] = anyOf;
  if (anyOf.length === 1 && only !== undefined) return compile(only);
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const tests: CellTest[] = [];
  for (const criterion of anyOf) {
    const literal =
      criterion.kind === "text" && !criterion.negated
        ? compileWildcard(criterion.pattern).literal
        : undefined;
    if (literal !== undefined) texts.add(literal);
    else if (criterion.kind === "number" && criterion.operator === "=") numbers.add(criterion.value);
    else tests.push(compile(criterion));
  }
  return (cell) => isListed(cell, texts, numbers) || tests.some((test) => test(cell));
}

function isListed(cell: CellValue, texts: ReadonlySet<string>, numbers: ReadonlySet<number>): boolean {
  if (typeof cell === "number") return numbers.has(cell);
  if (typeof cell !== "string") return false;
  if (texts.has(cell.toLowerCase())) return true;
  const number = numbers.size > 0 ? writtenNumber(cell) : undefined;
  return number !== undefined && numbers.has(number);
}

/** The tests of criteria that are asked again and again, for as long as those are kept. */
const compiled = new WeakMap<Criterion, CellTest>();

function compile(criterion: Criterion): CellTest {
  let test = compiled.get(criterion);
  if (test === undefined) compiled.set(criterion, (test = testOf(criterion)));
  return test;
}

function testOf(criterion: Criterion): CellTest {
  switch (criterion.kind) {
    case "blank":
      return (cell) => (cell === "") !== criterion.negated;
    case "text":
      return textTest(criterion.pattern, criterion.negated);
    case "number":
      return numberTest(criterion.operator, criterion.value);
    case "textOrder":
      return orderTest(criterion.operator, criterion.value);
    case "logical":
      return (cell) => (isLogical(cell, criterion.value) ? !criterion.negated : criterion.negated);
  }
}

/** Wildcards match text only: never a number, a logical value or an empty cell. "Not this text" holds for all of those. */
function textTest(pattern: string, negated: boolean): CellTest {
  const wildcard = compileWildcard(pattern);
  return (cell) => (typeof cell === "string" && cell !== "" && fitsWildcard(wildcard, cell)) !== negated;
}

/** Equality also holds for that number stored as text; an order holds for numbers only. Logical values are not numbers. */
function numberTest(operator: "=" | "<>" | "<" | "<=" | ">" | ">=", value: number): CellTest {
  switch (operator) {
    case "=":
      return (cell) => isNumber(cell, value);
    case "<>":
      return (cell) => !isNumber(cell, value);
    case "<":
      return (cell) => typeof cell === "number" && cell < value;
    case "<=":
      return (cell) => typeof cell === "number" && cell <= value;
    case ">":
      return (cell) => typeof cell === "number" && cell > value;
    case ">=":
      return (cell) => typeof cell === "number" && cell >= value;
  }
}

function isNumber(cell: CellValue, value: number): boolean {
  return cell === value || (typeof cell === "string" && writtenNumber(cell) === value);
}

function isLogical(cell: CellValue, value: boolean): boolean {
  return cell === value || (typeof cell === "string" && writtenLogical(cell) === value);
}

function orderTest(operator: "<" | "<=" | ">" | ">=", value: string): CellTest {
  const accepts: Record<typeof operator, (order: number) => boolean> = {
    "<": (order) => order < 0,
    "<=": (order) => order <= 0,
    ">": (order) => order > 0,
    ">=": (order) => order >= 0,
  };
  const accept = accepts[operator];
  return (cell) => typeof cell === "string" && cell !== "" && accept(compareText(cell, value));
}
