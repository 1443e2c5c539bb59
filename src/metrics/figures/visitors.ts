import type { View } from "../index/view";

/** The records that were ever at a stage, each once: leads, then opportunities. Sorted out once for all cells that ask for them. */
export function visitorsOf(view: View, stage: number): readonly number[] {
  const byStage = view.once("visitors by stage", () => {
    const lists = new Map<number, number[]>();
    for (const record of view.leads) addTo(lists, view, record);
    for (const record of view.opportunities) addTo(lists, view, record);
    return lists;
  });
  return byStage.get(stage) ?? [];
}

/** The records that were ever at one of some stages, each once. */
export function visitorsOfAny(view: View, stages: ReadonlySet<number>): readonly number[] {
  const lists = [...stages].map((stage) => visitorsOf(view, stage));
  return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
}

function addTo(lists: Map<number, number[]>, view: View, record: number): void {
  for (let visit = 0; visit < view.visitCount(record); visit++) {
    const stage = view.visitStage(record, visit);
    const list = lists.get(stage);
    if (list === undefined) lists.set(stage, [record]);
    else if (list.at(-1) !== record) list.push(record);
  }
}
