import type { DayRange, Period, PeriodContext, PeriodUnit } from "./period";
import { firstOfMonth, monthNumber, monthsLater } from "./periodMonths";
import { endOfSerials, weekday } from "./serial";

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const;
/** The first serial; nothing lies before it. */
const firstDay = 1;

/** A range with both ends, as every period but "all time" has. */
interface ClosedRange extends DayRange {
  readonly from: number;
  readonly to: number;
}

/** The days of a period; undefined where the calendar has none (week 53 of a year with 52) or Excel has no such date. */
export function rangeOfPeriod(period: Period, context: PeriodContext): DayRange | undefined {
  const range = onCalendar(period, context);
  return range !== undefined && range.from >= firstDay && range.to < endOfSerials ? range : undefined;
}

function onCalendar(period: Period, context: PeriodContext): ClosedRange | undefined {
  switch (period.kind) {
    case "named":
      return named(period, context);
    case "isoWeek":
      return isoWeek(period.year, period.week);
    case "date":
      return { from: period.serial, to: period.serial };
    case "relative":
      return relative(period.unit, period.offset, period.fiscal, context);
    case "toDate":
      return { from: relative(period.unit, 0, period.fiscal, context).from, to: context.today };
    case "running":
      return running(period.unit, period.count, context.today);
    case "lastYear":
      return lastYear(period.unit, context);
  }
}

function months(first: number, count: number): ClosedRange {
  return { from: firstOfMonth(first), to: firstOfMonth(first + count) - 1 };
}

function named(period: Period & { kind: "named" }, context: PeriodContext): ClosedRange {
  const length = monthsIn[period.unit];
  const offset = period.fiscal ? context.fiscalYearStart - 1 : 0;
  const yearsEarlier = offset > 0 ? 1 : 0;
  const year = period.year ?? Math.floor((monthNumber(context.today) - offset) / 12) + yearsEarlier;
  return months((year - yearsEarlier) * 12 + offset + (period.index - 1) * length, length);
}

function isoWeek(year: number, week: number): ClosedRange | undefined {
  const from = firstMonday(year) + (week - 1) * 7;
  return week >= 1 && from < firstMonday(year + 1) ? { from, to: from + 6 } : undefined;
}

/** The Monday of ISO week 1, which is the week with 4 January (ISO 8601). */
function firstMonday(year: number): number {
  const fourth = firstOfMonth(year * 12) + 3;
  return fourth - (weekday(fourth) - 1);
}

function relative(unit: PeriodUnit, offset: number, fiscal: boolean, context: PeriodContext): ClosedRange {
  const { today } = context;
  if (unit === "day") return { from: today + offset, to: today + offset };
  if (unit === "week") {
    const from = today - ((weekday(today) - context.weekStart + 7) % 7) + offset * 7;
    return { from, to: from + 6 };
  }
  const length = monthsIn[unit];
  const shift = fiscal ? context.fiscalYearStart - 1 : 0;
  return months(Math.floor((monthNumber(today) - shift) / length) * length + shift + offset * length, length);
}

function running(unit: PeriodUnit, count: number, today: number): ClosedRange {
  const end = later(today, unit, count);
  return count < 0 ? { from: Math.max(firstDay, end + 1), to: today } : { from: today + 1, to: end };
}

function later(today: number, unit: PeriodUnit, count: number): number {
  if (unit === "day") return today + count;
  if (unit === "week") return today + count * 7;
  return monthsLater(today, count * monthsIn[unit]);
}

function lastYear(unit: PeriodUnit | undefined, context: PeriodContext): ClosedRange {
  const then = monthsLater(context.today, -12);
  if (unit === undefined) return { from: relative("year", -1, false, context).from, to: then };
  // A week has no date a year ago; 52 weeks before, it begins on the same weekday.
  const today = unit === "week" ? context.today - 364 : then;
  return relative(unit, 0, false, { ...context, today });
}
