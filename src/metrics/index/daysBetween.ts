import { roundDays } from "../../domain/dates/duration";
import { millisecondsPerDay } from "../../domain/dates/serial";

/** The domain's `duration` on whole milliseconds since serial 0: date minus date where either has no time, else in days to 6 decimals. */
export function daysBetween(from: number, to: number): number {
  if (from % millisecondsPerDay === 0 || to % millisecondsPerDay === 0) {
    return Math.floor(to / millisecondsPerDay) - Math.floor(from / millisecondsPerDay);
  }
  return roundDays((to - from) / millisecondsPerDay);
}
