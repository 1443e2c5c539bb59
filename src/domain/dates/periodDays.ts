/** Whole days of periods: calendar dates to serial numbers of the 1900 date system and back, and steps of months. */

/** A date of the Gregorian calendar; `month` and `day` count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
/** Excel counts a 29 February 1900 that never was (serial 60); days before it are one less than the true count. */
const firstTrueSerial = 61;
const lastSerial = 2_958_465;

/** The serial of a date; month and day may run over (month 13 is the next January, day 0 the last day before). */
export function serialOf(year: number, month: number, day: number): number {
  const count = Math.round((Date.UTC(year, month - 1, day) - epoch) / dayLength);
  return count < firstTrueSerial ? count - 1 : count;
}

/** The date of a serial; a fraction (the time of day) is left out. */
export function dateOf(serial: number): CalendarDate {
  const whole = Math.floor(serial);
  const date = new Date(epoch + (whole < firstTrueSerial ? whole + 1 : whole) * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The serial of a date, or undefined where the calendar has no such day (30 February) or Excel no such year. */
export function serialOfDate(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  return day <= daysInMonth(year, month) ? serialOf(year, month, day) : undefined;
}

/** Whether Excel has a date for the number. */
export function isSerial(value: number): boolean {
  return value >= 1 && value < lastSerial + 1;
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day so many months later, or the month's last day where it has no such day (EDATE). */
export function monthsLater(serial: number, months: number): number {
  const { year, month, day } = dateOf(serial);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const thatYear = first.getUTCFullYear();
  const thatMonth = first.getUTCMonth() + 1;
  return serialOf(thatYear, thatMonth, Math.min(day, daysInMonth(thatYear, thatMonth)));
}

/** 1 = Monday … 7 = Sunday. Serial 2 is a Monday of Excel's calendar. */
export function weekday(serial: number): number {
  return ((((Math.floor(serial) - 2) % 7) + 7) % 7) + 1;
}
