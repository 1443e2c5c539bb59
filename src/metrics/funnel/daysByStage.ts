import { finish, type Steps } from "../../domain/steps";
import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";
import { addUpVisits } from "./addUpVisits";
import type { TimeBounds } from "./timeBounds";
import { visitsByStage } from "./stagesOfRecords";
import { summarise, summariseSorted, type Summary } from "../statistics/summary";

/**
 * The days that each record spent in each lead or open stage over its visits that ended, by stage: SPEC section 2, "Time in stage", of
 * all owners.
 *
 * @param counted By record: as its presence where it counts; left out: all do that are there.
 * @param bounds When visits have to end to count; left out: ever.
 */
export function* daysByStage(
  view: View,
  recordsPerStep = Infinity,
  counted = view.snapshot.presence,
  bounds?: TimeBounds,
): Steps<readonly Float64Array[]> {
  const { records, stages } = view.core;
  const isWanted = Uint8Array.from(stages.outcomes, (outcome) => (outcome === outcomeCodes.open ? 1 : 0));
  const visited = visitsByStage(view).map((count, stage) => count * isWanted[stage]!);
  const starts = new Int32Array(visited.length + 1);
  visited.forEach((count, stage) => (starts[stage + 1] = starts[stage]! + count));
  const counts = new Int32Array(visited.length);
  const days = new Float64Array(starts.at(-1) ?? 0);
  const found = { starts, counts, days, lastRecord: counts.slice().fill(-1) };
  for (let first = 0; first < records.count; first += recordsPerStep) {
    if (first > 0) yield;
    const end = Math.min(first + recordsPerStep, records.count);
    addUpVisits(view, counted, isWanted, first, end, bounds, found);
  }
  return [...counts].map((count, stage) => days.subarray(starts[stage], starts[stage]! + count));
}

/**
 * Sorts the days of every stage for whoever asks for their quantiles while no record changes.
 *
 * @param recordsPerStep How many records are looked at in one step.
 */
export function* sortDays(view: View, recordsPerStep: number): Steps<void> {
  yield* view.onceForRecordsInSteps(name, function* () {
    // Kept for long: without the room for visits that go on.
    const days = (yield* daysByStage(view, recordsPerStep)).map((each) => each.slice());
    for (const each of days) {
      yield;
      each.sort();
    }
    return days.map(summariseSorted);
  });
}

const name = "days by stage";

/** What is said of the days that records spent in a stage. */
export function summaryOfDays(view: View, stage: number): Summary {
  const summaries = view.onceForRecords(name, () => finish(daysByStage(view)).map(summarise));
  return summaries[stage] ?? summarise([]);
}
