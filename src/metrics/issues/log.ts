import { sameName } from "../../domain/store/name";
import { at } from "../index/at";
import { daysBetween } from "../index/daysBetween";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { recordsOf, type Finding } from "./finding";

/** Findings about the log: whether it agrees with the rows and with the set-up, and how it was kept. */
export const logFindings: readonly Finding[] = [
  {
    name: "LogWithoutRow",
    find: (view) => recordsOf(view).filter((record) => !view.core.records.hasRow(record)),
  },
  { name: "RowWithoutLog", find: rowsWithoutLog },
  { name: "UnknownFunnel", find: (view) => visitorsOfStages(view, (stage) => !isFunnelKnown(view, stage)) },
  {
    name: "UnknownStage",
    find: (view) =>
      visitorsOfStages(view, (stage) => stage.stage === undefined && isFunnelKnown(view, stage)),
  },
  { name: "RepeatedEvent", find: repeatedEvents },
  { name: "FutureEvent", find: futureEvents },
  { name: "LateEvent", find: lateEvents },
];

function rowsWithoutLog(view: View): readonly number[] {
  const { records, rows } = view.core;
  const found: number[] = [];
  for (let record = 0; record < records.count; record++) {
    if (records.hasRow(record) && !rows.hasAny(record)) found.push(record);
  }
  return found;
}

function isFunnelKnown(view: View, { funnel }: StageEntry): boolean {
  return view.setup.funnels.some(({ name }) => sameName(name, funnel));
}

/** Records that were ever at such a stage. */
function visitorsOfStages(view: View, isMeant: (stage: StageEntry) => boolean): readonly number[] {
  const meant = new Set(view.core.stages.entries.filter(isMeant).map(({ id }) => id));
  if (meant.size === 0) return [];
  return recordsOf(view).filter((record) => {
    for (let visit = 0; visit < view.visitCount(record); visit++) {
      if (meant.has(view.visitStage(record, visit))) return true;
    }
    return false;
  });
}

/** Rows that say an Event ID again; they count once. */
function repeatedEvents(view: View): readonly number[] {
  const { log, rows } = view.core;
  return recordsOf(view).flatMap((record) => {
    const own = rows.of(record);
    if (rows.counted(record).length === own.length) return [];
    const ids = new Set(Array.from(own, (row) => log.eventIds.text(row)));
    return Array<number>(own.length - ids.size).fill(record);
  });
}

/** Events dated after the day: the view, whose horizon is that day, doesn't see them yet. */
function futureEvents(view: View): readonly number[] {
  const { log, rows } = view.core;
  const found: number[] = [];
  for (let row = 0; row < log.count; row++) {
    if (!(at(log.movedAt, row) > view.happenedBy) || at(log.recordedAt, row) > view.happenedBy) continue;
    const record = at(log.record, row);
    if (rows.counted(record).includes(row)) found.push(record);
  }
  return found;
}

/** Events that were recorded more than a day after they happened. */
function lateEvents(view: View): readonly number[] {
  const { log } = view.core;
  return recordsOf(view).flatMap((record) =>
    view
      .eventRows(record)
      .filter((row) => daysBetween(at(log.movedAt, row), at(log.recordedAt, row)) > 1)
      .map(() => record),
  );
}
