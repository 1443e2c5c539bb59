import { toMilliseconds } from "../../domain/dates/serial";
import type { Steps } from "../../domain/steps";
import { fateWithin, type Fate } from "../figures/account";
import { withoutFunnel } from "../figures/arrivals";
import { journeyOutcome, ownRecord, type Journey } from "../figures/journeys";
import type { Question } from "../figures/question";
import type { View } from "../index/view";
import type { StageEntry } from "../index/stageBook";
import type { RecordOutcome } from "../names/outcomes";
import { type FunnelWalk, undated } from "./funnelWalk";

/** Journeys that are followed in one step: a few milliseconds. */
const journeysPerStep = 16_384;

/**
 * Calls back with every position that journeys reached in the period under the filters; the walk stands at that journey then. In steps.
 *
 * @param isAsked By position: whether it is asked about; left out: all are.
 */
export function* eachArrival(
  question: Question,
  walk: FunnelWalk,
  positions: readonly StageEntry[],
  journeys: readonly Journey[],
  call: (journey: Journey, rank: number, outcome: RecordOutcome) => void,
  isAsked: readonly boolean[] = positions.map(() => true),
): Steps<void> {
  const { view, query } = question;
  const tests = withoutFunnel(question.tests);
  const { from, to } = query.period ?? { from: undefined, to: undefined };
  const isAllTime = from === undefined && to === undefined;
  const begin = from === undefined ? undated : toMilliseconds(from) - 1;
  const end = to === undefined ? Infinity : toMilliseconds(to + 1);
  for (let place = 0; place < journeys.length; place++) {
    if ((place + 1) % journeysPerStep === 0) yield;
    const journey = journeys[place]!;
    walk.follow(journey);
    if (walk.furthest < 0) continue;
    let outcome: RecordOutcome | undefined;
    for (let rank = 0; rank <= walk.furthest; rank++) {
      if (!isAsked[rank]! || !walk.hasReached(rank)) continue;
      if (!isAllTime && !(walk.times[rank]! > begin && walk.times[rank]! < end)) continue;
      if (tests.length > 0) {
        const record = ownRecord(view, journey, positions[rank]!.type);
        if (!tests.every(({ test }) => test(record))) continue;
      }
      outcome ??= journeyOutcome(view, journey);
      call(journey, rank, outcome);
    }
  }
}

/** What has become of a journey from a position that it reached; the walk stands at it. */
export function fateAt(
  view: View,
  walk: FunnelWalk,
  entry: StageEntry,
  journey: Journey,
  outcome: RecordOutcome,
): Fate {
  return walk.furthest > entry.rank ? "advanced" : fateWithin(view, journey, entry, outcome);
}
