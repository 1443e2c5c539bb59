import { finish, type Steps } from "../../domain/steps";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import { addUpVisits } from "../index/addUpVisits";
import { countVisits } from "../index/countVisits";
import { summarise, summariseSorted, type Summary } from "../statistics/summary";

/**
 * The days that each record spent in each lead or open stage over its visits that ended, by stage: SPEC section 2, "Time in stage", of
 * all records and all time.
 *
 * @param funnel The number of the funnel whose stages are wanted; undefined: all.
 */
function* daysByStage(
  view: View,
  funnel: number | undefined,
  recordsPerStep = Infinity,
): Steps<Float64Array[]> {
  const { core, snapshot } = view;
  const { visits, presence } = snapshot;
  const { outcomes, funnels } = core.stages;
  const isWanted = Uint8Array.from(outcomes, (outcome, stage) =>
    outcome === outcomeCodes.open && (funnel === undefined || funnels[stage] === funnel) ? 1 : 0,
  );
  const counts = countVisits(visits, core.records.count, isWanted);
  const found = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  const scratch = new Float64Array(isWanted.length).fill(NaN);
  const take = (stage: number, days: number): void => {
    found[stage]![counts[stage]!++] = days;
  };
  const { count } = core.records;
  for (let first = 0; first < count; first += recordsPerStep) {
    if (first > 0) yield;
    for (let record = first; record < Math.min(first + recordsPerStep, count); record++) {
      if (presence[record] !== presences.there) continue;
      addUpVisits(visits, record, isWanted, snapshot.lastVisitEnd(record) ?? NaN, scratch, take);
    }
  }
  return found.map((days, stage) => days.slice(0, counts[stage]));
}

/**
 * Sorts the days of every stage for whoever asks for their quantiles while no record changes.
 *
 * @param recordsPerStep How many records are looked at in one step.
 */
export function* sortDays(view: View, recordsPerStep: number): Steps<void> {
  const { recordVersion } = view.snapshot;
  const days = yield* daysByStage(view, undefined, recordsPerStep);
  for (const each of days) {
    yield;
    each.sort();
  }
  if (view.snapshot.recordVersion === recordVersion) view.onceForRecords(sortedDays, () => days);
}

const sortedDays = "days by stage, sorted";

/** What is said of the days that records spent in a stage. */
export function summaryOfDays(view: View, stage: number): Summary {
  const kept = view.keptForRecords(sortedDays) as readonly Float64Array[] | undefined;
  const sorted = kept?.[stage];
  if (sorted !== undefined) return summariseSorted(sorted);
  const funnel = view.core.stages.funnels[stage]!;
  const days = view.onceForRecords(`days by stage in ${String(funnel)}`, () =>
    finish(daysByStage(view, funnel)),
  );
  return summarise(days[stage] ?? []);
}

/** Which stages any record that is there was ever at, by number: 1 where one was. */
export function stagesVisited(view: View): Uint8Array {
  return view.onceForRecords("stages visited", () => {
    const { stages, starts, lengths } = view.snapshot.visits;
    const visited = new Uint8Array(view.core.stages.entries.length);
    for (let record = 0; record < view.core.records.count; record++) {
      const end = starts[record]! + lengths[record]!;
      for (let visit = starts[record]!; visit < end; visit++) visited[stages[visit]!] = 1;
    }
    return visited;
  });
}
