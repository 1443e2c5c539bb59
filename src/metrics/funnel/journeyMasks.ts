import { journeysOf } from "../figures/journeys";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { lookThrough, stagesOfRecords } from "./stagesOfRecords";

/** The journeys that were ever in a funnel, and by place among them the positions that they were really at, a bit each. */
export interface JourneyMasks {
  readonly journeys: Int32Array;
  readonly visited: Int32Array;
}

/** At which positions of a funnel every journey was: what `FunnelWalk` says of each, without the times. A funnel has at most 31 here. */
export function journeyMasks(view: View, positions: readonly StageEntry[]): JourneyMasks {
  const all = journeysOf(view);
  const { leads, linkBy } = view.links;
  const visitedBy = visitedMasks(view, positions);
  // One more, for what is written behind the last.
  const journeys = new Int32Array(all.length + 1);
  const visited = new Int32Array(all.length + 1);
  const began = takeLeads(all, leads.length, linkBy, visitedBy, journeys, visited);
  const count = takeDeals(all, leads.length, visitedBy, journeys, visited, began);
  // The journeys are kept: without the room behind them.
  return { journeys: journeys.slice(0, count), visited: visited.subarray(0, count) };
}

/**
 * Writes the journeys of leads that were in the funnel and the positions that they were at; returns how many there are. Each is written,
 * and the next over it where it was nowhere: to ask would cost more, there being no telling which were.
 */
function takeLeads(
  all: Int32Array,
  leads: number,
  linkBy: Int32Array,
  visitedBy: Masks,
  journeys: Int32Array,
  visited: Int32Array,
): number {
  const { masks, shift, wanted } = visitedBy;
  const none = masks.length - 1;
  let count = 0;
  for (let place = 0; place < leads; place++) {
    const lead = all[place]!;
    const deal = linkBy[lead]!;
    const isNone = deal >> 31;
    const were = ((masks[lead]! | masks[(deal & ~isNone) | (none & isNone)]!) >>> shift) & wanted;
    journeys[count] = lead;
    visited[count] = were;
    count += oneUnless0(were);
  }
  return count;
}

/** As {@link takeLeads}, the journeys of opportunities alone, behind so many. */
function takeDeals(
  all: Int32Array,
  leads: number,
  visitedBy: Masks,
  journeys: Int32Array,
  visited: Int32Array,
  before: number,
): number {
  const { masks, shift, wanted } = visitedBy;
  let count = before;
  for (let place = leads; place < all.length; place++) {
    const were = (masks[all[place]!]! >>> shift) & wanted;
    journeys[count] = all[place]!;
    visited[count] = were;
    count += oneUnless0(were);
  }
  return count;
}

function oneUnless0(mask: number): number {
  return (mask | -mask) >>> 31;
}

/**
 * The positions that a journey passed on its way to those that it was at, and these. One that began as an opportunity passes no lead stage
 * by being beyond all of them.
 *
 * @param leadRanks The bits of the funnel's lead stages.
 */
export function passedOnTheWay(visited: number, beganAsLead: boolean, leadRanks: number): number {
  if (beganAsLead) return visited | before(visited);
  return visited | (before(visited & ~leadRanks) & ~leadRanks) | before(visited & leadRanks);
}

/** All positions before the last of some. */
function before(mask: number): number {
  return mask === 0 ? 0 : (1 << (31 - Math.clz32(mask))) - 1;
}

/** By record some bits, 0 behind the last: shifted right they say at which positions of a funnel it was, together with others. */
interface Masks {
  readonly masks: Int32Array;
  readonly shift: number;
  readonly wanted: number;
}

/** The positions that records were at: read off their stages where all of them fit into a number and a funnel's stand side by side. */
function visitedMasks(view: View, positions: readonly StageEntry[]): Masks {
  const shift = positions[0]?.id ?? 0;
  const areTogether = positions.every(({ id }, rank) => id === shift + rank);
  const ofAll = areTogether ? stagesOfRecords(view) : undefined;
  if (ofAll !== undefined) return { masks: ofAll.masks, shift, wanted: (1 << positions.length) - 1 };
  const ranks = view.core.stages.ranksIn(positions[0]?.funnelId);
  const bits = ranks.map((rank) => (rank < 0 ? 0 : 1 << rank));
  const { masks } = lookThrough(view.snapshot.visits, view.core.records.count, bits);
  return { masks, shift: 0, wanted: -1 };
}
