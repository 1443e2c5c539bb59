import { asInstant, dayOf, hasTime, toMilliseconds } from "../dates/serial";
import { fail, succeed, type Result } from "../result";

/** The dates of a row that decide when something happened. */
export type DatingRole = "created" | "closed" | "converted";

const inFuture: Readonly<Record<DatingRole, string>> = {
  created: "createdInFuture",
  closed: "closedInFuture",
  converted: "convertedInFuture",
};

const beforePrevious: Readonly<Record<DatingRole, string>> = {
  created: "createdBeforePrevious",
  closed: "closedBeforePrevious",
  converted: "convertedBeforePrevious",
};

/**
 * A date that somebody typed into a row, as the Moved At of what it says: as typed (a date without a time stays one), on the day
 * of the event before it that event's instant. Not in the future and not before the event before it: codes `createdInFuture`,
 * `closedBeforePrevious` and so on; params `date`, `previous`.
 */
export function typedDate(
  typed: number,
  previous: number | null,
  now: number,
  role: DatingRole,
): Result<number> {
  const isFuture = hasTime(typed)
    ? toMilliseconds(typed) > toMilliseconds(asInstant(now))
    : typed > dayOf(now);
  if (isFuture) return fail(inFuture[role], { date: typed });
  if (previous === null || toMilliseconds(typed) >= toMilliseconds(previous)) return succeed(typed);
  if (!hasTime(typed) && dayOf(previous) === typed) return succeed(previous);
  return fail(beforePrevious[role], { date: typed, previous });
}
