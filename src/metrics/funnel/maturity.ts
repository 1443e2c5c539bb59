import { fromMilliseconds } from "../../domain/dates/serial";
import { finish, type Steps } from "../../domain/steps";
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

/**
 * The positions whose conversion may still rise: see `isImmature`. Only where enough are still here need the times be looked at.
 *
 * @param journeys Those that may have been in the funnel.
 * @returns By position.
 */
export function immaturePositions(
  question: Question,
  positions: readonly StageEntry[],
  journeys: readonly Journey[],
  counts: readonly PositionCounts[],
): boolean[] {
  return finish(immatureInSteps(question, positions, journeys, counts, Infinity));
}

/** As {@link immaturePositions}, so many journeys a step. */
export function* immatureInSteps(
  question: Question,
  positions: readonly StageEntry[],
  journeys: readonly Journey[],
  counts: readonly PositionCounts[],
  journeysPerStep: number,
): Steps<boolean[]> {
  const isDoubtful = positions.map(
    ({ rank, type }) =>
      rank + 1 < positions.length &&
      type !== "aftersales" &&
      areEnough(counts[rank]!.stillHere, counts[rank]!.n),
  );
  if (!isDoubtful.includes(true)) return isDoubtful;
  const passages = yield* passagesOf(question, positions, journeys, isDoubtful, journeysPerStep);
  return isDoubtful.map((doubtful, rank) => doubtful && isImmature(passages[rank]!, counts[rank]!.n));
}

/** By position: the days of the journeys that reached it. */
function* passagesOf(
  question: Question,
  positions: readonly StageEntry[],
  journeys: readonly Journey[],
  isAsked: readonly boolean[],
  journeysPerStep: number,
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
  for (let first = 0; first < journeys.length; first += journeysPerStep) {
    if (first > 0) yield;
    eachArrival(question, walk, positions, journeys.slice(first, first + journeysPerStep), take, isAsked);
  }
  return passages;
}
