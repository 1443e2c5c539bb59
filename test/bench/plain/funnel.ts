import { funnels, type WorldFunnel } from "../world";
import { percentile } from "./statistics";
import type { PlainRecord } from "./record";

/** A lead with its first deal, a further deal, or a deal without a lead. */
export interface PlainJourney {
  readonly funnel: string;
  readonly outcome: string;
  readonly hasLead: boolean;
  readonly visited: ReadonlySet<number>;
  readonly furthest: number;
}

export function funnelFigures(journeys: readonly PlainJourney[], records: readonly PlainRecord[]): number[] {
  return funnels.flatMap((funnel) =>
    figuresOf(
      funnel,
      journeys.filter((journey) => journey.funnel === funnel.name),
      records.filter((record) => record.funnel === funnel.name),
    ),
  );
}

function figuresOf(
  { positions }: WorldFunnel,
  journeys: readonly PlainJourney[],
  records: readonly PlainRecord[],
): number[] {
  return positions.flatMap(({ name, type, rank }) => {
    const reached = journeys.filter(
      ({ furthest, hasLead }) => furthest >= rank && (hasLead || type !== "lead"),
    );
    const valid = reached.filter(({ outcome }) => outcome !== "invalid");
    const stopped = reached.filter(({ furthest }) => furthest === rank);
    const hasNext = rank + 1 < positions.length;
    const onward = valid.filter(({ furthest }) => furthest > rank).length;
    const days = records.flatMap((record) => record.days.get(name) ?? []);
    return [
      reached.length,
      reached.length - stopped.length,
      stopped.filter(({ outcome }) => outcome === "invalid").length,
      stopped.filter(({ outcome }) => outcome === "lost").length,
      valid.length,
      valid.filter(({ visited }) => visited.has(rank)).length,
      hasNext && valid.length > 0 ? onward / valid.length : NaN,
      ...[0.5, 0.8, 0.9].map((share) => percentile(days, share)),
    ];
  });
}

export function makeJourneys(records: readonly PlainRecord[]): PlainJourney[] {
  const deals = records.filter(({ isLead }) => !isLead);
  const firsts = new Map<string, PlainRecord>();
  for (const deal of deals) {
    const other = firsts.get(deal.leadId);
    if (deal.leadId !== "" && !(other && other.created <= deal.created)) firsts.set(deal.leadId, deal);
  }
  const ofLeads = records
    .filter(({ isLead }) => isLead)
    .map((lead): PlainJourney => {
      const deal = firsts.get(lead.id);
      return {
        funnel: lead.funnel,
        outcome: (deal ?? lead).outcome,
        hasLead: true,
        visited: new Set([...lead.visited, ...(deal?.visited ?? [])]),
        furthest: Math.max(lead.furthest, deal?.furthest ?? -1),
      };
    });
  const others = deals.filter((deal) => firsts.get(deal.leadId) !== deal);
  return [...ofLeads, ...others.map((deal) => ({ ...deal, hasLead: false }))];
}
