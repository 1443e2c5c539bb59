import { fromMilliseconds } from "../../domain/dates/serial";
import type { Steps } from "../../domain/steps";
import { opportunityIn } from "../figures/journeys";
import type { PassageDays } from "../figures/maturity";
import { daysBetween } from "../index/daysBetween";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Visits } from "../index/visits";
import type { Mode } from "../query";
import { ranksIn } from "./journeyMasks";

/** What a journey is to the days at a position: none of their number, got on to the next, or still there. */
export const roles = { none: 0, gotOn: 1, stillThere: 2 } as const;

/**
 * The days of journeys at a position: from when each first reached it to when it first reached the next, or until the as-of. Undated ones
 * have none.
 *
 * @param roleOf By place among the journeys: see {@link roles}.
 */
export function* passagesAt(
  view: View,
  positions: readonly StageEntry[],
  rank: number,
  mode: Mode,
  journeys: Int32Array,
  roleOf: Uint8Array,
  journeysPerStep: number,
): Steps<PassageDays> {
  const took: number[] = [];
  const ages: number[] = [];
  const { visits } = view.snapshot;
  const ranks = ranksIn(view, positions);
  const { isLeadBy } = view.core.records;
  const isLeadRank = Uint8Array.from(positions, ({ type }) => (type === "lead" ? 1 : 0));
  const isVisited = mode === "visited";
  const first = (journey: number, to: number): number => {
    const isLead = isLeadBy[journey] === 1;
    const own = firstReach(visits, journey, to, ranks, isLeadRank, isVisited, isLead);
    const deal = isLead ? opportunityIn(view, journey) : -1;
    if (deal < 0) return own;
    return Math.min(own, firstReach(visits, deal, to, ranks, isLeadRank, isVisited, true));
  };
  for (let begin = 0; begin < journeys.length; begin += journeysPerStep) {
    if (begin > 0) yield;
    const end = Math.min(begin + journeysPerStep, journeys.length);
    for (let place = begin; place < end; place++) {
      const role = roleOf[place];
      if (role === roles.none) continue;
      const reached = first(journeys[place]!, rank);
      if (reached === -Infinity) continue;
      if (role === roles.stillThere) ages.push(view.daysSince(fromMilliseconds(reached)));
      else {
        const next = first(journeys[place]!, rank + 1);
        if (next !== -Infinity) took.push(daysBetween(reached, next));
      }
    }
  }
  return { took, ages };
}

/**
 * When a record first reached a position, in milliseconds: see `FunnelWalk`. −Infinity: undated; Infinity: it never did.
 *
 * @param hasLead Whether the record's journey began as a lead: one that did not passes no lead stage by being beyond all of them.
 */
function firstReach(
  { stages, entries, starts, lengths }: Visits,
  record: number,
  to: number,
  ranks: Int32Array,
  isLeadRank: Uint8Array,
  isVisited: boolean,
  hasLead: boolean,
): number {
  const end = starts[record]! + lengths[record]!;
  const passesAll = hasLead || isLeadRank[to] === 0;
  for (let visit = starts[record]!; visit < end; visit++) {
    const rank = ranks[stages[visit]!]!;
    if (rank !== to && (isVisited || rank < to || !(passesAll || isLeadRank[rank] === 1))) continue;
    const entry = entries[visit]!;
    return Number.isNaN(entry) ? -Infinity : entry;
  }
  return Infinity;
}
