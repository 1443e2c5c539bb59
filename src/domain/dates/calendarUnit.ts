import { firstOfMonth, monthNumber } from "./periodMonths";

/** A unit of the calendar year by which dates are grouped. */
export type CalendarUnit = "month" | "quarter" | "year";

/** One month, quarter or year: its first and last day, and its name as a period is written ("2026-01", "2026-Q1", "2026"). */
export interface CalendarPart {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const monthsIn: Readonly<Record<CalendarUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** The month, quarter or year that contains a date. */
export function calendarPart(unit: CalendarUnit, serial: number): CalendarPart {
  const length = monthsIn[unit];
  const first = Math.floor(monthNumber(serial) / length) * length;
  const year = String(Math.floor(first / 12)).padStart(4, "0");
  const part = (first % 12) / length + 1;
  const names = { month: `${year}-${String(part).padStart(2, "0")}`, quarter: `${year}-Q${part}`, year };
  return { name: names[unit], from: firstOfMonth(first), to: firstOfMonth(first + length) - 1 };
}

/** The months, quarters or years that two dates lie in and all between, at most so many. None where the second is earlier. */
export function calendarParts(unit: CalendarUnit, from: number, to: number, most: number): CalendarPart[] {
  const parts: CalendarPart[] = [];
  for (let day = from; parts.length < most && day <= to;) {
    const part = calendarPart(unit, day);
    parts.push(part);
    day = part.to + 1;
  }
  return parts;
}
