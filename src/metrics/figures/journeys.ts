import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { at } from "../index/at";
import type { Mode } from "../query";
import type { RecordOutcome } from "../names/outcomes";
import { outcomeOf } from "./outcome";

/** A lead with its first opportunity; a further opportunity, or one without a lead, is its own. −1 stands for none. */
export interface Journey {
  readonly lead: number;
  readonly opportunity: number;
}

/** The journeys of a view. */
export function journeysOf(view: View): readonly Journey[] {
  return view.once("journeys", () => [
    ...view.leads.map((lead) => ({ lead, opportunity: view.firstOpportunity(lead) })),
    ...view.opportunities
      .filter((opportunity) => {
        const lead = view.leadOf(opportunity);
        return lead < 0 || view.firstOpportunity(lead) !== opportunity;
      })
      .map((opportunity) => ({ lead: -1, opportunity })),
  ]);
}

/** What has become of a journey: of its opportunity, else of its lead. */
export function journeyOutcome(view: View, journey: Journey): RecordOutcome {
  return outcomeOf(view, presentRecord(journey));
}

/** The record in which a journey is now. */
export function presentRecord(journey: Journey): number {
  return journey.opportunity >= 0 ? journey.opportunity : journey.lead;
}

/** The record that a journey's stages of this type belong to: filters look there first. */
export function ownRecord(journey: Journey, type: StageEntry["type"]): number {
  const [own, other] =
    type === "lead" ? [journey.lead, journey.opportunity] : [journey.opportunity, journey.lead];
  return own >= 0 ? own : other;
}

/** A journey that reached a stage, and when first: milliseconds, NaN where that is undated. */
export interface Arrival {
  readonly journey: Journey;
  readonly entry: StageEntry;
  readonly reached: number;
}

/**
 * When a journey first reached a stage of a funnel. `passed`: it entered the stage or any later lead, open, won or after-sales stage of
 * that funnel; `visited`: the stage itself. One without a lead passes no lead stages: those it reached only by entering them
 * or a later lead stage.
 *
 * @returns Milliseconds; NaN where it did so undated; undefined where it never did.
 */
export function reachedAt(view: View, journey: Journey, entry: StageEntry, mode: Mode): number | undefined {
  let first: number | undefined;
  for (const record of [journey.lead, journey.opportunity]) {
    const timeline = record < 0 ? undefined : view.timeline(record);
    if (timeline === undefined) continue;
    const visit = timeline.stages.findIndex((stage) =>
      counts(view.core.stages.entry(stage), entry, mode, journey),
    );
    if (visit < 0) continue;
    const when = at(timeline.entries, visit);
    // Undated (NaN) is before every date.
    if (first === undefined || Number.isNaN(when) || when < first) first = when;
  }
  return first;
}

function counts(visited: StageEntry, entry: StageEntry, mode: Mode, journey: Journey): boolean {
  if (mode === "visited") return visited.id === entry.id;
  if (visited.funnelId !== entry.funnelId || visited.rank < entry.rank) return false;
  return entry.type !== "lead" || journey.lead >= 0 || visited.type === "lead";
}

/** When a journey first went beyond a stage, to a later position of its funnel: milliseconds, NaN undated, undefined never. */
export function passedBeyond(view: View, journey: Journey, entry: StageEntry): number | undefined {
  let first: number | undefined;
  for (const record of [journey.lead, journey.opportunity]) {
    const timeline = record < 0 ? undefined : view.timeline(record);
    const visit =
      timeline?.stages.findIndex((stage) => {
        const visited = view.core.stages.entry(stage);
        return visited.funnelId === entry.funnelId && visited.rank > entry.rank;
      }) ?? -1;
    if (timeline === undefined || visit < 0) continue;
    const when = at(timeline.entries, visit);
    if (first === undefined || Number.isNaN(when) || when < first) first = when;
  }
  return first;
}
