import { outcomeCodes } from "../index/outcomeCodes";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import { addUpVisits } from "./addUpVisits";
import { summarise, summariseSorted, type Summary } from "../statistics/summary";

/**
 * The days that each record spent in each lead or open stage over its visits that ended, by stage: SPEC section 2, "Time in stage", of
 * all records and all time. Sorted out once for all that ask.
 */
export function daysByStage(view: View): readonly Float64Array[] {
  return view.onceForRecords("days by stage", () => sortOut(view));
}

function sortOut(view: View): Float64Array[] {
  const { core, snapshot } = view;
  const { visits, presence } = snapshot;
  const { outcomes } = core.stages;
  const counts = new Int32Array(outcomes.length);
  for (let record = 0; record < core.records.count; record++) {
    const start = visits.starts[record]!;
    for (let visit = start + visits.lengths[record]! - 1; visit >= start; visit--)
      counts[visits.stages[visit]!]!++;
  }
  const found = Array.from(
    counts,
    (count, stage) => new Float64Array(outcomes[stage] === outcomeCodes.open ? count : 0),
  );
  counts.fill(0);
  const scratch = new Float64Array(outcomes.length).fill(NaN);
  const take = (stage: number, days: number): void => {
    found[stage]![counts[stage]!++] = days;
  };
  for (let record = 0; record < core.records.count; record++) {
    if (presence[record] !== presences.there) continue;
    const isOver = core.records.isLead(record) && snapshot.isConverted(record);
    addUpVisits(visits, record, outcomes, isOver ? snapshot.convertedAt(record) : NaN, scratch, take);
  }
  return found.map((days, stage) => days.slice(0, counts[stage]));
}

/** Sorts the days of every stage for whoever asks for their quantiles while no record changes. */
export function sortDays(view: View): void {
  view.onceForRecords(sortedDays, () => daysByStage(view).map((days) => days.sort()));
}

const sortedDays = "days by stage, sorted";

/** What is said of the days that records spent in a stage. */
export function summaryOfDays(view: View, stage: number): Summary {
  const kept = view.keptForRecords(sortedDays) as readonly Float64Array[] | undefined;
  const sorted = kept?.[stage];
  return sorted === undefined ? summarise(daysByStage(view)[stage] ?? []) : summariseSorted(sorted);
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
