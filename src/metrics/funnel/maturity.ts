import { fromMilliseconds } from "../../domain/dates/serial";
import type { Steps } from "../../domain/steps";
import type { Journey } from "../figures/journeys";
import { areEnough, isImmature, type PassageDays } from "../figures/maturity";
import type { Question } from "../figures/question";
import { daysBetween } from "../index/daysBetween";
import type { StageEntry } from "../index/stageBook";
import type { RecordOutcome } from "../names/outcomes";
import { eachArrival, fateAt } from "./arrivals";
import { FunnelWalk, undated } from "./funnelWalk";

/** The counts of a position on which it hangs whether its conversion may still rise. */
export interface PositionCounts {
  readonly n: number;
  readonly stillHere: number;
}

/** By position: whether enough journeys are still there for its conversion to rise yet, so that their times must be looked at. */
export function areDoubtful(positions: readonly StageEntry[], counts: readonly PositionCounts[]): boolean[] {
  return positions.map(
    ({ rank, type }) =>
      rank + 1 < positions.length &&
      type !== "aftersales" &&
      areEnough(counts[rank]!.stillHere, counts[rank]!.n),
  );
}

/**
 * The positions whose conversion may still rise: see `isImmature`.
 *
 * @param journeys Those that may have been in the funnel.
 * @returns By position.
 */
export function* immaturePositions(
  question: Question,
  positions: readonly StageEntry[],
  journeys: Int32Array,
  counts: readonly PositionCounts[],
): Steps<boolean[]> {
  const doubtful = areDoubtful(positions, counts);
  if (!doubtful.includes(true)) return doubtful;
  const passages = yield* passagesOf(question, positions, journeys, doubtful);
  return doubtful.map((isDoubtful, rank) => isDoubtful && isImmature(passages[rank]!, counts[rank]!.n));
}

/** By position: the days of the journeys that reached it. */
function* passagesOf(
  question: Question,
  positions: readonly StageEntry[],
  journeys: Int32Array,
  isAsked: readonly boolean[],
): Steps<PassageDays[]> {
  const { view, query } = question;
  const walk = new FunnelWalk(view, positions, query.mode);
  const passages = positions.map(() => ({ took: new Array<number>(), ages: new Array<number>() }));
  const take = (journey: Journey, rank: number, outcome: RecordOutcome): void => {
    const reached = walk.times[rank]!;
    if (outcome === "invalid" || reached === undated) return;
    if (rank + 1 < positions.length && walk.hasReached(rank + 1)) {
      const next = walk.times[rank + 1]!;
      if (next !== undated) passages[rank]!.took.push(daysBetween(reached, next));
    } else if (fateAt(view, walk, positions[rank]!, journey, outcome) === "stillHere") {
      passages[rank]!.ages.push(view.daysSince(fromMilliseconds(reached)));
    }
  };
  yield* eachArrival(question, walk, positions, journeys, take, isAsked);
  return passages;
}
