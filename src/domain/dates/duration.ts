import { dayOf, hasTime, millisecondsPerDay, toMilliseconds } from "./serial";

/**
 * A duration between two dates of a record, in days (SPEC section 2): date minus date where either end has no time, else
 * instant minus instant; rounded to 6 decimals, so that equal durations compare equal. Negative where `to` is earlier:
 * never clamped, such records are reported as issues.
 */
export function duration(from: number, to: number): number {
  if (!hasTime(from) || !hasTime(to)) return dayOf(to) - dayOf(from);
  return roundDays((toMilliseconds(to) - toMilliseconds(from)) / millisecondsPerDay);
}

/**
 * A duration from a date of a record until an as-of. A whole-day as-of d means the end of that day (d + 1) for a record
 * with times, and counts as day d for a date without a time.
 */
export function durationUntil(from: number, asOf: number): number {
  if (!hasTime(from)) return dayOf(asOf) - dayOf(from);
  return roundDays((toMilliseconds(endOf(asOf)) - toMilliseconds(from)) / millisecondsPerDay);
}

/** The instant that an as-of means: the end of a whole day, or the instant itself. */
export function endOf(asOf: number): number {
  return hasTime(asOf) ? asOf : dayOf(asOf) + 1;
}

/**
 * Whether something dated `at` has happened as of `asOf`: before the end of a whole day, or at or before an instant. A
 * date without a time has happened from the beginning of its day.
 */
export function happenedBy(at: number, asOf: number): boolean {
  return hasTime(asOf)
    ? toMilliseconds(at) <= toMilliseconds(asOf)
    : toMilliseconds(at) < toMilliseconds(endOf(asOf));
}

/** Days rounded to 6 decimals (0.0864 seconds). */
export function roundDays(days: number): number {
  return Math.round(days * 1e6) / 1e6 + 0;
}
