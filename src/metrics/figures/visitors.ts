import type { View } from "../index/view";
import { recordsBy, type Population } from "./population";

/** The records that were ever at a stage, each once: leads, then opportunities. Sorted out once for all cells that ask for them. */
function visitorsOf(view: View, stage: number): readonly number[] {
  const byStage = view.once("visitors by stage", () => {
    const lists = view.core.stages.entries.map((): number[] => []);
    addAll(view, view.leads, lists);
    addAll(view, view.opportunities, lists);
    return lists;
  });
  return byStage[stage] ?? [];
}

/** The records that were ever at one of some stages, each once. */
export function visitorsTo(view: View, stages: ReadonlySet<number>): Population {
  return recordsBy(view, `visitors to ${[...stages].join(" ")}`, () => {
    const lists = [...stages].map((stage) => visitorsOf(view, stage));
    return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
  });
}

function addAll(view: View, records: readonly number[], lists: readonly number[][]): void {
  const { starts, lengths, stages } = view.snapshot.visits;
  const latest = new Int32Array(lists.length).fill(-1);
  for (const record of records) {
    const end = starts[record]! + lengths[record]!;
    for (let visit = starts[record]!; visit < end; visit++) {
      const stage = stages[visit]!;
      if (latest[stage] !== record) lists[stage]?.push(record);
      latest[stage] = record;
    }
  }
}
