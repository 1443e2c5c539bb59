import { fail, numberOf } from "./grid";
import { general } from "./numberFormat";
import { compare } from "./sort";
import type { CellValue } from "./values";
import { isCellError } from "./values";

/** A value as text, as `&` joins it. */
export function textOf(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return general(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return isCellError(value) ? value.error : value;
}

/** Arithmetic, comparison and joining of two values; an error on either side is the result. */
export function operate(operator: string, left: CellValue, right: CellValue): CellValue {
  if (isCellError(left)) return left;
  if (isCellError(right)) return right;
  if (operator === "&") return textOf(left) + textOf(right);
  if ("=<>".includes(operator[0] ?? "")) return compares(operator, left, right);
  const a = numberOf(left);
  const b = numberOf(right);
  if (typeof a !== "number") return a;
  if (typeof b !== "number") return b;
  const result = arithmetic(operator, a, b);
  return typeof result === "number" && !Number.isFinite(result) ? fail("#NUM!") : result;
}

function arithmetic(operator: string, a: number, b: number): CellValue {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? fail("#DIV/0!") : a / b;
    default:
      return a === 0 && b === 0 ? fail("#NUM!") : a ** b;
  }
}

/** An empty cell compares as 0, `""` or FALSE, whatever stands on the other side. */
function compares(operator: string, left: CellValue, right: CellValue): boolean {
  const order = compare(blankAs(left, right), blankAs(right, left));
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    default:
      return order >= 0;
  }
}

function blankAs(value: CellValue, other: CellValue): CellValue {
  if (value !== null) return value;
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}
