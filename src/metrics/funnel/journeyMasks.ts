import { journeysOf } from "../figures/journeys";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Visits } from "../index/visits";
import type { Mode } from "../query";

/** The journeys that were ever in a funnel, and by their place among them the positions that they reached, and were really at, a bit each. */
export interface JourneyMasks {
  readonly journeys: Int32Array;
  readonly reached: Int32Array;
  readonly visited: Int32Array;
}

/**
 * Which positions of a funnel every journey reached: what `FunnelWalk` says of each, without the times. A funnel has at most 31
 * positions here.
 */
export function journeyMasks(view: View, positions: readonly StageEntry[], mode: Mode): JourneyMasks {
  const all = journeysOf(view);
  const { records } = view.core;
  const visitedBy = visitedMasks(view.snapshot.visits, records.count, ranksIn(view, positions));
  const leadRanks = positions.reduce(
    (mask, { type, rank }) => (type === "lead" ? mask | (1 << rank) : mask),
    0,
  );
  const journeys = new Int32Array(all.length);
  const reached = new Int32Array(all.length);
  const visited = new Int32Array(all.length);
  const { isLeadBy } = records;
  const { linkBy } = view.links;
  let count = 0;
  for (const journey of all) {
    const isLead = isLeadBy[journey] === 1;
    const deal = isLead ? linkBy[journey]! : -1;
    const were = visitedBy[journey]! | (deal < 0 ? 0 : visitedBy[deal]!);
    if (were === 0) continue;
    journeys[count] = journey;
    visited[count] = were;
    if (mode === "visited") reached[count] = were;
    else if (isLead) reached[count] = were | before(were);
    // An opportunity without a lead passes no lead stage by being beyond all of them.
    else reached[count] = were | (before(were & ~leadRanks) & ~leadRanks) | before(were & leadRanks);
    count++;
  }
  return {
    journeys: journeys.subarray(0, count),
    reached: reached.subarray(0, count),
    visited: visited.subarray(0, count),
  };
}

/** By stage: its rank in the funnel of these positions, −1 elsewhere. */
export function ranksIn(view: View, positions: readonly StageEntry[]): Int32Array {
  const { ranks, funnels } = view.core.stages;
  const funnel = positions[0]?.funnelId;
  return Int32Array.from(ranks, (rank, stage) => (funnels[stage] === funnel ? rank : -1));
}

/** All positions before the last of some. */
function before(mask: number): number {
  return mask === 0 ? 0 : (1 << (31 - Math.clz32(mask))) - 1;
}

/** By record: the positions that it was at, a bit each. */
function visitedMasks({ stages, starts, lengths }: Visits, records: number, ranks: Int32Array): Int32Array {
  const masks = new Int32Array(records);
  const bits = Int32Array.from(ranks, (rank) => (rank < 0 ? 0 : 1 << rank));
  for (let record = 0; record < records; record++) {
    const end = starts[record]! + lengths[record]!;
    let mask = 0;
    for (let visit = starts[record]!; visit < end; visit++) mask |= bits[stages[visit]!]!;
    masks[record] = mask;
  }
  return masks;
}
