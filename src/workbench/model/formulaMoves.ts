import { moved } from "./area";
import type { Movement } from "./area";
import type { CellReference, Token } from "./formulaTokens";
import { referenceText, tokenize } from "./formulaTokens";
import { maxColumns, maxRows } from "./values";

const read = new Map<string, readonly Token[] | null>();

function tokensOf(formula: string): readonly Token[] | null {
  let tokens = read.get(formula);
  if (tokens === undefined) {
    if (read.size > 20_000) read.clear();
    tokens = tokenize(formula.slice(1)) ?? null;
    read.set(formula, tokens);
  }
  return tokens;
}

function rewrite(formula: string, replace: (token: Token) => string): string {
  const tokens = tokensOf(formula);
  return tokens ? `=${tokens.map(replace).join("")}` : formula;
}

/** A formula after cells of `sheet` moved; references to deleted cells become `#REF!`. `own` is the sheet the formula stands on. */
export function moveReferences(formula: string, own: string, sheet: string, movement: Movement): string {
  return rewrite(formula, (token) => {
    if (token.kind !== "reference") return token.text;
    const target = token.reference.sheet ?? own;
    if (target.toLowerCase() !== sheet.toLowerCase()) return token.text;
    const area = moved(token.reference.area, movement);
    if (!area) return "#REF!";
    return area === token.reference.area ? token.text : referenceText({ ...token.reference, area });
  });
}

/** A formula as if copied elsewhere: relative references go along. */
export function offsetReferences(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewrite(formula, (token) =>
    token.kind === "reference" ? offsetText(token.reference, rows, columns) : token.text,
  );
}

function offsetText(reference: CellReference, rows: number, columns: number): string {
  const { area, fixed } = reference;
  const row1 = area.row + (fixed.row1 ? 0 : rows);
  const row2 = area.row + area.rows - 1 + (fixed.row2 ? 0 : rows);
  const column1 = area.column + (fixed.column1 ? 0 : columns);
  const column2 = area.column + area.columns - 1 + (fixed.column2 ? 0 : columns);
  if (row1 < 0 || column1 < 0 || row2 >= maxRows || column2 >= maxColumns || row2 < row1 || column2 < column1)
    return "#REF!";
  return referenceText({
    ...reference,
    area: { row: row1, column: column1, rows: row2 - row1 + 1, columns: column2 - column1 + 1 },
  });
}

/** A formula after a sheet was renamed, or deleted (`to` null: `#REF!`). */
export function renameSheetIn(formula: string, from: string, to: string | null): string {
  return rewrite(formula, (token) => {
    if (token.kind !== "reference" || token.reference.sheet?.toLowerCase() !== from.toLowerCase())
      return token.text;
    return to === null ? "#REF!" : referenceText({ ...token.reference, sheet: to });
  });
}

/** A formula after a table was renamed. */
export function renameTableIn(formula: string, from: string, to: string): string {
  return rewrite(formula, (token) => {
    if (token.kind === "structured" && token.table.toLowerCase() === from.toLowerCase())
      return to + token.text.slice(token.table.length);
    if (token.kind === "name" && token.text.toLowerCase() === from.toLowerCase()) return to;
    return token.text;
  });
}

/** A formula after a table's column was renamed; `inTable` says that the formula itself stands in that table. */
export function renameColumnIn(
  formula: string,
  table: string,
  from: string,
  to: string,
  inTable: boolean,
): string {
  return rewrite(formula, (token) => {
    if (token.kind !== "structured") return token.text;
    const here = token.table === "" ? inTable : token.table.toLowerCase() === table.toLowerCase();
    if (!here) return token.text;
    const inner = token.inner.replace(
      /((?:^|[[@:,]\s*))((?:'.|[^[\]@:,'#])+)/g,
      (whole, lead: string, name: string) =>
        name.replace(/'(.)/g, "$1").trim().toLowerCase() === from.toLowerCase()
          ? lead + to.replace(/['[\]#@]/g, "'$&")
          : whole,
    );
    return `${token.table}[${inner}]`;
  });
}
