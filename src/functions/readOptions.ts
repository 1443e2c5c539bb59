import type { CellValue } from "../domain/cell";
import { isAmbiguousDate } from "./ambiguousDate";
import { readDate } from "../domain/dates/readDate";
import { readPeriod, type DayRange, type PeriodContext } from "../domain/dates/period";
import { isSerial } from "../domain/dates/serial";
import { fail, succeed, type Result } from "../domain/result";
import { nearest } from "../domain/store/nearest";
import { readOption, type Options } from "../domain/store/words";
import type { Statistic } from "../metrics/query";
import { bracketedColumn, measures, spellings, statistics } from "./reservedFields";

/** The rows that a spill has unless told otherwise, the last saying what was left out. */
export const defaultRows = 2000;
/** The rows of a worksheet. */
const mostRows = 1_048_576;
const percentile = /^p\s*(\d{1,2}(?:\.\d+)?)(?:分位数?)?$/i;
const percentileInWords =
  /^(?:第?(\d{1,2}(?:\.\d+)?)(?:百?分位数?)|(\d{1,2}(?:\.\d+)?)(?:st|nd|rd|th) percentile)$/i;

/** One of a set of options in either language; `code` is the failure's, with what was written, the nearest and all of them. */
export function readChoice<Code extends string>(
  options: Options<Code>,
  written: string,
  code: string,
): Result<Code> {
  const found = readOption(options, written.normalize("NFKC"));
  return found === undefined ? fail(code, suggestion(written, spellings(options))) : succeed(found);
}

/** A statistic: its name, or a percentile as p90, 90th percentile, 第90百分位 or a number between 0 and 1. */
export function readStatistic(cell: CellValue, code = "notAStatistic"): Result<Statistic> {
  if (typeof cell === "number" && cell > 0 && cell < 1)
    return succeed<Statistic>(`p${Number((cell * 100).toPrecision(12))}`);
  const written = String(cell).normalize("NFKC").trim();
  const named = readOption(statistics, written);
  if (named !== undefined) return succeed(named);
  const percent = readPercentile(written);
  if (percent !== undefined) return succeed<Statistic>(percent);
  return fail(
    code,
    suggestion(written, [...spellings(statistics), "p10", "p25", "p75", "p80", "p90", "p95"]),
  );
}

/** The code of a percentile between 0 and 100, written as p90, 90th percentile or 第90百分位; undefined where a text is none. */
export function readPercentile(text: string): `p${number}` | undefined {
  const written = text.normalize("NFKC").trim();
  const match = percentile.exec(written) ?? percentileInWords.exec(written);
  const percent = Number(match?.[1] ?? match?.[2]);
  return percent > 0 && percent < 100 ? `p${percent}` : undefined;
}

/** By count (undefined), by "amount", or a column's name. */
export function readMeasure(written: string): string | undefined {
  const column = bracketedColumn(written);
  if (column !== undefined) return column;
  const named = readOption(measures, written.normalize("NFKC"));
  return named === "count" ? undefined : (named ?? written);
}

/** A whole number of rows, from 1 to the rows of a worksheet. */
export function readRows(cell: CellValue): Result<number> {
  const rows = typeof cell === "number" ? cell : Number(cell);
  if (cell !== "" && typeof cell !== "boolean" && Number.isInteger(rows) && rows >= 1 && rows <= mostRows)
    return succeed(rows);
  return fail("rowsNotACount", { value: String(cell), nearest: defaultRows });
}

/**
 * The day of From, To or As Of: a serial, a date as text, or a period, of which From takes the first day and the others the
 * last. A whole number 1900–2199 is a year. An As Of with a time is that instant.
 */
export function readDay(
  cell: CellValue,
  field: string,
  end: "first" | "last",
  context: PeriodContext,
): Result<number> {
  const isYear = typeof cell === "number" && Number.isInteger(cell) && cell >= 1900 && cell <= 2199;
  if (typeof cell === "number" && !isYear)
    return isSerial(cell) ? succeed(cell) : fail("notADate", { field, value: cell, nearest: "2026-01-31" });
  if (typeof cell === "string" && isAmbiguousDate(cell)) return fail("ambiguousDate", { field, value: cell });
  const date = typeof cell === "string" ? readDate(cell) : undefined;
  if (date !== undefined) return succeed(date);
  const period = readPeriod(cell, context);
  const day = period.ok ? edge(period.value, end) : undefined;
  if (day !== undefined) return succeed(day);
  const near = period.ok ? "2026-01-31" : String(period.reason.params.nearest);
  return fail("notADate", { field, value: String(cell), nearest: near });
}

function edge(range: DayRange | undefined, end: "first" | "last"): number | undefined {
  return end === "first" ? range?.from : range?.to;
}

function suggestion(written: string, choices: readonly string[]): Record<string, string> {
  const inChinese = /[㐀-鿿]/.test(written);
  const readable = choices.filter((choice) => /[㐀-鿿]/.test(choice) === inChinese || /^p\d/.test(choice));
  const near = nearest(written, readable) ?? readable[0] ?? "";
  return { written, nearest: near, choices: readable.join(inChinese ? "、" : ", ") };
}
