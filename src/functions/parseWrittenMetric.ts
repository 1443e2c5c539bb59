import type { CellValue } from "../domain/cell";
import { readPeriod, type PeriodContext } from "../domain/dates/period";
import { fail, succeed, type Result } from "../domain/result";
import { nearest } from "../domain/store/nearest";
import { readArgument, type Argument } from "./argument";
import type { MetricName } from "../metrics/query";
import type { Call } from "./parseQuery";
import { readPercentile } from "./readOptions";
import { reservedField, type ReservedField } from "./reservedFields";
import { explainedMetrics, signatures } from "./signatures";

const callForm = /^=?\s*(?:FUNNEL\s*\.\s*)?([A-Za-z]+)\s*(?:\((.*)\))?\s*$/is;
const cellReference = /^(?:'[^']*'!|[^!"]*!)?\$?[a-z]{1,3}\$?\d+(?::\$?[a-z]{1,3}\$?\d+)?#?$|!|\]$/i;

/**
 * A metric written as in a cell: `WINRATE`, `CONVERSION(Proposal,Won)`, `=FUNNEL.WINRATE("Owner","Alice")`. Arguments are
 * separated by commas or semicolons; text may do without quotation marks; {"a","b"} is any of these. A cell reference can't
 * be followed from inside a text, so it is refused rather than taken for a name; percentiles and periods (p90, FY2026, Q1) are none
 * where they have a meaning.
 */
export function parseWrittenMetric(text: string, context: PeriodContext): Result<Call> {
  const match = callForm.exec(halfWidth(text));
  if (match === null) return fail("unreadableMetric", { metric: text, nearest: "CONVERSION(Proposal,Won)" });
  const [, name = "", inside] = match;
  const metric = explainedMetrics.find((candidate) => candidate === name.toUpperCase());
  if (metric === undefined)
    return fail("unknownMetric", {
      metric: name,
      nearest: nearest(name, explainedMetrics) ?? "WINRATE",
      choices: explainedMetrics.join(", "),
    });
  const args =
    inside === undefined || inside.trim() === "" ? succeed([]) : readArguments(metric, inside, text, context);
  return args.ok ? succeed({ metric, args: args.value }) : args;
}

function readArguments(
  metric: MetricName,
  inside: string,
  text: string,
  context: PeriodContext,
): Result<Argument[]> {
  const pieces = splitOutsideQuotes(inside);
  if (pieces === undefined)
    return fail("unreadableMetric", { metric: text, nearest: "CONVERSION(Proposal,Won)" });
  const args: Argument[] = [];
  for (const [place, piece] of pieces.entries()) {
    const array = /^\{(.*)\}$/s.exec(piece);
    const written = array === null ? [piece] : splitOutsideQuotes(array[1] ?? "");
    if (written === undefined)
      return fail("unreadableMetric", { metric: text, nearest: "CONVERSION(Proposal,Won)" });
    const isMeant = meaningAt(metric, pieces, place, context);
    const reference = written.find(
      (item) => !item.startsWith('"') && cellReference.test(item) && !item.startsWith("[") && !isMeant(item),
    );
    if (reference !== undefined) return fail("referenceInMetric", { reference });
    const cells = written.map(literal);
    args.push(readArgument(cells.length === 1 ? cells[0] : [cells]));
  }
  return succeed(args);
}

/** Says of a word that looks like a cell whether it means something at this place: a percentile or a period. */
function meaningAt(
  metric: MetricName,
  pieces: readonly string[],
  place: number,
  context: PeriodContext,
): (word: string) => boolean {
  const { required, optional } = signatures[metric];
  const field = reservedField(String(literal(pieces[place - 1] ?? "")));
  const isStatistic =
    field === "statistic" ||
    required[place] === "method" ||
    (optional === "statistic" && place === required.length);
  if (isStatistic) return (word) => readPercentile(word) !== undefined;
  if (field !== undefined && datedFields.has(field)) return (word) => readPeriod(word, context).ok;
  return () => false;
}

const datedFields: ReadonlySet<ReservedField> = new Set(["period", "from", "to", "asOf", "asRecordedOn"]);

/** Pieces between separators, trimmed; undefined where a quotation mark or a brace isn't closed, or a call stands inside. */
function splitOutsideQuotes(text: string): string[] | undefined {
  const pieces: string[] = [];
  let piece = "";
  let quoted = false;
  let depth = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && character === "{") depth++;
    if (!quoted && character === "}") depth--;
    if (!quoted && (character === "(" || character === ")")) return undefined;
    const separates = !quoted && depth === 0 && (character === "," || character === ";");
    if (!separates) {
      piece += character;
      continue;
    }
    pieces.push(piece.trim());
    piece = "";
  }
  return quoted || depth !== 0 ? undefined : [...pieces, piece.trim()];
}

/** A quoted text without its marks, a number, a logical value, or the text as it stands. */
function literal(piece: string): CellValue {
  if (/^".*"$/s.test(piece)) return piece.slice(1, -1).replaceAll('""', '"');
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(piece)) return Number(piece);
  if (/^true$/i.test(piece)) return true;
  return /^false$/i.test(piece) ? false : piece;
}

/** Chinese punctuation ，；（）“”＝ where Excel takes the plain one. */
function halfWidth(text: string): string {
  return text.replace(/[\uff0c\uff1b\uff08\uff09\u201c\u201d\uff1d]/g, (mark) => plainMarks[mark] ?? mark);
}

const plainMarks: Readonly<Record<string, string>> = {
  "\uff0c": ",",
  "\uff1b": ";",
  "\uff08": "(",
  "\uff09": ")",
  "\u201c": '"',
  "\u201d": '"',
  "\uff1d": "=",
};
