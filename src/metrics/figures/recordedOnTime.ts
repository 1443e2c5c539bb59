import { fromMilliseconds, millisecondsPerDay } from "../../domain/dates/serial";
import { reason, succeed, type Result } from "../../domain/result";
import type { RecordTest } from "../filters/compileFilters";
import { daysBetween } from "../index/daysBetween";
import { eachEvent } from "../index/eachEvent";
import type { FunnelIndex } from "../index/funnelIndex";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import type { Query } from "../query";
import type { Figure } from "./figure";
import { ownerOfCode } from "./owner";
import { isWithin } from "./period";
import { lastAsked } from "./lastAsked";
import { ask } from "./question";
import { share } from "./share";
import { isOwnerTest, ownerAcceptance } from "./stageVisits";

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
      if (daysBetween(movedAt[row]!, recordedAt[row]!) <= 1) onTime[code]!++;
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

/** Calls back with the dated events of the period of records that are there and meet the filters, in the order of the log. */
function eachDatedEvent(
  view: View,
  period: Query["period"],
  others: readonly RecordTest[],
  call: (row: number, record: number) => void,
): void {
  const { movedAt, record: recordOf } = view.core.log;
  const { presence } = view.snapshot;
  const { isCounted, inherited } = countedRows(view, period);
  const isMet: boolean[] = [];
  const take = (row: number, record: number): void => {
    if (Number.isNaN(movedAt[row]!) || presence[record] !== presences.there) return;
    if (others.length === 0 || (isMet[record] ??= others.every(({ test }) => test(record))))
      call(row, record);
  };
  for (let row = 0; row < isCounted.length; row++) if (isCounted[row] === 1) take(row, recordOf[row]!);
  for (const { row, record } of inherited) take(row, record);
}

/** How many events that count are undated; beside the rows that are kept of a period, which they are not of. */
function countUndated(view: View): number {
  return view.once("undated events", () => {
    const { movedAt } = view.core.log;
    const { isCounted, inherited } = findCounted(view, undefined);
    const isUndated = (row: number): boolean => Number.isNaN(movedAt[row]!);
    let undated = inherited.filter(({ row }) => isUndated(row)).length;
    for (let row = 0; row < isCounted.length; row++) if (isCounted[row] === 1 && isUndated(row)) undated++;
    return undated;
  });
}

/** The log rows of a period that count; undated ones only where no period is asked. */
interface CountedRows {
  /** By row: 1 where it counts for its own record. */
  readonly isCounted: Uint8Array;
  /** Rows that count for the record that theirs was merged into, too. */
  readonly inherited: readonly { readonly row: number; readonly record: number }[];
}

/** Finds the rows of a period that count; those of the period that was asked for last are kept. */
function countedRows(view: View, period: Query["period"]): CountedRows {
  return lastAsked(view, "counted rows", keyOf(period), () => findCounted(view, period));
}

function findCounted(view: View, period: Query["period"]): CountedRows {
  const { log, records } = view.core;
  const { movedAt } = log;
  const isCounted = new Uint8Array(log.count);
  const inherited: { row: number; record: number }[] = [];
  const take = (row: number, record: number): void => {
    if (!isWithin(period, fromMilliseconds(movedAt[row]!))) return;
    if (log.record[row] === record) isCounted[row] = 1;
    else inherited.push({ row, record });
  };
  const mayHave = recordsIn(view, period);
  for (let record = 0; record < records.count; record++) {
    if (mayHave[record] === 1) eachEvent(view, record, record + 1, take);
  }
  return { isCounted, inherited };
}

/** By record: 1 where it may have an event in a period. */
function recordsIn({ core }: View, period: Query["period"]): Uint8Array {
  const { log, records } = core;
  const { movedAt, record: recordOf } = log;
  const { from = -Infinity, to = Infinity } = period ?? {};
  const first = Math.floor(from) * millisecondsPerDay;
  const end = (Math.ceil(to) + 1) * millisecondsPerDay;
  const mayHave = new Uint8Array(records.count);
  for (let row = 0; row < log.count; row++) {
    if (!(movedAt[row]! < first || movedAt[row]! >= end)) mayHave[recordOf[row]!] = 1;
  }
  // What was merged into a record is among its events.
  for (const survivor of records.mergedHere.keys()) mayHave[survivor] = 1;
  return mayHave;
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
