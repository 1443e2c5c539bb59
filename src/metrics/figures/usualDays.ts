import { daysBetween } from "../index/daysBetween";
import { presences } from "../index/recordColumns";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
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
  if (stage.type !== "lead" && stage.type !== "open") return undefined;
  const { count, quantile } = summarise(daysOfVisits(view)[stage.id] ?? []);
  const median = quantile(0.5);
  const p80 = quantile(0.8);
  return median === undefined || p80 === undefined ? undefined : { median, p80, n: count };
}

/** By stage: the days of every visit that ended and has both dates, sorted out in one walk. */
function daysOfVisits(view: View): readonly (readonly number[])[] {
  return view.once("days of visits", () => {
    const { core, snapshot } = view;
    const { presence } = snapshot;
    const { starts, lengths, stages, entries } = snapshot.visits;
    const byStage = core.stages.entries.map((): number[] => []);
    for (let record = 0; record < core.records.count; record++) {
      if (presence[record] !== presences.there) continue;
      const last = starts[record]! + lengths[record]! - 1;
      for (let visit = starts[record]!; visit <= last; visit++) {
        const exit = visit < last ? entries[visit + 1]! : conversionOf(record);
        const days = daysBetween(entries[visit]!, exit);
        if (!Number.isNaN(days)) byStage[stages[visit]!]?.push(days);
      }
    }
    return byStage;

    function conversionOf(record: number): number {
      return core.records.isLead(record) && snapshot.isConverted(record) ? snapshot.convertedAt(record) : NaN;
    }
  });
}
