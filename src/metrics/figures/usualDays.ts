import { countVisits } from "../index/countVisits";
import { daysBetween } from "../index/daysBetween";
import { outcomeCodes } from "../index/outcomeCodes";
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
  const all = view.onceForRecords("usual days", () => new Map<number, UsualDays | undefined>());
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

/** By stage, lead and open ones: the days of every visit that ended and has both dates, sorted out in one walk. */
function daysOfVisits(view: View): readonly Float64Array[] {
  return view.onceForRecords("days of visits", () => {
    const { core, snapshot } = view;
    const { presence } = snapshot;
    const { starts, lengths, stages, entries } = snapshot.visits;
    const { outcomes } = core.stages;
    const isOpen = Uint8Array.from(outcomes, (outcome) => (outcome === outcomeCodes.open ? 1 : 0));
    const days = Array.from(
      countVisits(snapshot.visits, core.records.count, isOpen),
      (count) => new Float64Array(count),
    );
    const counts = new Int32Array(outcomes.length);
    for (let record = 0; record < core.records.count; record++) {
      if (presence[record] !== presences.there) continue;
      const last = starts[record]! + lengths[record]! - 1;
      for (let visit = starts[record]!; visit <= last; visit++) {
        const stage = stages[visit]!;
        if (outcomes[stage] !== outcomeCodes.open) continue;
        const exit = visit < last ? entries[visit + 1]! : (snapshot.lastVisitEnd(record) ?? NaN);
        const time = daysBetween(entries[visit]!, exit);
        if (!Number.isNaN(time)) days[stage]![counts[stage]!++] = time;
      }
    }
    return days.map((all, stage) => all.subarray(0, counts[stage]));
  });
}
