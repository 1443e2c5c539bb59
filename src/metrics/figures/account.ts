import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { RecordOutcome } from "../names/outcomes";
import { passedBeyond, journeyOutcome, presentRecord, type Journey } from "./journeys";

/** Where a journey went from a stage that it had reached. */
export type Fate = "advanced" | "invalid" | "lost" | "handedOff" | "movedBack" | "stillHere";

/** All fates, in the order in which the first that holds counts. */
export const fates: readonly Fate[] = ["advanced", "invalid", "lost", "handedOff", "movedBack", "stillHere"];

/**
 * Where a journey that reached a stage is as of the date, the first that holds: it passed beyond the stage (even if lost later), is
 * invalid, lost, in another funnel, at an earlier stage, still here. Each journey has exactly one. Source: SPEC section 2, "Stage account".
 */
export function fateOf(view: View, journey: Journey, entry: StageEntry): Fate {
  return passedBeyond(view, journey, entry) !== undefined
    ? "advanced"
    : fateWithin(view, journey, entry, journeyOutcome(view, journey));
}

/** The fate of a journey that never passed beyond the stage. */
export function fateWithin(view: View, journey: Journey, entry: StageEntry, outcome: RecordOutcome): Fate {
  if (outcome === "invalid" || outcome === "lost") return outcome;
  // A converted lead whose opportunity the log does not have went somewhere unknown.
  if (outcome === "converted") return "handedOff";
  const stage = view.stage(presentRecord(view, journey));
  if (stage?.funnelId !== entry.funnelId) return "handedOff";
  return stage.rank >= 0 && stage.rank < entry.rank ? "movedBack" : "stillHere";
}
