import { findStage } from "../stages/findStage";
import { findFunnel } from "../stages/funnels";
import { isPosition, outcomeOf, positions } from "../stages/positions";
import type { Funnel, Setup, Stage } from "../store/setup";
import type { LogEvent } from "./event";
import { effectiveEvents } from "./history";

/** How a record came into a stage. */
export type Entry = "start" | "forward" | "back" | "reopened" | "closed" | "otherFunnel";

/** One stay of a record in a stage. */
export interface Visit {
  readonly funnel: string;
  /** The stage's present name where it is set up, else the name in the log. */
  readonly stage: string;
  /** Undefined where the funnel has no such stage any more. */
  readonly setUp: Stage | undefined;
  /** When it came; null where that is not known (undated). */
  readonly from: number | null;
  /** When it left; null while it is there. */
  readonly to: number | null;
  readonly entry: Entry;
  /** Positions in use that were passed over on the way forward, in order. */
  readonly skipped: readonly string[];
  /** The event that brought it here. */
  readonly eventId: string;
}

/**
 * The stages that one record was in, one after the other: events that leave it in the same stage (of the same funnel)
 * prolong the visit. A record that was removed or merged away ends its last visit then.
 */
export function visits(events: readonly LogEvent[], setup: Setup, asOf?: number): Visit[] {
  const result: Visit[] = [];
  for (const event of effectiveEvents(events, asOf)) {
    const previous = result.at(-1);
    if (event.event === "Removed" || event.event === "Merged") {
      endLast(result, event.movedAt);
      break;
    }
    const funnel = findFunnel(setup, event.state.funnel);
    const stage = funnel && findStage(funnel, event.state.stage);
    const funnelName = funnel?.name ?? event.state.funnel;
    const stageName = stage?.name ?? event.state.stage;
    if (previous?.funnel === funnelName && previous.stage === stageName) continue;
    endLast(result, event.movedAt);
    const entry = entryInto(stage, funnelName, previous);
    result.push({
      funnel: funnelName,
      stage: stageName,
      setUp: stage,
      from: event.movedAt,
      to: null,
      entry,
      skipped: entry === "forward" && funnel && stage ? passedOver(funnel, previous?.setUp, stage) : [],
      eventId: event.eventId,
    });
  }
  return result;
}

function endLast(result: Visit[], at: number | null): void {
  const last = result.pop();
  if (last !== undefined) result.push({ ...last, to: last.to ?? at });
}

function entryInto(stage: Stage | undefined, funnel: string, previous: Visit | undefined): Entry {
  if (previous === undefined) return "start";
  if (previous.funnel !== funnel) return "otherFunnel";
  if (stage === undefined || previous.setUp === undefined) return "forward";
  if (outcomeOf(previous.setUp.type) !== "open" && outcomeOf(stage.type) === "open") return "reopened";
  if (!isPosition(stage)) return "closed";
  return stage.order > previous.setUp.order ? "forward" : "back";
}

function passedOver(funnel: Funnel, from: Stage | undefined, to: Stage): string[] {
  if (from === undefined || !isPosition(from)) return [];
  return positions(funnel)
    .filter((stage) => stage.active && stage.order > from.order && stage.order < to.order)
    .map((stage) => stage.name);
}
