import { explainedMetrics } from "./signatures";

/** A figure in a cell's formula that EXPLAIN can explain. */
export interface Explainable {
  /** The call as it stands in the formula: `FUNNEL.WINRATE("Owner",B5)`. */
  readonly call: string;
  /** The formula that explains it: `=FUNNEL.EXPLAIN("WINRATE","Owner",B5)`. */
  readonly formula: string;
}

const callBeginning = /^FUNNEL\.([A-Z]+)\(/i;
/** Where a name may have gone on before: what follows is then no call of its own. */
const nameCharacter = /[\w.\\]/;
/** Calls that give names to values, which mean nothing outside of them. */
const naming = /\b(?:LET|LAMBDA)\s*\(/i;
/** What hangs on where the formula stands: it means another thing, or nothing, where the explanation does. */
const boundToPlace = /@|\[#This Row\]|\b(?:ROW|COLUMN|SHEET)\s*\(\s*\)|\b(?:CELL|INDIRECT)\s*\(/i;

/**
 * The figures in a formula that EXPLAIN can explain, each once, in their order; none in a text that is no formula. EXPLAIN takes the metric's
 * name and then what the metric takes, so that references to cells stay what they are as long as it stands on the same sheet.
 *
 * @param formula As Excel gives it in English, separated by commas.
 */
export function explainable(formula: string): Explainable[] {
  const found = new Map<string, Explainable>();
  if (!formula.startsWith("=") || naming.test(withoutTexts(formula))) return [];
  for (let at = 1; at < formula.length; at++) {
    const character = formula.charAt(at);
    if (character === '"' || character === "'") {
      at = endOfQuoted(formula, at);
      continue;
    }
    const match = callBeginning.exec(formula.slice(at));
    if (match === null || nameCharacter.test(formula.charAt(at - 1))) continue;
    const metric = explainedMetrics.find((each) => each === match[1]?.toUpperCase());
    const opening = at + match[0].length - 1;
    const end = closingOf(formula, opening);
    if (metric === undefined || end === undefined) continue;
    const inside = formula.slice(opening + 1, end).trim();
    if (!boundToPlace.test(withoutTexts(inside))) {
      const call = formula.slice(at, end + 1);
      const separator = inside === "" ? "" : ",";
      found.set(call, { call, formula: `=FUNNEL.EXPLAIN("${metric}"${separator}${inside})` });
    }
    at = end;
  }
  return [...found.values()];
}

/** The place of the mark that ends a quoted text or sheet name; a mark written twice is one inside it. */
function endOfQuoted(formula: string, from: number): number {
  const mark = formula.charAt(from);
  for (let at = from + 1; at < formula.length; at++) {
    if (formula.charAt(at) !== mark) continue;
    if (formula.charAt(at + 1) !== mark) return at;
    at++;
  }
  return formula.length;
}

/** The place of the parenthesis that closes one; undefined where none does. */
function closingOf(formula: string, opening: number): number | undefined {
  let depth = 0;
  for (let at = opening; at < formula.length; at++) {
    const character = formula.charAt(at);
    if (character === '"' || character === "'") at = endOfQuoted(formula, at);
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return at;
  }
  return undefined;
}

function withoutTexts(formula: string): string {
  return formula.replace(/"[^"]*"|'[^']*'/g, "");
}
