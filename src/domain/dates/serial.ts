/**
 * Excel serial dates of the 1900 system: days since 1899-12-31, the fraction is the time of day. Excel counts a
 * 1900-02-29 that never was (serial 60), so serials below 61 are a day off against the calendar: Funnelbook reads dates
 * from 1900-03-01 (61) to the end of 9999. A whole number is a calendar date without a time and never shifts.
 */
export const firstSerial = 61;

/** The first serial after 9999-12-31. */
export const endOfSerials = 2958466;

/** How many milliseconds a day has: no day is longer or shorter on the workbook's own clock. */
export const millisecondsPerDay = 86_400_000;

/** The serial of 1970-01-01. */
const unixEpoch = 25569;

/** A date of the calendar. */
export interface CivilDate {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly day: number;
}

/** Whether a number is a date that Funnelbook can read. */
export function isSerial(value: number): boolean {
  return Number.isFinite(value) && value >= firstSerial && value < endOfSerials;
}

/** A serial as whole milliseconds since serial 0: the canonical form in which instants are compared and hashed. */
export function toMilliseconds(serial: number): number {
  return Math.round(serial * millisecondsPerDay);
}

/** The serial of whole milliseconds since serial 0. `toMilliseconds(fromMilliseconds(n))` is n. */
export function fromMilliseconds(milliseconds: number): number {
  return milliseconds / millisecondsPerDay;
}

/** The serial so many milliseconds later. */
export function addMilliseconds(serial: number, milliseconds: number): number {
  return fromMilliseconds(toMilliseconds(serial) + milliseconds);
}

/** The calendar date of an instant, as a whole serial. */
export function dayOf(serial: number): number {
  return Math.floor(toMilliseconds(serial) / millisecondsPerDay);
}

/** Whether a serial has a time of day: a whole number (to the millisecond) is a calendar date. */
export function hasTime(serial: number): boolean {
  return toMilliseconds(serial) % millisecondsPerDay !== 0;
}

/** An instant that stays one: midnight to the millisecond would read as a date without a time, so it gets one millisecond more. */
export function asInstant(serial: number): number {
  return hasTime(serial) ? serial : addMilliseconds(serial, 1);
}

/** The serial of a calendar date; undefined where there is no such date (2026-02-29) or it is out of range. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return undefined;
  const serial = date.getTime() / millisecondsPerDay + unixEpoch;
  return isSerial(serial) ? serial : undefined;
}

/** The calendar date of a serial. */
export function civilDate(serial: number): CivilDate {
  const date = new Date((dayOf(serial) - unixEpoch) * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The weekday of a serial: 1 = Monday … 7 = Sunday. */
export function weekday(serial: number): number {
  return ((dayOf(serial) + 5) % 7) + 1;
}
