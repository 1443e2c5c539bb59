import type { Language } from "../../domain/language";
import { readDate } from "../../domain/dates/readDate";
import { civilDate, serialOf } from "../../domain/dates/serial";
import { fail, succeed, type Result } from "../../domain/result";

const words: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  后天: 2,
  昨天: -1,
  前天: -2,
};
const offset = /^([+-])\s*(\d{1,4})\s*(?:d|days?|天|日)?$/i;
const monthAndDay = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/**
 * A date as somebody types it into the pane, as a whole serial; null where nothing is typed. Read are `2026-04-03`, `2026/4/3`,
 * `3 Apr 2026`, `Apr 3, 2026`, `2026年4月3日`, `4月3日` (this year), `today`, `明天`, `+7`, `-3`, and `13/4/2026`. `3/4/2026` is two
 * dates, so it is refused with both in the sentence: the pane asks and never guesses.
 */
export function typedDate(typed: string, today: number): Result<number | null> {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return succeed(null);
  const word = words[text.toLowerCase()];
  if (word !== undefined) return succeed(today + word);
  const steps = offset.exec(text);
  if (steps) return succeed(today + (steps[1] === "-" ? -1 : 1) * Number(steps[2]));
  const chinese = monthAndDay.exec(text);
  const serial = chinese
    ? serialOf(civilDate(today).year, Number(chinese[1]), Number(chinese[2]))
    : readDate(text);
  if (serial !== undefined) return succeed(Math.floor(serial));
  const last = yearLast.exec(text);
  if (!last) return fail("paneDateUnreadable", { typed: text });
  const [first, second, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  const dayFirst = serialOf(year, second, first);
  const monthFirst = serialOf(year, first, second);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) {
    return fail("paneDateTwoWays", { typed: text, dayFirst, monthFirst });
  }
  const only = dayFirst ?? monthFirst;
  return only === undefined ? fail("paneDateUnreadable", { typed: text }) : succeed(only);
}

/** A serial as the calendar of the machine names it: the same year, month and day at local midnight, whatever the zone. */
export function toCalendarDay(serial: number): Date {
  const { year, month, day } = civilDate(serial);
  return new Date(year, month - 1, day);
}

/** The serial of the day that a calendar shows. */
export function fromCalendarDay(date: Date): number | undefined {
  return serialOf(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** Names of months and weekdays in a language, Sunday first, as Fabric's calendar wants them. */
export function calendarNames(language: Language): {
  readonly months: string[];
  readonly shortMonths: string[];
  readonly days: string[];
  readonly shortDays: string[];
} {
  const name = (date: Date, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(date);
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 1, 1 + day)));
  return {
    months: months.map((date) => name(date, { month: "long" })),
    shortMonths: months.map((date) => name(date, { month: "short" })),
    days: days.map((date) => name(date, { weekday: "long" })),
    shortDays: days.map((date) => name(date, { weekday: "narrow" })),
  };
}
