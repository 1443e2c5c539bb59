import { endOf } from "../../domain/dates/duration";
import type { DayRange } from "../query";

/** Whether a date is within a period (both days included); an undated one (NaN) only where there is no period. */
export function isWithin(period: DayRange | undefined, date: number): boolean {
  if (period === undefined || (period.from === undefined && period.to === undefined)) return true;
  if (Number.isNaN(date)) return false;
  return (
    (period.from === undefined || date >= period.from) && (period.to === undefined || date < period.to + 1)
  );
}

/** The as-of of a state at the period's end, or the as-of itself where that is earlier. */
export function stateDate(period: DayRange | undefined, asOf: number): number {
  const end = period?.to;
  return end !== undefined && endOf(end) < endOf(asOf) ? end : asOf;
}
