import { operate } from "./formulaOperators";
import { readTyped } from "./typed";
import type { CellValue } from "./values";
import { isCellError } from "./values";

/** A test from a COUNTIF criterion: a value, or a text with an operator and wildcards (`">=5"`, `"Won*"`). */
export function criterionOf(criterion: CellValue): (value: CellValue) => boolean {
  if (typeof criterion !== "string") {
    if (criterion === null) return (value) => value === 0;
    if (isCellError(criterion)) return (value) => isCellError(value) && value.error === criterion.error;
    return (value) => value === criterion;
  }
  const found = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion);
  const operator = found?.[1] ?? "=";
  const text = found?.[2] ?? "";
  const typed = readTyped(text).value;
  if (operator === "=" || operator === "<>") {
    const matches = equalTo(typed, text, found?.[1] !== undefined);
    return operator === "=" ? matches : (value) => !matches(value);
  }
  return (value) =>
    value !== null && typeof value === typeof typed && operate(operator, value, typed) === true;
}

function equalTo(typed: CellValue, text: string, withOperator: boolean): (value: CellValue) => boolean {
  if (text === "") return (value) => value === null || (!withOperator && value === "");
  if (typeof typed !== "string")
    return (value) =>
      value === typed ||
      (isCellError(value) && isCellError(typed) && value.error === typed.error) ||
      value === text;
  const pattern = new RegExp(
    `^${text.replace(/~([*?~])|[.*+?^${}()|[\]\\]/g, (part, escaped?: string) =>
      escaped !== undefined ? `\\${escaped}` : part === "*" ? ".*" : part === "?" ? "." : `\\${part}`,
    )}$`,
    "is",
  );
  return (value) => typeof value === "string" && pattern.test(value);
}
