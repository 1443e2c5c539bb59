import type { CalendarDay, Settings } from "../store/setup";
import { endOf, roundDays } from "./duration";
import { dayOf, hasTime, millisecondsPerDay, toMilliseconds, weekday } from "./serial";

/** Which days are worked: the weekdays of the settings, less holidays, with make-up workdays (调休). */
export interface WorkCalendar {
  readonly isWorkday: (day: number) => boolean;
  /** How many workdays there are from serial 0 up to a day, that day left out. */
  readonly before: (day: number) => number;
}

/** Makes the calendar of a workbook ready. A day that the Calendar table names twice is what it says last. */
export function workCalendar(
  days: readonly Pick<CalendarDay, "date" | "kind">[],
  settings: Pick<Settings, "workingDays">,
): WorkCalendar {
  const weekly = new Set(settings.workingDays);
  const isWeekly = (day: number): boolean => weekly.has(weekday(day));
  const named = new Map(days.map(({ date, kind }) => [dayOf(date), kind === "workday"]));
  const exceptions = [...named]
    .filter(([day, isWorked]) => isWorked !== isWeekly(day))
    .sort(([a], [b]) => a - b);
  // Weekdays of the days 0 to 6, which every later week repeats.
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => (isWeekly(day) ? 1 : 0));
  const ofWeek = week.reduce<number>((total, worked) => total + worked, 0);

  const before = (day: number): number => {
    const weeks = Math.floor(day / 7);
    let count = weeks * ofWeek;
    for (let rest = 0; rest < day - weeks * 7; rest++) count += week[rest] ?? 0;
    for (const [date, isWorked] of exceptions) {
      if (date >= day) break;
      count += isWorked ? 1 : -1;
    }
    return count;
  };
  return { isWorkday: (day) => named.get(day) ?? isWeekly(day), before };
}

/**
 * The workdays from one date to another, both included, negative where the second is earlier: what Excel's NETWORKDAYS.INTL
 * counts, with make-up workdays.
 */
export function networkDays(calendar: WorkCalendar, from: number, to: number): number {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (last < first) return -networkDays(calendar, last, first);
  return calendar.before(last + 1) - calendar.before(first);
}

/**
 * A duration in workdays: the worked part of the time from one instant to another; where either has no time, the workdays from
 * the one date up to the other, the latter left out (NETWORKDAYS − 1 between two workdays, so Friday to Monday is 1 and a
 * day to itself 0). Negative where `to` is earlier. Parts of a time add up to the whole.
 */
export function workdaysBetween(calendar: WorkCalendar, from: number, to: number): number {
  if (!hasTime(from) || !hasTime(to)) return calendar.before(dayOf(to)) - calendar.before(dayOf(from));
  return roundDays(workedUntil(calendar, to) - workedUntil(calendar, from));
}

/**
 * A duration in workdays from a date of a record until an as-of. A whole-day as-of d means the end of that day for a date with a time,
 * and counts as day d for one without.
 */
export function workdaysUntil(calendar: WorkCalendar, from: number, asOf: number): number {
  if (!hasTime(from)) return calendar.before(dayOf(asOf)) - calendar.before(dayOf(from));
  return roundDays(workedUntil(calendar, endOf(asOf)) - workedUntil(calendar, from));
}

function workedUntil(calendar: WorkCalendar, instant: number): number {
  const day = dayOf(instant);
  const share = (toMilliseconds(instant) - day * millisecondsPerDay) / millisecondsPerDay;
  return calendar.before(day) + (calendar.isWorkday(day) ? share : 0);
}
