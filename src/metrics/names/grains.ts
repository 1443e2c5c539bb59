import type { CalendarUnit } from "../../domain/dates/calendarUnit";
import { calendarPart } from "../../domain/dates/calendarUnit";
import { firstOfMonth } from "../../domain/dates/periodMonths";
import { fail, succeed, type Result } from "../../domain/result";
import { nameKey } from "../../domain/store/name";
import { readOption, type Options } from "../../domain/store/words";
import { calendarUnits } from "./groupings";
import { nearestName } from "./nearestName";

/** By what cohorts are made. */
export type Grain = CalendarUnit | "fiscal quarter" | "fiscal year";

const grains: Options<Grain> = {
  ...calendarUnits,
  "fiscal quarter": {
    en: "fiscal quarter",
    zh: "财季",
    also: ["fiscal quarters", "财年季度", "财务季度", "按财季"],
  },
  "fiscal year": { en: "fiscal year", zh: "财年", also: ["fiscal years", "fy", "财政年度", "按财年"] },
};

/** Reads a grain in either language; blank is month. Fails with the nearest one. */
export function findGrain(written: string): Result<Grain> {
  if (written.trim() === "") return succeed("month");
  const grain = readOption(grains, nameKey(written));
  if (grain !== undefined) return succeed(grain);
  const names = Object.values(grains).flatMap(({ en, zh }) => [en, zh]);
  return fail("unknownGrain", { grain: written.trim(), nearest: nearestName(written, names) });
}

/**
 * The name of what contains a month (as `monthNumber` counts), as a period is written: "2026-01", "2026-Q1", "FY2026-Q1". A fiscal year is
 * named by the year it ends in.
 *
 * @param fiscalYearStart The month 1–12 in which the fiscal year begins.
 */
export function grainName(grain: Grain, month: number, fiscalYearStart: number): string {
  if (grain !== "fiscal quarter" && grain !== "fiscal year")
    return calendarPart(grain, firstOfMonth(month)).name;
  const sinceStart = month - (fiscalYearStart - 1);
  const year = Math.floor(sinceStart / 12) + (fiscalYearStart > 1 ? 1 : 0);
  const quarter = Math.floor((sinceStart - Math.floor(sinceStart / 12) * 12) / 3) + 1;
  return grain === "fiscal year" ? `FY${year}` : `FY${year}-Q${quarter}`;
}
