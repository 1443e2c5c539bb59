import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import type { RecordOutcome } from "../names/outcomes";
import { outcomeOf } from "./outcome";

/**
 * What REACHED, CONVERSION and STAGETABLE count, by the record that it begins with: a lead with its first opportunity is one
 * journey; a further opportunity, or one without a lead, is its own.
 */
export type Journey = number;

/** The journeys of a view, those of leads first. */
export function journeysOf(view: View): Int32Array {
  return view.onceLinked("journeys", () => {
    const { leads, opportunities, linkBy } = view.links;
    // One more, for what is written behind the last.
    const journeys = new Int32Array(leads.length + opportunities.length + 1);
    journeys.set(leads);
    let count = leads.length;
    for (const opportunity of opportunities) {
      const lead = linkBy[opportunity]!;
      // The next is written over a lead's first: its journey began there.
      journeys[count] = opportunity;
      count += lead < 0 || linkBy[lead] !== opportunity ? 1 : 0;
    }
    return journeys.slice(0, count);
  });
}

/** The lead that a journey began with; −1 where it began as an opportunity. */
export function leadIn(view: View, journey: Journey): number {
  return view.core.records.isLead(journey) ? journey : -1;
}

/** The opportunity of a journey; −1 where its lead has none. */
export function opportunityIn(view: View, journey: Journey): number {
  return view.core.records.isLead(journey) ? view.firstOpportunity(journey) : journey;
}

/** What has become of a journey: of its opportunity, else of its lead. */
export function journeyOutcome(view: View, journey: Journey): RecordOutcome {
  return outcomeOf(view, presentRecord(view, journey));
}

/** The record in which a journey is now. */
export function presentRecord(view: View, journey: Journey): number {
  const opportunity = opportunityIn(view, journey);
  return opportunity >= 0 ? opportunity : journey;
}

/** The record that a journey's stages of this type belong to: filters look there first. */
export function ownRecord(view: View, journey: Journey, type: StageEntry["type"]): number {
  return type === "lead" ? journey : presentRecord(view, journey);
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
  const lead = leadIn(view, journey);
  const opportunity = opportunityIn(view, journey);
  const leadStagesOnly = entry.type === "lead" && lead < 0;
  const ofLead = lead < 0 ? undefined : firstReach(view, lead, entry, mode, leadStagesOnly);
  const ofDeal = opportunity < 0 ? undefined : firstReach(view, opportunity, entry, mode, leadStagesOnly);
  return earlier(ofLead, ofDeal);
}

function firstReach(
  view: View,
  record: number,
  entry: StageEntry,
  mode: Mode,
  leadStagesOnly: boolean,
): number | undefined {
  const { ranks, funnels, types } = view.core.stages;
  const { starts, lengths, stages, entries } = view.snapshot.visits;
  const end = starts[record]! + lengths[record]!;
  for (let visit = starts[record]!; visit < end; visit++) {
    const stage = stages[visit]!;
    if (stage === entry.id) return entries[visit]!;
    if (mode === "visited" || funnels[stage] !== entry.funnelId || ranks[stage]! < entry.rank) continue;
    if (!leadStagesOnly || types[stage] === "lead") return entries[visit]!;
  }
  return undefined;
}

/** When a journey first went beyond a stage, to a later position of its funnel: milliseconds, NaN undated, undefined never. */
export function passedBeyond(view: View, journey: Journey, entry: StageEntry): number | undefined {
  const lead = leadIn(view, journey);
  const opportunity = opportunityIn(view, journey);
  const ofLead = lead < 0 ? undefined : firstBeyond(view, lead, entry);
  const ofDeal = opportunity < 0 ? undefined : firstBeyond(view, opportunity, entry);
  return earlier(ofLead, ofDeal);
}

function firstBeyond(view: View, record: number, entry: StageEntry): number | undefined {
  const { ranks, funnels } = view.core.stages;
  const { starts, lengths, stages, entries } = view.snapshot.visits;
  const end = starts[record]! + lengths[record]!;
  for (let visit = starts[record]!; visit < end; visit++) {
    const stage = stages[visit]!;
    if (funnels[stage] === entry.funnelId && ranks[stage]! > entry.rank) return entries[visit]!;
  }
  return undefined;
}

/** The earlier of two times; undated (NaN) is before every date, undefined is never. */
function earlier(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined) return b;
  if (b === undefined || Number.isNaN(a)) return a;
  return b < a || Number.isNaN(b) ? b : a;
}
