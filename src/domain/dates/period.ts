import type { CellValue } from "../cell";
import { fail, succeed, type Result } from "../result";
import { periodInChinese } from "./periodInChinese";
import { periodInEnglish } from "./periodInEnglish";
import { rangeOfPeriod } from "./periodRange";
import { nearestPeriod } from "./periodSuggestion";
import { readDate } from "./readDate";
import { civilDate, dayOf, isSerial } from "./serial";

/** Whole days, both included, as serials. Either end may be open. */
export interface DayRange {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Days, weeks (which begin as the settings say; ISO weeks on Monday), months and groups of months. */
export type PeriodUnit = "day" | "week" | "month" | "quarter" | "half" | "year";

/** A period as it was meant, before it is put on the calendar. `fiscal` years are named by the year they end in. */
export type Period =
  /** The n-th month, quarter or half (from 1) of a year, or the year itself; no year: this one. */
  | {
      readonly kind: "named";
      readonly unit: "month" | "quarter" | "half" | "year";
      readonly year: number | undefined;
      readonly index: number;
      readonly fiscal: boolean;
    }
  | { readonly kind: "isoWeek"; readonly year: number; readonly week: number }
  | { readonly kind: "date"; readonly serial: number }
  /** This one (0), the last (−1), the next (1). */
  | {
      readonly kind: "relative";
      readonly unit: PeriodUnit;
      readonly offset: number;
      readonly fiscal: boolean;
    }
  | { readonly kind: "toDate"; readonly unit: PeriodUnit; readonly fiscal: boolean }
  /** The last (negative count, today included) or next (from tomorrow) so many. */
  | { readonly kind: "running"; readonly unit: PeriodUnit; readonly count: number }
  /** The present unit a year ago; no unit: the year to date, a year ago. */
  | { readonly kind: "lastYear"; readonly unit: PeriodUnit | undefined };

/** What relative and fiscal periods depend on. */
export interface PeriodContext {
  /** A whole serial in the workbook's zone. */
  readonly today: number;
  /** Month 1–12 in which the fiscal year begins. */
  readonly fiscalYearStart: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

const firstYear = 1900;
const lastYear = 2199;
const allTime = new Set(["all", "all time", "(all)", "any time", "全部", "(全部)", "所有时间", "全部时间"]);

/**
 * The days of a period as a cell says it (SPEC section 3). A whole number 1900–2199 is a year, any other number the month
 * that contains that date; a text may be any form of either language, or a date, which is that day. Undefined: all time
 * (empty, `(All)`). Fails with `unknownPeriod` and the nearest form.
 */
export function readPeriod(cell: CellValue, context: PeriodContext): Result<DayRange | undefined> {
  if (cell === "" || cell === 0) return succeed(undefined);
  if (typeof cell === "string" && allTime.has(normalised(cell))) return succeed(undefined);
  const period = typeof cell === "number" ? periodOfNumber(cell) : periodOfText(String(cell));
  const range = period === undefined ? undefined : rangeOfPeriod(period, context);
  if (range !== undefined) return succeed(range);
  return fail("unknownPeriod", { period: String(cell), nearest: nearestPeriod(String(cell), context) });
}

function periodOfNumber(value: number): Period | undefined {
  if (Number.isInteger(value) && value >= firstYear && value <= lastYear) return wholeYear(value);
  if (!isSerial(value)) return undefined;
  const { year, month } = civilDate(value);
  return { kind: "named", unit: "month", year, index: month, fiscal: false };
}

function periodOfText(text: string): Period | undefined {
  const written = normalised(text);
  if (/^\d{5,}(\.\d+)?$/.test(written)) return periodOfNumber(Number(written));
  const period = periodInEnglish(written) ?? periodInChinese(written.replaceAll(" ", ""));
  if (period !== undefined) return period;
  const serial = readDate(written);
  return serial === undefined ? undefined : { kind: "date", serial: dayOf(serial) };
}

function wholeYear(year: number): Period {
  return { kind: "named", unit: "year", year, index: 1, fiscal: false };
}

function normalised(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
}
