import { readDate } from "../dates/readDate";
import { serialOf } from "../dates/serial";

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?(\s*%)?$/i;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?(\s*%)?$/;
const month = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月)$/;

/**
 * The number that a text stands for where Excel would take it as one: `5`, `-1.5`, `1e3`, `1,000`, `50%`, and dates that
 * can be read one way only, as serials (a month without its day is its first day). Undefined for any other text.
 */
export function writtenNumber(text: string): number | undefined {
  if (!/\d/.test(text)) return undefined;
  const written = text.normalize("NFKC").trim();
  if (plain.test(written) || grouped.test(written)) return plainNumber(written);
  const inMonth = month.exec(written);
  if (inMonth !== null) return serialOf(Number(inMonth[1]), Number(inMonth[2] ?? inMonth[3]), 1);
  return readDate(written);
}

function plainNumber(written: string): number | undefined {
  const percent = written.endsWith("%");
  const value = Number((percent ? written.slice(0, -1) : written).replaceAll(",", ""));
  if (!Number.isFinite(value)) return undefined;
  return percent ? value / 100 : value;
}
