import { sameName } from "../domain/store/name";
import { stallOf, type Stall } from "./figures/stall";
import { usualDaysOf, type UsualDays } from "./figures/usualDays";
import type { FunnelIndex } from "./index/funnelIndex";
import { findRecord } from "./names/findRecord";

/**
 * How long visits to a stage usually last: median and 80th percentile of those that ended, and how many those are. Undefined where none
 * has, and for stages in which no time counts.
 */
export function usualDays(
  index: FunnelIndex,
  funnel: string,
  stage: string,
  asOf: number = latest,
): UsualDays | undefined {
  const view = index.view(asOf);
  const entry = view.core.stages
    .named(stage)
    .find((each) => funnel.trim() === "" || sameName(each.funnel, funnel));
  return entry === undefined ? undefined : usualDaysOf(view, entry);
}

/** Later than every date: a view of all that is in the log. */
const latest = 2958465;

/**
 * How stalled a record is at the end of a day, and why; none for one that is closed, or not there. An instant stands for its day, so
 * that the pane says what a cell with Stall Level says.
 */
export function stallLevel(index: FunnelIndex, id: string, day: number): Stall {
  const view = index.view(Math.floor(day));
  const record = findRecord(view.core, id);
  return record.ok ? stallOf(view, record.value) : { level: "none", reason: undefined };
}
