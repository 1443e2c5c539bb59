import type { View } from "../index/view";
import type { RecordTest } from "../filters/compileFilters";
import type { DayRange } from "../query";
import { dated, type Members, type Narrowed } from "./narrow";
import { populationOf, recordsBy, type Population } from "./population";

/** The records that were ever at a stage, each once: leads, then opportunities. Sorted out once for all cells that ask for them. */
function visitorsOf(view: View, stage: number): readonly number[] {
  const lists = view.once("visitors by stage", () => new Map<number, number[]>());
  if (!lists.has(stage)) {
    // A cell asks for one stage, a table for one after another.
    const wanted = lists.size === 0 ? [stage] : view.core.stages.entries.map(({ id }) => id);
    const found: number[][] = [];
    for (const each of wanted) lists.set(each, (found[each] = []));
    addAll(view, view.leads, found);
    addAll(view, view.opportunities, found);
  }
  return lists.get(stage) ?? [];
}

/** The records that were ever at one of some stages, each once. */
export function visitorsTo(view: View, stages: ReadonlySet<number>): Population {
  return recordsBy(view, `visitors to ${[...stages].join(" ")}`, () => {
    const lists = [...stages].map((stage) => visitorsOf(view, stage));
    return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists[0]?.concat(...lists.slice(1)))];
  });
}

/**
 * Of the visitors to some stages those that meet filters and ended a visit there in a period, each once; undefined where the period has
 * no bounds, so that all may have.
 */
export function leaversFrom(
  view: View,
  stages: ReadonlySet<number>,
  tests: readonly RecordTest[],
  period: DayRange | undefined,
): Narrowed<number> | undefined {
  if (period?.from === undefined && period?.to === undefined) return undefined;
  const exits = populationOf(view, `exits from ${[...stages].join(" ")}`, () => exitsFrom(view, stages));
  const narrowed = exits.narrow(tests, period);
  const leavers: number[] = [];
  for (const place of narrowed.items) {
    const record = exits.members.recordOf(place);
    if (record !== leavers.at(-1)) leavers.push(record);
  }
  return { ...narrowed, items: leavers };
}

/** The visits to some stages that ended, one record's after another's, dated by their end. */
function exitsFrom(view: View, stages: ReadonlySet<number>): Members {
  const records: number[] = [];
  const exits: number[] = [];
  for (const record of visitorsTo(view, stages).items) {
    const count = view.visitCount(record);
    for (let visit = 0; visit < count; visit++) {
      if (!stages.has(view.visitStage(record, visit))) continue;
      const exit = view.visitExit(record, visit);
      if (exit === undefined) continue;
      records.push(record);
      exits.push(exit);
    }
  }
  return dated(records, exits);
}

/** Adds records to the lists of the stages that they were at, where a stage has one. */
function addAll(view: View, records: readonly number[], lists: readonly (number[] | undefined)[]): void {
  const { starts, lengths, stages } = view.snapshot.visits;
  const latest = new Int32Array(lists.length).fill(-1);
  for (const record of records) {
    const end = starts[record]! + lengths[record]!;
    for (let visit = starts[record]!; visit < end; visit++) {
      const stage = stages[visit]!;
      if (latest[stage] === record) continue;
      lists[stage]?.push(record);
      latest[stage] = record;
    }
  }
}
