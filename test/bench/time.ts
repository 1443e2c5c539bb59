export const millisecondsPerDay = 86_400_000;

/** A serial as whole milliseconds since serial 0. */
export function toMilliseconds(serial: number): number {
  return Math.round(serial * millisecondsPerDay);
}

/** The last millisecond that a whole day as an as-of sees. */
export function endOfDay(day: number): number {
  return (day + 1) * millisecondsPerDay - 1;
}

/** The days from one time to another (SPEC section 2): date minus date where either has no time, else to 6 decimals. */
export function daysBetween(from: number, to: number): number {
  if (from % millisecondsPerDay === 0 || to % millisecondsPerDay === 0) {
    return Math.floor(to / millisecondsPerDay) - Math.floor(from / millisecondsPerDay);
  }
  return Math.round(((to - from) / millisecondsPerDay) * 1e6) / 1e6;
}

/** The days from a time until the end of a whole day; a date without a time counts to that day. */
export function daysUntil(from: number, day: number): number {
  const end = from % millisecondsPerDay === 0 ? day : day + 1;
  return Math.round(((end * millisecondsPerDay - from) / millisecondsPerDay) * 1e6) / 1e6;
}
