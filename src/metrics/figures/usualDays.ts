import type { View } from "../index/view";
import type { StageEntry } from "../index/stageBook";
import { at } from "../index/at";
import { summarise } from "../statistics/summary";

/** How long visits to a stage usually last: the median and the 80th percentile of those that ended, and how many those are. */
export interface UsualDays {
  readonly median: number;
  readonly p80: number;
  readonly n: number;
}

/** The usual days of a stage as of the view's date; undefined where no visit has ended, and for won, after-sales, lost and invalid. */
export function usualDaysOf(view: View, stage: StageEntry): UsualDays | undefined {
  const all = view.once("usual days", () => new Map<number, UsualDays | undefined>());
  if (!all.has(stage.id)) all.set(stage.id, compute(view, stage));
  return all.get(stage.id);
}

function compute(view: View, stage: StageEntry): UsualDays | undefined {
  const { count, quantile } = summarise(visitsOf(view).get(stage.id) ?? []);
  const median = quantile(0.5);
  const p80 = quantile(0.8);
  return median === undefined || p80 === undefined ? undefined : { median, p80, n: count };
}

/** The days of every visit that ended, by stage. */
function visitsOf(view: View): ReadonlyMap<number, readonly number[]> {
  return view.once("visits by stage", () => {
    const visits = new Map<number, number[]>();
    const { types } = view.core.stages;
    for (const record of [...view.leads, ...view.opportunities]) {
      const stages = view.timeline(record)?.stages ?? [];
      for (let visit = 0; visit < stages.length; visit++) {
        const stage = at(stages, visit);
        if (types[stage] !== "lead" && types[stage] !== "open") continue;
        const days = visitDays(view, record, visit);
        if (days === undefined) continue;
        const list = visits.get(stage);
        if (list === undefined) visits.set(stage, [days]);
        else list.push(days);
      }
    }
    return visits;
  });
}

/** The days of a visit that ended; undefined while it goes on or where an end is undated. */
export function visitDays(view: View, record: number, visit: number): number | undefined {
  const timeline = view.timeline(record);
  if (timeline === undefined) return undefined;
  const known = timeline.days[visit];
  if (known !== undefined) return Number.isNaN(known) ? undefined : known;
  const entry = view.entryOf(timeline, visit);
  const exit = view.exitOf(record, timeline, visit);
  if (exit === undefined || Number.isNaN(entry) || Number.isNaN(exit)) return undefined;
  return view.daysBetween(entry, exit);
}
