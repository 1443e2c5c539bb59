import { millisecondsPerDay } from "../../domain/dates/serial";
import { sameName } from "../../domain/store/name";
import { at } from "../index/at";
import { daysBetween } from "../index/daysBetween";
import { eachEvent } from "../index/eachEvent";
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
  const found: number[] = [];
  for (const record of recordsOf(view)) {
    if (!hasUncounted(view, record)) continue;
    const own = rows.of(record);
    const ids = new Set(Array.from(own, (row) => log.eventIds.text(row)));
    for (let repeated = ids.size; repeated < own.length; repeated++) found.push(record);
  }
  return found;
}

/** Whether a record has rows that don't count: repeated, voided or voiding ones. */
function hasUncounted(view: View, record: number): boolean {
  const { rows } = view.core;
  const { starts, lengths } = rows.all();
  const start = starts[record] ?? 0;
  const end = start + (lengths[record] ?? 0);
  for (let place = start; place < end; place++) if (rows.stepAt[place] === 0) return true;
  return false;
}

/** Events dated after the day: the view, whose horizon is that day, doesn't see them yet. */
function futureEvents(view: View): readonly number[] {
  const { log, rows } = view.core;
  const { happenedBy } = view;
  const { items, starts, lengths } = rows.all();
  const found: number[] = [];
  for (let record = 0; record < view.core.records.count; record++) {
    const start = starts[record] ?? 0;
    const end = start + (lengths[record] ?? 0);
    for (let place = start; place < end; place++) {
      const isFuture = (rows.times[place] ?? NaN) > happenedBy && rows.stepAt[place] !== 0;
      if (isFuture && !(at(log.recordedAt, at(items, place)) > happenedBy)) found.push(record);
    }
  }
  return found;
}

/** Events that were recorded more than a day after they happened. */
function lateEvents(view: View): readonly number[] {
  const { log, records } = view.core;
  const found: number[] = [];
  const mayHave = new Uint8Array(records.count);
  for (let row = 0; row < log.count; row++) if (isLate(row)) mayHave[at(log.record, row)] = 1;
  for (const survivor of records.mergedHere.keys()) mayHave[survivor] = 1;
  for (let record = 0; record < records.count; record++) {
    if (mayHave[record] !== 1 || !view.isThere(record)) continue;
    eachEvent(view, record, record + 1, (row) => {
      if (isLate(row)) found.push(record);
    });
  }
  return found;

  function isLate(row: number): boolean {
    const moved = at(log.movedAt, row);
    const recorded = at(log.recordedAt, row);
    return recorded - moved > millisecondsPerDay && daysBetween(moved, recorded) > 1;
  }
}
