import type { CellValue } from "../cell";
import type { Criterion } from "./criterion";
import { writtenNumber } from "./writtenNumber";

const everything = new Set(["(all)", "(全部)"]);
const operators = ["<>", "<=", ">=", "=", "<", ">"] as const;
type Operator = (typeof operators)[number];

/**
 * Reads one criterion as SUMIFS would; undefined: it filters nothing. Two differences, both so that a dashboard's empty
 * filter cell is harmless: an empty cell, `(All)` and `(全部)` filter nothing (SUMIFS takes "" for blank; here that is `"="`).
 * A bare 0 is marked `maybeEmpty`; `"=0"` is zero.
 */
export function parseCriterion(cell: CellValue): Criterion | undefined {
  if (typeof cell === "number") {
    return cell === 0
      ? { kind: "number", operator: "=", value: 0, maybeEmpty: true }
      : { kind: "number", operator: "=", value: cell };
  }
  if (typeof cell === "boolean") return { kind: "logical", value: cell, negated: false };
  if (filtersNothing(cell)) return undefined;
  const operator = operators.find((candidate) => cell.startsWith(candidate));
  return operator === undefined ? compared("=", cell) : compared(operator, cell.slice(operator.length));
}

/** Whether a value says that nothing is to be filtered: empty, `(All)`, `(全部)`. */
export function filtersNothing(cell: CellValue): boolean {
  return (
    typeof cell === "string" && (cell === "" || everything.has(cell.normalize("NFKC").trim().toLowerCase()))
  );
}

function compared(operator: Operator, operand: string): Criterion {
  const isEquality = operator === "=" || operator === "<>";
  const negated = operator === "<>";
  if (isEquality && operand === "") return { kind: "blank", negated };
  const number = writtenNumber(operand);
  if (number !== undefined) return { kind: "number", operator, value: number };
  if (!isEquality) return { kind: "textOrder", operator, value: operand };
  const logical = writtenLogical(operand);
  if (logical !== undefined) return { kind: "logical", value: logical, negated };
  return { kind: "text", pattern: operand, negated };
}

/** TRUE and FALSE in any letter case; undefined for any other text. */
export function writtenLogical(text: string): boolean | undefined {
  const upper = text.trim().toUpperCase();
  return upper === "TRUE" ? true : upper === "FALSE" ? false : undefined;
}
