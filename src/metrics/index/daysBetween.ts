import { roundDays } from "../../domain/dates/duration";
import { millisecondsPerDay } from "../../domain/dates/serial";

/** The domain's `duration` on whole milliseconds since serial 0: date minus date where either has no time, else in days to 6 decimals. */
export function daysBetween(from: number, to: number): number {
  const first = Math.floor(from / millisecondsPerDay);
  const last = Math.floor(to / millisecondsPerDay);
  if (first * millisecondsPerDay === from || last * millisecondsPerDay === to) return last - first;
  return roundDays((to - from) / millisecondsPerDay);
}
