import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import { fates, fateWithin, type Fate } from "../figures/account";
import { journeyOutcome, journeysOf } from "../figures/journeys";
import { FunnelWalk } from "./funnelWalk";

/** Positions beyond which patterns are not made: their bits would not fit in a number. */
const mostPositions = 12;

/** How a journey went through a funnel, as far as its counts are concerned. */
export interface Pattern {
  /** The positions that it reached, and was really at, a bit each. */
  readonly reached: number;
  readonly visited: number;
  readonly furthest: number;
  /** What became of it at the furthest position; from those before it advanced. */
  readonly fate: Fate;
  readonly isInvalid: boolean;
}

/** The patterns that occur in a funnel, and by journey that is in it the number of its own. */
export interface JourneyPatterns {
  readonly patterns: readonly Pattern[];
  readonly numbers: Uint16Array;
}

/** Every journey's pattern in a funnel, kept ready until a record changes; undefined for a funnel of too many positions. */
export function journeyPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
): JourneyPatterns | undefined {
  if (positions.length > mostPositions) return undefined;
  const funnel = positions[0]?.funnelId ?? -1;
  return view.onceForRecords(`patterns of ${mode} in ${String(funnel)}`, () =>
    findPatterns(view, positions, mode),
  );
}

function findPatterns(view: View, positions: readonly StageEntry[], mode: Mode): JourneyPatterns {
  const walk = new FunnelWalk(view, positions, mode);
  const width = positions.length;
  const journeys = journeysOf(view);
  const numbers = new Uint16Array(journeys.length);
  const byKey = new Map<number, number>();
  const patterns: Pattern[] = [];
  let count = 0;
  for (const journey of journeys) {
    walk.follow(journey);
    const { furthest } = walk;
    if (furthest < 0) continue;
    let reached = 0;
    let visited = 0;
    for (let rank = 0; rank <= furthest; rank++) {
      if (walk.hasReached(rank)) reached |= 1 << rank;
      if (walk.hasVisited(rank)) visited |= 1 << rank;
    }
    const outcome = journeyOutcome(view, journey);
    const fate = fateWithin(view, journey, positions[furthest]!, outcome);
    const isInvalid = outcome === "invalid";
    const key =
      (((reached << width) | visited) * fates.length + fates.indexOf(fate)) * 2 + (isInvalid ? 1 : 0);
    let number = byKey.get(key);
    if (number === undefined) {
      number = patterns.length;
      byKey.set(key, number);
      patterns.push({ reached, visited, furthest, fate, isInvalid });
    }
    numbers[count++] = number;
  }
  return { patterns, numbers: numbers.slice(0, count) };
}

/** How many journeys follow each pattern. */
export function countPatterns({ patterns, numbers }: JourneyPatterns): Int32Array {
  const counts = new Int32Array(patterns.length);
  for (let journey = 0; journey < numbers.length; journey++) counts[numbers[journey]!]!++;
  return counts;
}
