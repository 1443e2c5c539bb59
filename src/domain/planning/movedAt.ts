import { asInstant, dayOf, hasTime, isSerial, toMilliseconds } from "../dates/serial";
import type { LogEvent } from "../log/event";
import { fail, reason, succeed, type Reason, type Result } from "../result";

/** When an event happened, and what the user should know about it. */
export interface ResolvedMovedAt {
  readonly movedAt: number;
  readonly notices: readonly Reason[];
}

/**
 * When an event counts as having happened. Blank is now, and so is today without a time. A date is never in the future, and
 * never before the record's previous event: on that event's own day it takes that event's instant (Recorded At keeps the order),
 * with a notice. Where the previous event is minutes ahead of this clock (a colleague's runs fast), now is its instant.
 *
 * Codes: `dateUnreadable`, `dateInFuture`, `dateBeforePrevious`; notice `dateTakesPreviousTime`. Dates in params are serials.
 */
export function resolveMovedAt(
  at: number | undefined,
  previous: LogEvent | undefined,
  now: number,
): Result<ResolvedMovedAt> {
  if (at !== undefined && !isSerial(at)) return fail("dateUnreadable", { value: at });
  const today = dayOf(now);
  const isNow = at === undefined || (!hasTime(at) && dayOf(at) === today);
  const wanted = isNow ? asInstant(now) : at;
  if (
    !isNow &&
    (hasTime(wanted) ? toMilliseconds(wanted) > toMilliseconds(asInstant(now)) : wanted > today)
  ) {
    return fail("dateInFuture", { date: wanted });
  }
  const last = previous?.movedAt ?? null;
  if (previous === undefined || last === null) return succeed({ movedAt: wanted, notices: [] });

  const isBefore = toMilliseconds(wanted) < toMilliseconds(last);
  if (!isBefore) return succeed({ movedAt: wanted, notices: [] });
  if (isNow && last - wanted < 1) return succeed({ movedAt: last, notices: [] });
  if (!hasTime(wanted) && dayOf(last) === wanted) {
    return succeed({ movedAt: last, notices: [reason("dateTakesPreviousTime", { previous: last })] });
  }
  return fail("dateBeforePrevious", { date: wanted, previous: last, stage: previous.state.stage });
}
