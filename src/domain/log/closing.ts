import { outcomeOfState } from "../stages/stageOf";
import type { Outcome } from "../stages/positions";
import type { Setup } from "../store/setup";
import type { LogEvent } from "./event";
import { effectiveEvents } from "./history";

/** How a closed record was closed. */
export interface Closing {
  readonly outcome: Exclude<Outcome, "open">;
  /** When; null where that is not known (undated). */
  readonly at: number | null;
  /** The event that closed it. */
  readonly event: LogEvent;
}

/**
 * The closing of a record that is closed: its latest entry into won from a stage that is not won (after-sales is won too), or into
 * lost or invalid. Undefined while it is open: reopening ends the earlier closing.
 */
export function closingOf(events: readonly LogEvent[], setup: Setup): Closing | undefined {
  let closing: Closing | undefined;
  for (const event of effectiveEvents(events)) {
    const outcome = outcomeOfState(setup, event.state);
    if (outcome === "open") closing = undefined;
    else if (outcome !== closing?.outcome) closing = { outcome, at: event.movedAt, event };
  }
  return closing;
}

const between = " — ";

/** The text of a log row's Reason: the loss reason, then the note. Empty ones are left out. */
export function reasonWithNote(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(between);
}

/** The loss reason in a log row's Reason, without the note behind it. */
export function lossReasonIn(reason: string): string {
  return reason.split(between)[0] ?? "";
}
