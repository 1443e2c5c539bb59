import type { Steps } from "../../domain/steps";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import { fateOf, fates, type Fate } from "../figures/account";
import { isImmature } from "../figures/maturity";
import { convertedCode, outcomeCount } from "../figures/outcome";
import { outcomeCodes } from "../index/outcomeCodes";
import { journeyMasks } from "./journeyMasks";
import { areDoubtful, type PositionCounts } from "./maturity";
import { passagesAt, roles } from "./passages";

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

/**
 * Every journey's pattern in a funnel, kept ready until a record changes, found so many journeys a step; undefined for a funnel of too
 * many positions. Where records change between two steps, what was found is not kept.
 */
export function* journeyPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  journeysPerStep: number,
): Steps<JourneyPatterns | undefined> {
  if (positions.length > mostPositions) return undefined;
  const name = `patterns of ${mode} in ${String(positions[0]?.funnelId ?? -1)}`;
  const kept = view.keptForRecords(name) as JourneyPatterns | undefined;
  if (kept !== undefined) return kept;
  const { recordVersion } = view.snapshot;
  const found = yield* findPatterns(view, positions, mode, journeysPerStep);
  if (view.snapshot.recordVersion !== recordVersion) return found;
  return view.onceForRecords(name, () => found);
}

function* findPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  journeysPerStep: number,
): Steps<JourneyPatterns> {
  const { journeys, reached, visited } = journeyMasks(view, positions, mode);
  yield;
  const { patterns, numbers } = numberPatterns(view, positions, journeys, reached, visited);
  yield;
  const immature = yield* immatureOf(view, positions, mode, { journeys, patterns, numbers }, journeysPerStep);
  return { patterns, numbers, immature };
}

function numberPatterns(
  view: View,
  positions: readonly StageEntry[],
  journeys: Int32Array,
  reached: Int32Array,
  visited: Int32Array,
): { readonly patterns: readonly Pattern[]; readonly numbers: Uint16Array } {
  const width = positions.length;
  const numbers = new Uint16Array(journeys.length);
  const byKey = new Map<number, number>();
  const patterns: Pattern[] = [];
  const { stage, outcome: outcomeBy, convertedRow } = view.snapshot;
  const { linkBy } = view.links;
  const { isLeadBy } = view.core.records;
  const stageCount = view.core.stages.entries.length + 1;
  // What became of a journey hangs on its outcome, its stage and its furthest position alone.
  const fateBy = new Uint8Array(outcomeCount * stageCount * width);
  for (let place = 0; place < journeys.length; place++) {
    const journey = journeys[place]!;
    const furthest = 31 - Math.clz32(visited[place]!);
    const deal = isLeadBy[journey] === 1 ? linkBy[journey]! : journey;
    const present = deal < 0 ? journey : deal;
    const outcome = deal < 0 && convertedRow[journey]! >= 0 ? convertedCode : outcomeBy[present]!;
    const known = (outcome * stageCount + stage[present]! + 1) * width + furthest;
    fateBy[known] ||= 1 + fates.indexOf(fateOf(view, journey, positions[furthest]!));
    const fate = fateBy[known] - 1;
    const isInvalid = outcome === outcomeCodes.invalid;
    const ways = (reached[place]! << width) | visited[place]!;
    const key = (ways * fates.length + fate) * 2 + (isInvalid ? 1 : 0);
    let number = byKey.get(key);
    if (number === undefined) {
      number = patterns.length;
      byKey.set(key, number);
      patterns.push({
        reached: reached[place]!,
        visited: visited[place]!,
        furthest,
        fate: fates[fate]!,
        isInvalid,
      });
    }
    numbers[place] = number;
  }
  return { patterns, numbers };
}

/** By position: whether its conversion may still rise; the times of journeys are looked at only where enough are still there. */
function* immatureOf(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  { journeys, patterns, numbers }: Pick<JourneyPatterns, "patterns" | "numbers"> & { journeys: Int32Array },
  journeysPerStep: number,
): Steps<boolean[]> {
  const stays = countStays(patterns, numbers, positions.length);
  const immature = areDoubtful(positions, stays);
  for (let rank = 0; rank < positions.length; rank++) {
    if (immature[rank] !== true) continue;
    const roleBy = Uint8Array.from(patterns, (pattern) => roleAt(pattern, rank));
    const roleOf = new Uint8Array(numbers.length);
    for (let place = 0; place < numbers.length; place++) roleOf[place] = roleBy[numbers[place]!]!;
    yield;
    const days = yield* passagesAt(view, positions, rank, mode, journeys, roleOf, journeysPerStep);
    immature[rank] = isImmature(days, stays[rank]!.n);
  }
  return immature;
}

/** What journeys of a pattern are to the days at a position. */
function roleAt({ reached, furthest, fate, isInvalid }: Pattern, rank: number): number {
  if (isInvalid || ((reached >> rank) & 1) === 0) return roles.none;
  if (((reached >> (rank + 1)) & 1) === 1) return roles.gotOn;
  return furthest === rank && fate === "stillHere" ? roles.stillThere : roles.none;
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
