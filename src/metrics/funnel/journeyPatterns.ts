import { finish, type Steps } from "../../domain/steps";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { plainQuery, type Mode } from "../query";
import { fates, fateWithin, type Fate } from "../figures/account";
import { journeyOutcome } from "../figures/journeys";
import { journeyMasks } from "./journeyMasks";
import { immatureInSteps, type PositionCounts } from "./maturity";

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
  /** By position: whether its conversion may still rise; see `immaturePositions`. */
  readonly immature: readonly boolean[];
}

/** Every journey's pattern in a funnel, kept ready until a record changes; undefined for a funnel of too many positions. */
export function journeyPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
): JourneyPatterns | undefined {
  if (positions.length > mostPositions) return undefined;
  return view.onceForRecords(nameOf(positions, mode), () =>
    finish(findPatterns(view, positions, mode, Infinity)),
  );
}

/** Makes the patterns of a funnel ready for {@link journeyPatterns}, so many journeys a step. */
export function* prepareJourneyPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  journeysPerStep: number,
): Steps<void> {
  if (positions.length > mostPositions) return;
  const { recordVersion } = view.snapshot;
  const found = yield* findPatterns(view, positions, mode, journeysPerStep);
  if (view.snapshot.recordVersion === recordVersion)
    view.onceForRecords(nameOf(positions, mode), () => found);
}

function nameOf(positions: readonly StageEntry[], mode: Mode): string {
  return `patterns of ${mode} in ${String(positions[0]?.funnelId ?? -1)}`;
}

function* findPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  journeysPerStep: number,
): Steps<JourneyPatterns> {
  const width = positions.length;
  const { journeys, reached, visited } = journeyMasks(view, positions, mode);
  const numbers = new Uint16Array(journeys.length);
  const byKey = new Map<number, number>();
  const patterns: Pattern[] = [];
  for (let place = 0; place < journeys.length; place++) {
    const journey = journeys[place]!;
    const furthest = 31 - Math.clz32(visited[place]!);
    const outcome = journeyOutcome(view, journey);
    const fate = fateWithin(view, journey, positions[furthest]!, outcome);
    const isInvalid = outcome === "invalid";
    const ways = (reached[place]! << width) | visited[place]!;
    const key = (ways * fates.length + fates.indexOf(fate)) * 2 + (isInvalid ? 1 : 0);
    let number = byKey.get(key);
    if (number === undefined) {
      number = patterns.length;
      byKey.set(key, number);
      patterns.push({ reached: reached[place]!, visited: visited[place]!, furthest, fate, isInvalid });
    }
    numbers[place] = number;
  }
  const question = {
    view,
    query: { ...plainQuery, metric: "STAGETABLE" as const, args: [], mode },
    tests: [],
  };
  yield;
  const stays = countStays(patterns, numbers, width);
  const immature = yield* immatureInSteps(question, positions, journeys, stays, journeysPerStep);
  return { patterns, numbers, immature };
}

/** How many journeys of each position are not invalid, and how many are still there. */
function countStays(patterns: readonly Pattern[], numbers: Uint16Array, width: number): PositionCounts[] {
  const stays = Array.from({ length: width }, () => ({ n: 0, stillHere: 0 }));
  const counts = countPatterns(patterns, numbers);
  patterns.forEach(({ reached, furthest, fate, isInvalid }, number) => {
    if (isInvalid) return;
    for (let rank = 0; rank <= furthest; rank++) {
      if (((reached >> rank) & 1) === 1) stays[rank]!.n += counts[number]!;
    }
    if (fate === "stillHere" && ((reached >> furthest) & 1) === 1)
      stays[furthest]!.stillHere += counts[number]!;
  });
  return stays;
}

/** How many journeys follow each pattern. */
export function countPatterns(patterns: readonly Pattern[], numbers: Uint16Array): Int32Array {
  const counts = new Int32Array(patterns.length);
  for (let journey = 0; journey < numbers.length; journey++) counts[numbers[journey]!]!++;
  return counts;
}
