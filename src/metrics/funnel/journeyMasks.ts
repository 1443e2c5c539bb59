import { journeysOf, type Journey } from "../figures/journeys";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";

/** The journeys that were ever in a funnel, and by their place among them the positions that they reached, and were really at, a bit each. */
export interface JourneyMasks {
  readonly journeys: readonly Journey[];
  readonly reached: Int32Array;
  readonly visited: Int32Array;
}

/**
 * Which positions of a funnel every journey reached: what `FunnelWalk` says of each, without the times. A funnel has at most 31
 * positions here.
 */
export function journeyMasks(view: View, positions: readonly StageEntry[], mode: Mode): JourneyMasks {
  const all = journeysOf(view);
  const { records, stages: book } = view.core;
  const funnel = positions[0]?.funnelId;
  const ranks = Int32Array.from(book.ranks, (rank, stage) => (book.funnels[stage] === funnel ? rank : -1));
  const leadRanks = positions.reduce(
    (mask, { type, rank }) => (type === "lead" ? mask | (1 << rank) : mask),
    0,
  );
  const { visits } = view.snapshot;
  const { stages, starts, lengths } = visits;
  const { links } = view;
  const journeys: Journey[] = [];
  const reached = new Int32Array(all.length);
  const visited = new Int32Array(all.length);
  const { isLeadBy } = records;
  for (let index = 0; index < all.length; index++) {
    const journey = all[index]!;
    const isLead = isLeadBy[journey] === 1;
    let were = 0;
    let beyond = 0;
    for (
      let record = journey;
      record >= 0;
      record = record === journey && isLead ? links.firstOf(journey) : -1
    ) {
      const end = starts[record]! + lengths[record]!;
      for (let visit = starts[record]!; visit < end; visit++) {
        const rank = ranks[stages[visit]!]!;
        if (rank < 0) continue;
        were |= 1 << rank;
        const before = (1 << rank) - 1;
        // An opportunity without a lead passes no lead stage by being beyond all of them.
        beyond |= isLead || (leadRanks >> rank) & 1 ? before : before & ~leadRanks;
      }
    }
    if (were === 0) continue;
    visited[journeys.length] = were;
    reached[journeys.length] = mode === "visited" ? were : were | beyond;
    journeys.push(journey);
  }
  return { journeys, reached, visited };
}
