import type { View } from "../index/view";
import type { StageEntry } from "../index/stageBook";
import { summarise } from "../statistics/summary";
import { visitorsOf } from "./visitors";

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
  if (stage.type !== "lead" && stage.type !== "open") return undefined;
  const { count, quantile } = summarise(daysOfVisits(view, stage.id));
  const median = quantile(0.5);
  const p80 = quantile(0.8);
  return median === undefined || p80 === undefined ? undefined : { median, p80, n: count };
}

/** The days of every visit to a stage that ended. */
function daysOfVisits(view: View, stage: number): readonly number[] {
  const all: number[] = [];
  for (const record of visitorsOf(view, stage)) {
    for (let visit = 0; visit < view.visitCount(record); visit++) {
      if (view.visitStage(record, visit) !== stage) continue;
      const days = view.visitDays(record, visit);
      if (days !== undefined) all.push(days);
    }
  }
  return all;
}
