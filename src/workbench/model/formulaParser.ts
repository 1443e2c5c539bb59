import type { CellReference, Token } from "./formulaTokens";
import { tokenize } from "./formulaTokens";
import type { CellValue } from "./values";
import { errorFromText } from "./values";

/** A formula as a tree. */
export type Formula =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "array"; readonly rows: readonly (readonly CellValue[])[] }
  | { readonly kind: "reference"; readonly reference: CellReference }
  | { readonly kind: "structured"; readonly table: string; readonly inner: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly (Formula | null)[] }
  | { readonly kind: "unary"; readonly operator: "-" | "+" | "%" | "@"; readonly operand: Formula }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Formula; readonly right: Formula };

/** Reads a formula with its leading `=`; undefined if it isn't one that we can read. */
export function parseFormula(formula: string): Formula | undefined {
  const tokens = tokenize(formula.slice(1));
  if (!tokens) return undefined;
  const parser = new Parser(tokens.filter((token) => token.kind !== "space"));
  return parser.whole();
}

const strength: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Formula | undefined {
    const formula = this.expression(1);
    return this.at === this.tokens.length ? formula : undefined;
  }

  private get operator(): string | undefined {
    const token = this.tokens[this.at];
    return token?.kind === "operator" ? token.text : undefined;
  }

  private take(operator: string): boolean {
    if (this.operator !== operator) return false;
    this.at++;
    return true;
  }

  private expression(least: number): Formula | undefined {
    let left = this.prefixed();
    for (;;) {
      const { operator } = this;
      const power = operator === undefined ? undefined : strength[operator];
      if (!left || operator === undefined || power === undefined || power < least) return left;
      this.at++;
      const right = this.expression(power + 1);
      left = right && { kind: "binary", operator, left, right };
    }
  }

  private prefixed(): Formula | undefined {
    const { operator } = this;
    if (operator !== "-" && operator !== "+" && operator !== "@") return this.postfixed();
    this.at++;
    const operand = this.prefixed();
    return operand && { kind: "unary", operator, operand };
  }

  private postfixed(): Formula | undefined {
    let operand = this.primary();
    while (operand && this.take("%")) operand = { kind: "unary", operator: "%", operand };
    return operand;
  }

  private primary(): Formula | undefined {
    const token = this.tokens[this.at++];
    switch (token?.kind) {
      case "number":
        return { kind: "value", value: Number(token.text) };
      case "string":
        return { kind: "value", value: token.text.slice(1, -1).replace(/""/g, '"') };
      case "error": {
        const error = errorFromText(token.text);
        return error && { kind: "value", value: { error } };
      }
      case "reference":
        return { kind: "reference", reference: token.reference };
      case "structured":
        return { kind: "structured", table: token.table, inner: token.inner };
      case "name":
        return this.named(token.text);
      case "operator":
        return token.text === "(" ? this.parenthesised() : token.text === "{" ? this.array() : undefined;
      default:
        return undefined;
    }
  }

  private parenthesised(): Formula | undefined {
    const inner = this.expression(1);
    return this.take(")") ? inner : undefined;
  }

  private named(text: string): Formula | undefined {
    if (this.take("(")) return this.call(text);
    const upper = text.toUpperCase();
    if (upper === "TRUE" || upper === "FALSE") return { kind: "value", value: upper === "TRUE" };
    return { kind: "name", name: text };
  }

  private call(text: string): Formula | undefined {
    const name = text
      .toUpperCase()
      .replace(/^(?:_XLFN\.)?(?:_XLWS\.)?/, "")
      .replace(/^_XLDUDF_/, "");
    const args: (Formula | null)[] = [];
    if (this.take(")")) return { kind: "call", name, args };
    for (;;) {
      if (this.operator === "," || this.operator === ")") args.push(null);
      else {
        const argument = this.expression(1);
        if (!argument) return undefined;
        args.push(argument);
      }
      if (this.take(")")) return { kind: "call", name, args };
      if (!this.take(",")) return undefined;
    }
  }

  private array(): Formula | undefined {
    const rows: CellValue[][] = [[]];
    for (;;) {
      const negative = this.take("-");
      const item = this.primary();
      if (item?.kind !== "value") return undefined;
      const { value } = item;
      rows[rows.length - 1]?.push(negative && typeof value === "number" ? -value : value);
      if (this.take("}"))
        return rows.every((row) => row.length === rows[0]?.length) ? { kind: "array", rows } : undefined;
      if (this.take(";")) rows.push([]);
      else if (!this.take(",")) return undefined;
    }
  }
}
