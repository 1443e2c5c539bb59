import { hasTime, millisecondsPerDay, toMilliseconds } from "../../domain/dates/serial";

/** The last millisecond of an as-of: of the day where it has no time. */
export function lastMillisecond(asOf: number): number {
  return hasTime(asOf) ? toMilliseconds(asOf) : toMilliseconds(asOf) + millisecondsPerDay - 1;
}
