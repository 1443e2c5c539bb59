import { fromMilliseconds } from "../../domain/dates/serial";
import { finish, type Steps } from "../../domain/steps";
import type { Journey } from "../figures/journeys";
import type { Question } from "../figures/question";
import { daysBetween } from "../index/daysBetween";
import type { StageEntry } from "../index/stageBook";
import type { RecordOutcome } from "../names/outcomes";
import { quantileOf } from "../statistics/orderStatistic";
import { eachArrival, fateAt } from "./arrivals";
import { FunnelWalk, undated } from "./funnelWalk";

/** The counts of a position on which it hangs whether its conversion may still rise. */
export interface PositionCounts {
  readonly n: number;
  readonly stillHere: number;
}

/**
 * The positions whose conversion may still rise: more than a tenth of n are still here and younger than the 80th percentile of the time
 * that those who advanced took. Only where a tenth are still here need the times be looked at.
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
      rank + 1 < positions.length && type !== "aftersales" && counts[rank]!.stillHere > counts[rank]!.n / 10,
  );
  if (!isDoubtful.includes(true)) return isDoubtful;
  const passages = yield* passagesOf(question, positions, journeys, isDoubtful, journeysPerStep);
  return isDoubtful.map((doubtful, rank) => {
    if (!doubtful) return false;
    const { took, ages } = passages[rank]!;
    const usual = quantileOf(took, 0.8);
    let young = 0;
    if (usual !== undefined) for (const age of ages) if (age < usual) young++;
    return young > counts[rank]!.n / 10;
  });
}

/** The days that journeys took from a position to the next, and for how long those have been there that are still. */
interface Passages {
  readonly took: number[];
  readonly ages: number[];
}

function* passagesOf(
  question: Question,
  positions: readonly StageEntry[],
  journeys: readonly Journey[],
  isAsked: readonly boolean[],
  journeysPerStep: number,
): Steps<Passages[]> {
  const { view, query } = question;
  const walk = new FunnelWalk(view, positions, query.mode);
  const passages = positions.map((): Passages => ({ took: [], ages: [] }));
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
