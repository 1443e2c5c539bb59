import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import { at } from "../index/at";
import { journeysOf, leadIn, opportunityIn, type Journey } from "./journeys";

/**
 * How far every journey came in one funnel, as `reachedAt` and `passedBeyond` say it for one journey and one position, from
 * a single look at each history.
 */
export interface Progress {
  readonly journeys: readonly Journey[];
  /** When a journey (by its place in the list) first reached a position: milliseconds, NaN undated; undefined where it never did. */
  readonly reached: (journey: number, rank: number) => number | undefined;
  /** Whether it was really at a position, not only beyond it. */
  readonly visited: (journey: number, rank: number) => boolean;
  /** The last position of the funnel that it ever was at; −1 where none. */
  readonly furthest: (journey: number) => number;
}

/** Never, in a table of times: later than all of them. Undated (NaN in a history) stands as earlier than all. */
const never = Infinity;
const undated = -Infinity;

/** Follows every journey through the positions of a funnel. */
export function progressThrough(view: View, positions: readonly StageEntry[], mode: Mode): Progress {
  const journeys = journeysOf(view);
  const width = positions.length;
  const times = new Float64Array(journeys.length * width).fill(never);
  const visits = new Uint8Array(journeys.length * width);
  const furthest = new Int32Array(journeys.length).fill(-1);
  const own = new Float64Array(width);
  const { ranks, funnels, types } = view.core.stages;
  const funnelId = positions[0]?.funnelId;
  const isLeadStage = positions.map(({ type }) => type === "lead");

  const follow = (place: number, record: number, hasLead: boolean): void => {
    if (record < 0) return;
    const { starts, lengths, stages, entries } = view.snapshot.visits;
    own.fill(NaN);
    const end = at(starts, record) + at(lengths, record);
    for (let visit = at(starts, record); visit < end; visit++) {
      const stage = at(stages, visit);
      const rank = funnels[stage] === funnelId ? (ranks[stage] ?? -1) : -1;
      if (rank < 0) continue;
      const entry = entries[visit] ?? NaN;
      const when = Number.isNaN(entry) ? undated : entry;
      visits[place * width + rank] = 1;
      if (rank > (furthest[place] ?? -1)) furthest[place] = rank;
      // An opportunity without a lead passes no lead stage by being beyond all of them.
      const passesLeads = hasLead || types[stage] === "lead";
      for (let passed = mode === "passed" ? 0 : rank; passed <= rank; passed++) {
        if (!Number.isNaN(own[passed])) continue;
        if (passed === rank || passesLeads || isLeadStage[passed] !== true) own[passed] = when;
      }
    }
    for (let rank = 0; rank < width; rank++) {
      const cell = place * width + rank;
      const time = own[rank] ?? NaN;
      if (time < (times[cell] ?? never)) times[cell] = time;
    }
  };
  journeys.forEach((journey, place) => {
    const lead = leadIn(view, journey);
    follow(place, lead, true);
    follow(place, opportunityIn(view, journey), lead >= 0);
  });
  return {
    journeys,
    reached: (journey, rank) => {
      const time = times[journey * width + rank] ?? never;
      return time === never ? undefined : time === undated ? NaN : time;
    },
    visited: (journey, rank) => visits[journey * width + rank] === 1,
    furthest: (journey) => furthest[journey] ?? -1,
  };
}
