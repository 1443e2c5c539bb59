import { noStage } from "../index/visits";
import type { View } from "../index/view";
import { summarise, summariseSorted, type Summary } from "../statistics/summary";

/**
 * The days that each record spent in each lead or open stage over its visits that ended, by stage: SPEC section 2, "Time in stage", of
 * all records and all time. Sorted out once for all that ask.
 */
export function daysByStage(view: View): readonly Float64Array[] {
  return view.onceForRecords("days by stage", () => sortOut(view));
}

function sortOut(view: View): Float64Array[] {
  const { spent } = view.snapshot;
  const { stages, used } = view.snapshot.visits;
  const counts = new Int32Array(view.core.stages.entries.length);
  for (let visit = 0; visit < used; visit++) {
    if (stages[visit]! !== noStage && !Number.isNaN(spent[visit]!)) counts[stages[visit]!]!++;
  }
  const days = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (let visit = 0; visit < used; visit++) {
    const stage = stages[visit]!;
    const time = spent[visit]!;
    if (stage !== noStage && !Number.isNaN(time)) days[stage]![counts[stage]!++] = time;
  }
  return days;
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
    const { stages, used } = view.snapshot.visits;
    const visited = new Uint8Array(noStage + 1);
    for (let visit = 0; visit < used; visit++) visited[stages[visit]!] = 1;
    return visited;
  });
}
