import { millisecondsPerDay } from "../../domain/dates/serial";
import { reason, succeed, type Result } from "../../domain/result";
import type { RecordTest } from "../filters/compileFilters";
import { boundsOf } from "../funnel/timeBounds";
import { daysBetween } from "../index/daysBetween";
import { eachEvent } from "../index/eachEvent";
import type { FunnelIndex } from "../index/funnelIndex";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import type { Query } from "../query";
import type { Figure } from "./figure";
import { ownerOfCode } from "./owner";
import { lastAsked } from "./lastAsked";
import { ask } from "./question";
import { share } from "./share";
import { isOwnerTest, ownerAcceptance } from "./stageVisits";
import { recordsWithUncounted } from "./uncounted";

/**
 * Recorded on time 登记及时率: of the events that happened in the period, the share that was recorded within a day of Moved At (by the next
 * day where it has no time). Voided events and undated ones don't count. An Owner or Team filter looks at the owner that the
 * event says, other filters at the record. Source: SPEC section 2, "Recorded on time".
 */
export function recordedOnTime(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  const { isOwnerAsked, others } = sortEventTests(view, tests);
  const { all, onTime } = countByOwner(view, query.period, others);
  const count = (counts: Int32Array): number =>
    counts.reduce((sum, of, code) => sum + (isOwnerAsked[code] === 1 ? of : 0), 0);
  return succeed({
    view,
    ...share(count(onTime), count(all), () => reason("nothingRecorded")),
    leftOut: () => [{ why: "leftOutUndated", count: countUndated(view) }],
    records: () => recordsWithEvents(view, query.period, others, isOwnerAsked),
    definition: "definitionRecordedOnTime",
    notes: () => [],
  });
}

/** Within 24 hours is within a day either way. */
function isOnTime(moved: number, recorded: number): boolean {
  return recorded - moved <= millisecondsPerDay || daysBetween(moved, recorded) <= 1;
}

/** How many events count by the code of their owner, and how many of those were recorded on time. */
interface OwnerCounts {
  readonly all: Int32Array;
  readonly onTime: Int32Array;
}

/** Counts the events of the period of records that meet the filters; kept for the next owner that is asked where there are none of these. */
function countByOwner(view: View, period: Query["period"], others: readonly RecordTest[]): OwnerCounts {
  const compute = (): OwnerCounts => {
    const { movedAt, recordedAt, owner } = view.core.log;
    const all = new Int32Array(owner.size);
    const onTime = new Int32Array(owner.size);
    eachDatedEvent(view, period, others, (row) => {
      const code = owner.codes[row]!;
      all[code]!++;
      if (isOnTime(movedAt[row]!, recordedAt[row]!)) onTime[code]!++;
    });
    return { all, onTime };
  };
  if (others.length > 0) return compute();
  return lastAsked(view, "events by owner", keyOf(period), compute);
}

/** The records of which such events count: leads, then opportunities. */
function recordsWithEvents(
  view: View,
  period: Query["period"],
  others: readonly RecordTest[],
  isOwnerAsked: Uint8Array,
): readonly number[] {
  const { codes } = view.core.log.owner;
  const hasEvents = new Uint8Array(view.core.records.count);
  eachDatedEvent(view, period, others, (row, record) => {
    if (isOwnerAsked[codes[row]!] === 1) hasEvents[record] = 1;
  });
  return [view.leads, view.opportunities].flatMap((all) => all.filter((record) => hasEvents[record] === 1));
}

/** Calls back with the dated events of the period of records that are there and meet the filters. */
function eachDatedEvent(
  view: View,
  period: Query["period"],
  others: readonly RecordTest[],
  call: (row: number, record: number) => void,
): void {
  const { log, records } = view.core;
  const { movedAt, record: recordOf } = log;
  const { presence } = view.snapshot;
  const { from, until } = boundsOf(period) ?? { from: -Infinity, until: Infinity };
  const isMet: boolean[] = [];
  const meets = (record: number): boolean =>
    others.length === 0 || (isMet[record] ??= others.every(({ test }) => test(record)));
  const { happenedBy } = view;
  const isCareful = carefulRecords(view);
  const toLookInto = new Uint8Array(records.count);
  for (let row = 0; row < log.count; row++) {
    const moved = movedAt[row]!;
    if (!(moved >= from && moved < until && moved <= happenedBy)) continue;
    const record = recordOf[row]!;
    if (presence[record] !== presences.there) continue;
    if (isCareful[record] === 1) toLookInto[record] = 1;
    else if (meets(record)) call(row, record);
  }
  // What was merged into a record is among its events.
  for (const survivor of records.mergedHere.keys()) toLookInto[survivor] = 1;
  for (let record = toLookInto.indexOf(1); record >= 0; record = toLookInto.indexOf(1, record + 1)) {
    if (presence[record] !== presences.there || !meets(record)) continue;
    eachEvent(view, record, record + 1, (row) => {
      const moved = movedAt[row]!;
      if (moved >= from && moved < until) call(row, record);
    });
  }
}

/** By record: 1 where not every own row that has happened counts, or others' may too. */
function carefulRecords(view: View): Uint8Array {
  const { records } = view.core;
  const isCareful = new Uint8Array(records.count);
  if (view.recordedBy !== Infinity) return isCareful.fill(1);
  for (const record of recordsWithUncounted(view)) isCareful[record] = 1;
  for (const survivor of records.mergedHere.keys()) isCareful[survivor] = 1;
  return isCareful;
}

/** How many events that count are undated. */
function countUndated(view: View): number {
  return view.once("undated events", () => {
    const { log, records } = view.core;
    const { movedAt, record: recordOf } = log;
    // What was merged into a record is among its events.
    const toLookInto = new Set(records.mergedHere.keys());
    for (let row = 0; row < log.count; row++) {
      if (Number.isNaN(movedAt[row]!)) toLookInto.add(recordOf[row]!);
    }
    let undated = 0;
    for (const record of toLookInto) {
      eachEvent(view, record, record + 1, (row) => {
        if (Number.isNaN(movedAt[row]!)) undated++;
      });
    }
    return undated;
  });
}

function keyOf(period: Query["period"]): string {
  return `${String(period?.from)} ${String(period?.to)}`;
}

/** The filters other than those on owners, and which owners those let through: by the code of an owner in the log, 1 for one. */
function sortEventTests(
  view: View,
  tests: readonly RecordTest[],
): { readonly isOwnerAsked: Uint8Array; readonly others: readonly RecordTest[] } {
  const isAccepted = ownerAcceptance(view, tests.filter(isOwnerTest));
  const isOwnerAsked = Uint8Array.from({ length: view.core.log.owner.size }, (_, code) =>
    isAccepted(ownerOfCode(view, code)) ? 1 : 0,
  );
  return { isOwnerAsked, others: tests.filter((test) => !isOwnerTest(test)) };
}
