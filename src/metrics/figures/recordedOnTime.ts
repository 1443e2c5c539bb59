import { fromMilliseconds } from "../../domain/dates/serial";
import { reason, succeed, type Result } from "../../domain/result";
import type { RecordTest } from "../filters/compileFilters";
import { daysBetween } from "../index/daysBetween";
import { eachEvent } from "../index/eachEvent";
import type { FunnelIndex } from "../index/funnelIndex";
import { withRoom } from "../index/growable";
import type { View } from "../index/view";
import type { Query } from "../query";
import type { Figure } from "./figure";
import { ownerOfCode } from "./owner";
import { isWithin } from "./period";
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
  const { isOwnerAsked, others } = sortTests(view, tests);
  const { all, onTime } = countByOwner(view, query.period, others);
  const count = (counts: Int32Array): number =>
    counts.reduce((sum, of, code) => sum + (isOwnerAsked[code] === 1 ? of : 0), 0);
  return succeed({
    view,
    ...share(count(onTime), count(all), () => reason("nothingRecorded")),
    leftOut: () => [{ why: "leftOutUndated", count: datedEvents(view).undated }],
    get records() {
      return recordsWithEvents(view, query.period, others, isOwnerAsked);
    },
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
    const { owners, isOnTime } = datedEvents(view);
    const all = new Int32Array(view.core.log.owner.size);
    const onTime = new Int32Array(view.core.log.owner.size);
    eachDatedEvent(view, period, others, (_, event) => {
      all[owners[event]!]!++;
      onTime[owners[event]!]! += isOnTime[event]!;
    });
    return { all, onTime };
  };
  if (others.length > 0) return compute();
  const kept = view.once("events by owner", () => new Map<string, OwnerCounts>());
  const key = `${String(period?.from)} ${String(period?.to)}`;
  let counts = kept.get(key);
  if (counts === undefined) {
    kept.clear();
    kept.set(key, (counts = compute()));
  }
  return counts;
}

function recordsWithEvents(
  view: View,
  period: Query["period"],
  others: readonly RecordTest[],
  isOwnerAsked: Uint8Array,
): readonly number[] {
  const { owners } = datedEvents(view);
  const records: number[] = [];
  eachDatedEvent(view, period, others, (record, event) => {
    if (isOwnerAsked[owners[event]!] === 1 && records.at(-1) !== record) records.push(record);
  });
  return records;
}

/** Calls back with the dated events of the period of records that are there and meet the filters, leads first. */
function eachDatedEvent(
  view: View,
  period: Query["period"],
  others: readonly RecordTest[],
  call: (record: number, event: number) => void,
): void {
  const { starts, moved } = datedEvents(view);
  for (const population of [view.leads, view.opportunities]) {
    for (const record of population) {
      if (others.length > 0 && !others.every(({ test }) => test(record))) continue;
      const end = starts[record + 1]!;
      for (let event = starts[record]!; event < end; event++) {
        if (period === undefined || isWithin(period, fromMilliseconds(moved[event]!))) call(record, event);
      }
    }
  }
}

/** The filters other than those on owners, and which owners those let through: by the code of an owner in the log, 1 for one. */
function sortTests(
  view: View,
  tests: readonly RecordTest[],
): { readonly isOwnerAsked: Uint8Array; readonly others: readonly RecordTest[] } {
  const isAccepted = ownerAcceptance(view, tests.filter(isOwnerTest));
  const isOwnerAsked = Uint8Array.from({ length: view.core.log.owner.size }, (_, code) =>
    isAccepted(ownerOfCode(view, code)) ? 1 : 0,
  );
  return { isOwnerAsked, others: tests.filter((test) => !isOwnerTest(test)) };
}

/** The events that count and have a date, in columns, record by record. */
interface DatedEvents {
  /** By record: where its events begin; they end where those of the next record begin. */
  readonly starts: Int32Array;
  /** When an event happened (milliseconds), the code of the owner that it says, whether it was recorded within a day. */
  readonly moved: Float64Array;
  readonly owners: Int32Array;
  readonly isOnTime: Uint8Array;
  readonly undated: number;
}

function datedEvents(view: View): DatedEvents {
  return view.once("dated events", () => {
    const { log, records } = view.core;
    const starts = new Int32Array(records.count + 1);
    // A merged record's events are its survivor's too: there may be more than rows.
    let moved = new Float64Array(log.count);
    let owners = new Int32Array(log.count);
    let isOnTime = new Uint8Array(log.count);
    let count = 0;
    let undated = 0;
    eachEvent(view, 0, records.count, (row, record) => {
      const when = log.movedAt[row]!;
      if (Number.isNaN(when)) {
        undated++;
        return;
      }
      if (count === moved.length) {
        moved = withRoom(moved, count + 1);
        owners = withRoom(owners, count + 1);
        isOnTime = withRoom(isOnTime, count + 1);
      }
      moved[count] = when;
      owners[count] = log.owner.codes[row]!;
      isOnTime[count] = daysBetween(when, log.recordedAt[row]!) <= 1 ? 1 : 0;
      count++;
      starts[record + 1]!++;
    });
    for (let record = 0; record < records.count; record++) starts[record + 1]! += starts[record]!;
    return { starts, moved, owners, isOnTime, undated };
  });
}
