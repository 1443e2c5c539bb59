import type { Steps } from "../../domain/steps";
import { fateWithin, type Fate } from "../figures/account";
import { withoutFunnel } from "../figures/arrivals";
import { journeyOutcome, journeysOf, ownRecord, presentRecord, type Journey } from "../figures/journeys";
import type { Question } from "../figures/question";
import type { View } from "../index/view";
import type { StageEntry } from "../index/stageBook";
import type { RecordOutcome } from "../names/outcomes";
import type { FunnelWalk } from "./funnelWalk";
import { isIn, boundsOf } from "./timeBounds";

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
  journeys: Int32Array,
  call: (journey: Journey, rank: number, outcome: RecordOutcome) => void,
  isAsked: readonly boolean[] = positions.map(() => true),
): Steps<void> {
  const { view, query } = question;
  const tests = withoutFunnel(question.tests);
  const bounds = boundsOf(query.period);
  for (let place = 0; place < journeys.length; place++) {
    if ((place + 1) % journeysPerStep === 0) yield;
    const journey = journeys[place]!;
    walk.follow(journey);
    if (walk.furthest < 0) continue;
    let outcome: RecordOutcome | undefined;
    for (let rank = 0; rank <= walk.furthest; rank++) {
      if (!isAsked[rank]! || !walk.hasReached(rank)) continue;
      if (bounds !== undefined && !isIn(bounds, walk.times[rank]!)) continue;
      if (tests.length > 0) {
        const record = ownRecord(view, journey, positions[rank]!.type);
        if (!tests.every(({ test }) => test(record))) continue;
      }
      outcome ??= journeyOutcome(view, journey);
      call(journey, rank, outcome);
    }
  }
}

/**
 * The journeys that entered any stage in a question's period, others having reached none then; all where it has none. Those of leads
 * first.
 */
export function* journeysWithin({ view, query }: Question): Steps<Int32Array> {
  const all = journeysOf(view);
  const bounds = boundsOf(query.period);
  if (bounds === undefined) return all;
  const { starts, lengths, entries } = view.snapshot.visits;
  const enters = new Uint8Array(view.core.records.count);
  for (let record = 0; record < enters.length; record++) {
    const end = starts[record]! + lengths[record]!;
    for (let visit = starts[record]!; visit < end; visit++)
      if (isIn(bounds, entries[visit]!)) enters[record] = 1;
  }
  yield;
  return all.filter((journey) => enters[journey] === 1 || enters[presentRecord(view, journey)] === 1);
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
