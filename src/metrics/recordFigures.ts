import { sameName } from "../domain/store/name";
import { stallOf, type Stall } from "./figures/stall";
import { daysInStage } from "./figures/outcome";
import { usualDaysOf, type UsualDays } from "./figures/usualDays";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import { findRecord } from "./names/findRecord";

/** The days of one record in one stage. */
export interface StageDays {
  readonly funnel: string;
  readonly stage: string;
  /** Days of the visits that ended, added up; undefined where none ended, or undated. */
  readonly ended: number | undefined;
  /** Days of the visit that goes on; undefined where the record is not there, is closed or converted, or entered undated. */
  readonly current: number | undefined;
  readonly visits: number;
}

/**
 * The days that a record spent in each lead or open stage that it visited, in the order in which it first came there.
 *
 * @param asOf A whole day (its end is meant) or an instant.
 */
export function stageDays(index: FunnelIndex, id: string, asOf: number): readonly StageDays[] {
  const view = index.view(asOf);
  const record = findRecord(view.core, id);
  if (!record.ok) return [];
  const current = daysInStage(view, record.value);
  const days = new Map<StageEntry, StageDays>();
  const visits = view.visitCount(record.value);
  for (let visit = 0; visit < visits; visit++) {
    const entry = view.core.stages.entry(view.visitStage(record.value, visit));
    if (entry.type !== "lead" && entry.type !== "open") continue;
    const before = days.get(entry);
    const ended = view.visitDays(record.value, visit);
    const isLast = visit === visits - 1;
    days.set(entry, {
      funnel: entry.funnel,
      stage: entry.name,
      ended: ended === undefined ? before?.ended : (before?.ended ?? 0) + ended,
      current: isLast && !Number.isNaN(current) ? current : before?.current,
      visits: (before?.visits ?? 0) + 1,
    });
  }
  return [...days.values()];
}

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
