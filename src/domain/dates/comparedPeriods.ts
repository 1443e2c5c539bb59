import type { DayRange } from "./period";
import { firstOfMonth, monthNumber, monthsLater } from "./periodMonths";
import { weekday } from "./serial";

/** Whole days, both included. */
export interface Days extends DayRange {
  readonly from: number;
  readonly to: number;
}

/** The part of a period that has gone by, and the same part of the period before and of the one a year ago. */
export interface ComparedPeriods {
  readonly current: Days;
  readonly previous: Days;
  readonly lastYear: Days;
  /** Whether the whole week, month, quarter … has gone by, so that whole ones are compared. */
  readonly isComplete: boolean;
}

/** What weeks and fiscal years depend on. */
export interface CalendarStarts {
  readonly fiscalYearStart: number;
  readonly weekStart: number;
}

/**
 * What a period is compared with: the same elapsed part of the month, quarter, half, year or week before it, and of that a year ago. The
 * elapsed part ends with the period or with the day, whichever is earlier; where it is all of the month (and so on), all of the others
 * is taken, however many days that has. A period that is none of these is compared with as many whole months, or days, before it; weeks a
 * year ago are 52 weeks ago. Undefined while the period has not begun.
 */
export function comparedPeriods(
  period: Days,
  day: number,
  starts: CalendarStarts,
): ComparedPeriods | undefined {
  const seen = Math.min(period.to, day);
  if (seen < period.from) return undefined;
  const months = monthsOf(period, starts);
  if (months !== undefined) {
    const whole = monthsFrom(monthNumber(period.from), months);
    const isComplete = seen >= whole.to;
    const past = (back: number): Days =>
      sharing(whole, seen, monthsFrom(monthNumber(period.from) - back, months));
    return {
      current: { from: period.from, to: seen },
      previous: past(months),
      lastYear: past(12),
      isComplete,
    };
  }
  const isWeek =
    weekday(period.from) === starts.weekStart && period.to - period.from < 7 && period.to > period.from;
  const length = isWeek ? 7 : period.to - period.from + 1;
  const whole = { from: period.from, to: period.from + length - 1 };
  const yearAgo = isWeek ? period.from - 364 : monthsLater(period.from, -12);
  return {
    current: { from: period.from, to: seen },
    previous: sharing(whole, seen, { from: period.from - length, to: period.from - 1 }),
    lastYear: sharing(whole, seen, { from: yearAgo, to: yearAgo + length - 1 }),
    isComplete: seen >= whole.to,
  };
}

/** As much of another period as has been seen of this one. */
function sharing(whole: Days, seen: number, other: Days): Days {
  if (seen >= whole.to) return other;
  return { from: other.from, to: Math.min(other.to, other.from + seen - whole.from) };
}

/** How many months the calendar unit has that a period begins, or that it is made of; undefined where it begins within a month. */
function monthsOf({ from, to }: Days, { fiscalYearStart }: CalendarStarts): number | undefined {
  const first = monthNumber(from);
  if (firstOfMonth(first) !== from) return undefined;
  for (const start of [0, fiscalYearStart - 1]) {
    for (const months of [1, 3, 6, 12]) {
      if ((first - start + 12) % months === 0 && to < firstOfMonth(first + months)) return months;
    }
  }
  const last = monthNumber(to + 1);
  return firstOfMonth(last) === to + 1 ? last - first : undefined;
}

function monthsFrom(first: number, months: number): Days {
  return { from: firstOfMonth(first), to: firstOfMonth(first + months) - 1 };
}
