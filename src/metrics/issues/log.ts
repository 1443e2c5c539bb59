import { millisecondsPerDay } from "../../domain/dates/serial";
import { sameName } from "../../domain/store/name";
import { daysBetween } from "../index/daysBetween";
import { eachEvent } from "../index/eachEvent";
import { presences } from "../index/recordColumns";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { recordsWithUncounted } from "../figures/uncounted";
import { recordsOf, type Finding } from "./finding";

/** Findings about the log: whether it agrees with the rows and with the set-up, and how it was kept. */
export const logFindings: readonly Finding[] = [
  { name: "LogWithoutRow", find: logWithoutRow },
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

function logWithoutRow(view: View): readonly number[] {
  const { records } = view.core;
  const found: number[] = [];
  for (let record = 0; record < records.count; record++) {
    if (!records.hasRow(record) && view.isThere(record)) found.push(record);
  }
  return found;
}

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
  const found: number[] = [];
  for (const record of recordsWithUncounted(view)) {
    if (!view.isThere(record)) continue;
    const own = rows.of(record);
    const ids = new Set(Array.from(own, (row) => log.eventIds.text(row)));
    for (let repeated = ids.size; repeated < own.length; repeated++) found.push(record);
  }
  return found;
}

/** Events dated after the day: the view, whose horizon is that day, doesn't see them yet. */
function futureEvents(view: View): readonly number[] {
  const { log, rows } = view.core;
  const { movedAt, recordedAt, record: recordOf, count } = log;
  const { happenedBy } = view;
  const uncounted = recordsWithUncounted(view);
  const toLookInto = new Set<number>();
  const found: number[] = [];
  for (let row = 0; row < count; row++) {
    if (!isFuture(movedAt[row]!, recordedAt[row]!, happenedBy)) continue;
    const record = recordOf[row]!;
    if (uncounted.has(record)) toLookInto.add(record);
    else found.push(record);
  }
  for (const record of toLookInto) {
    for (const row of rows.counted(record)) {
      if (isFuture(log.movedAt[row]!, log.recordedAt[row]!, view.happenedBy)) found.push(record);
    }
  }
  return found;
}

function isFuture(moved: number, recorded: number, happenedBy: number): boolean {
  return moved > happenedBy && !(recorded > happenedBy);
}

/** Events that were recorded more than a day after they happened. */
function lateEvents(view: View): readonly number[] {
  const { log, records } = view.core;
  const { movedAt, recordedAt, record: recordOf, count } = log;
  const { happenedBy } = view;
  const { presence } = view.snapshot;
  const seesAll = view.recordedBy === Infinity;
  const uncounted = recordsWithUncounted(view);
  // What was merged into a record is among its events.
  const toLookInto = new Set(records.mergedHere.keys());
  const found: number[] = [];
  for (let row = 0; row < count; row++) {
    const moved = movedAt[row]!;
    if (!isLate(moved, recordedAt[row]!)) continue;
    const record = recordOf[row]!;
    if (presence[record] !== presences.there || toLookInto.has(record)) continue;
    if (!seesAll || uncounted.has(record)) toLookInto.add(record);
    else if (!(moved > happenedBy)) found.push(record);
  }
  for (const survivor of toLookInto) {
    if (!view.isThere(survivor)) continue;
    eachEvent(view, survivor, survivor + 1, (row, record) => {
      if (isLate(log.movedAt[row]!, log.recordedAt[row]!)) found.push(record);
    });
  }
  return found;
}

function isLate(moved: number, recorded: number): boolean {
  return recorded - moved > millisecondsPerDay && daysBetween(moved, recorded) > 1;
}
