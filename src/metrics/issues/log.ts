import { millisecondsPerDay } from "../../domain/dates/serial";
import { sameName } from "../../domain/store/name";
import { daysBetween } from "../index/daysBetween";
import { eachEvent } from "../index/eachEvent";
import { presences } from "../index/recordColumns";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
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
  for (const record of recordsOf(view)) if (!records.hasRow(record)) found.push(record);
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

/** All records that have rows that don't count, repeated, voided or voiding ones; perhaps some more. */
function recordsWithUncounted({ core }: View): ReadonlySet<number> {
  const { log, rows } = core;
  const { items, used } = rows.all();
  const { stepAt } = rows;
  const records = new Set<number>();
  for (let place = stepAt.indexOf(0); place >= 0 && place < used; place = stepAt.indexOf(0, place + 1)) {
    records.add(log.record[items[place]!]!);
  }
  return records;
}

/** Events dated after the day: the view, whose horizon is that day, doesn't see them yet. */
function futureEvents(view: View): readonly number[] {
  const { log, rows } = view.core;
  const { movedAt, recordedAt } = log;
  const { happenedBy } = view;
  const future = new MarkedRows(view);
  for (let row = 0; row < log.count; row++) {
    if (movedAt[row]! > happenedBy && !(recordedAt[row]! > happenedBy)) future.mark(row);
  }
  const { items, starts, lengths } = rows.all();
  const { stepAt } = rows;
  const found: number[] = [];
  for (let record = 0; record < future.records.length; record++) {
    if (future.records[record] === 0) continue;
    const start = starts[record]!;
    const end = start + lengths[record]!;
    for (let place = start; place < end; place++) {
      if (future.rows[items[place]!] === 1 && stepAt[place] !== 0) found.push(record);
    }
  }
  return found;
}

/** Events that were recorded more than a day after they happened. */
function lateEvents(view: View): readonly number[] {
  const { log, records } = view.core;
  const { movedAt, recordedAt } = log;
  const late = new MarkedRows(view);
  for (let row = 0; row < log.count; row++) {
    const moved = movedAt[row]!;
    const recorded = recordedAt[row]!;
    if (recorded - moved > millisecondsPerDay && daysBetween(moved, recorded) > 1) late.mark(row);
  }
  // What was merged into a record is among its events.
  for (const survivor of records.mergedHere.keys()) late.records[survivor] = 1;
  const found: number[] = [];
  const take = (row: number, record: number): void => {
    if (late.rows[row] === 1) found.push(record);
  };
  const { presence } = view.snapshot;
  for (let record = 0; record < late.records.length; record++) {
    if (late.records[record] === 1 && presence[record] === presences.there) {
      eachEvent(view, record, record + 1, take);
    }
  }
  return found;
}

/** Log rows that are looked for, and the records that they name: 1 for each. */
class MarkedRows {
  readonly rows: Uint8Array;
  readonly records: Uint8Array;
  private readonly recordOf: Int32Array;

  constructor({ core }: View) {
    this.rows = new Uint8Array(core.log.count);
    this.records = new Uint8Array(core.records.count);
    this.recordOf = core.log.record;
  }

  mark(row: number): void {
    this.rows[row] = 1;
    this.records[this.recordOf[row]!] = 1;
  }
}
