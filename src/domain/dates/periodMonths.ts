import { civilDate, millisecondsPerDay } from "./serial";

/** The serial of 1970-01-01. */
const unixEpoch = 25569;

/** The month of a serial, counted from January of year 0, which makes every step of months a sum. */
export function monthNumber(serial: number): number {
  const { year, month } = civilDate(serial);
  return year * 12 + month - 1;
}

/** The serial of the first day of a counted month. */
export function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / millisecondsPerDay + unixEpoch;
}

/** The same day so many months later, or the month's last day where it has no such day (EDATE). */
export function monthsLater(serial: number, months: number): number {
  const month = monthNumber(serial) + months;
  const last = firstOfMonth(month + 1) - 1;
  return Math.min(firstOfMonth(month) + civilDate(serial).day - 1, last);
}
