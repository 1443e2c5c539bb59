import { toMilliseconds } from "../../domain/dates/serial";
import type { DayRange } from "../query";

/** The times of a period: milliseconds, the second no longer among them. */
export interface TimeBounds {
  readonly from: number;
  readonly until: number;
}

/** The times of a period; undefined where it has no bounds, so that undated ones are in it too. */
export function boundsOf(period: DayRange | undefined): TimeBounds | undefined {
  const { from, to } = period ?? { from: undefined, to: undefined };
  if (from === undefined && to === undefined) return undefined;
  return {
    from: from === undefined ? earliest : toMilliseconds(from),
    until: to === undefined ? Infinity : toMilliseconds(to + 1),
  };
}

/** Before every time, but later than what stands for undated. */
const earliest = -Number.MAX_VALUE;

/** Whether a time is within bounds; an undated one (NaN or −Infinity) never is. */
export function isIn({ from, until }: TimeBounds, time: number): boolean {
  return time >= from && time < until;
}
