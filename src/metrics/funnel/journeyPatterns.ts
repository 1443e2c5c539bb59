import type { Steps } from "../../domain/steps";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import { fateOf, fates, type Fate } from "../figures/account";
import { convertedCode, outcomeCount } from "../figures/outcome";
import { outcomeCodes } from "../index/outcomeCodes";
import { journeyMasks, passedOnTheWay } from "./journeyMasks";

/** Positions beyond which patterns are not made, and patterns that a number of theirs tells apart. */
const mostPositions = 16;
const mostPatterns = 1 << 16;

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

/** The journeys that were ever in a funnel, and by place among them the number of the pattern that each followed. */
export interface JourneyPatterns {
  readonly journeys: Int32Array;
  readonly patterns: readonly Pattern[];
  readonly numbers: Uint16Array;
}

/** Every journey's pattern in a funnel, kept ready until a record changes; undefined where positions or patterns are too many. In steps. */
export function* journeyPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
): Steps<JourneyPatterns | undefined> {
  if (positions.length > mostPositions) return undefined;
  return yield* view.onceForRecordsInSteps(keptName(positions, mode, "patterns"), () =>
    findPatterns(view, positions, mode),
  );
}

/** The name by which something about a funnel's journeys is kept. */
export function keptName(positions: readonly StageEntry[], mode: Mode, what: string): string {
  return `${what} of ${mode} in ${String(positions[0]?.funnelId ?? -1)}`;
}

function* findPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
): Steps<JourneyPatterns | undefined> {
  const { journeys, visited } = journeyMasks(view, positions);
  yield;
  const numbered = numberPatterns(view, positions, mode, journeys, visited);
  return numbered && { journeys, ...numbered };
}

function numberPatterns(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  journeys: Int32Array,
  visited: Int32Array,
): Omit<JourneyPatterns, "journeys"> | undefined {
  const width = positions.length;
  const leadRanks = positions.reduce(
    (mask, { type, rank }) => (type === "lead" ? mask | (1 << rank) : mask),
    0,
  );
  const numbers = new Uint16Array(journeys.length);
  // What a journey reached hangs on where it was and on whether it began as a lead.
  const numberBy = new Int32Array((1 << width) * 2 * fates.length * 2);
  const patterns: Pattern[] = [];
  const { stage, outcome: outcomeBy, convertedRow } = view.snapshot;
  const { linkBy } = view.links;
  const { isLeadBy } = view.core.records;
  const stageCount = view.core.stages.entries.length + 1;
  // What became of a journey hangs on its outcome, its stage and its furthest position alone.
  const fateBy = new Uint8Array(outcomeCount * stageCount * width);
  for (let place = 0; place < journeys.length; place++) {
    const journey = journeys[place]!;
    const were = visited[place]!;
    const furthest = 31 - Math.clz32(were);
    const isLead = isLeadBy[journey]!;
    const deal = isLead === 1 ? linkBy[journey]! : journey;
    const present = deal < 0 ? journey : deal;
    const outcome = deal < 0 && convertedRow[journey]! >= 0 ? convertedCode : outcomeBy[present]!;
    const known = (outcome * stageCount + stage[present]! + 1) * width + furthest;
    fateBy[known] ||= 1 + fates.indexOf(fateOf(view, journey, positions[furthest]!));
    const fate = fateBy[known] - 1;
    const isInvalid = outcome === outcomeCodes.invalid;
    const way = were * 2 + isLead;
    const key = (way * fates.length + fate) * 2 + (isInvalid ? 1 : 0);
    let number = numberBy[key]! - 1;
    if (number < 0) {
      if (patterns.length === mostPatterns) return undefined;
      numberBy[key] = patterns.push({
        reached: mode === "passed" ? passedOnTheWay(were, isLead === 1, leadRanks) : were,
        visited: were,
        furthest,
        fate: fates[fate]!,
        isInvalid,
      });
      number = patterns.length - 1;
    }
    numbers[place] = number;
  }
  return { patterns, numbers };
}
