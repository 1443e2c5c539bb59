import { fromMilliseconds } from "../../domain/dates/serial";
import { reason, succeed, type Result } from "../../domain/result";
import type { RecordTest } from "../filters/compileFilters";
import { at } from "../index/at";
import { daysBetween } from "../index/daysBetween";
import { eachEventRow } from "../index/eachEventRow";
import type { FunnelIndex } from "../index/funnelIndex";
import { withRoom } from "../index/growable";
import type { View } from "../index/view";
import type { Query } from "../query";
import type { Figure } from "./figure";
import { ownerIn } from "./owner";
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
  const { movedAt } = view.core.log;
  const others = tests.filter((test) => !isOwnerTest(test));
  const { starts, rows, isOnTime, undated } = datedEvents(view);
  const isOwnerAccepted = rowAcceptance(view, tests.filter(isOwnerTest));
  const records: number[] = [];
  let counted = 0;
  let onTime = 0;
  for (const population of [view.leads, view.opportunities]) {
    for (const record of population) {
      if (!others.every(({ test }) => test(record))) continue;
      const before = counted;
      for (let event = at(starts, record); event < at(starts, record + 1); event++) {
        const row = at(rows, event);
        if (!isOwnerAccepted(row)) continue;
        if (query.period !== undefined && !isWithin(query.period, fromMilliseconds(at(movedAt, row))))
          continue;
        counted++;
        onTime += at(isOnTime, event);
      }
      if (counted > before) records.push(record);
    }
  }
  return succeed({
    view,
    ...share(onTime, counted, () => reason("nothingRecorded")),
    leftOut: () => [{ why: "leftOutUndated", count: undated }],
    records,
    definition: "definitionRecordedOnTime",
    notes: () => [],
  });
}

/** Whether the Owner and Team filters let the owner of a log row through, looked up once for each owner. */
function rowAcceptance(view: View, ownerTests: readonly RecordTest[]): (row: number) => boolean {
  if (ownerTests.length === 0) return () => true;
  const { codes } = view.core.log.owner;
  const isAccepted = ownerAcceptance(view, ownerTests);
  const known: boolean[] = [];
  return (row) => (known[at(codes, row)] ??= isAccepted(ownerIn(view, row)));
}

/** The events that count and have a date, record by record in columns, and whether each was recorded within a day. */
interface DatedEvents {
  /** By record: where its events begin; they end where those of the next record begin. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly isOnTime: Uint8Array;
  readonly undated: number;
}

function datedEvents(view: View): DatedEvents {
  return view.once("dated events", () => {
    const { log, records } = view.core;
    const starts = new Int32Array(records.count + 1);
    // A merged record's events are its survivor's too.
    let rows = new Int32Array(log.count);
    let isOnTime = new Uint8Array(log.count);
    let count = 0;
    let undated = 0;
    const take = (row: number): void => {
      const moved = at(log.movedAt, row);
      if (Number.isNaN(moved)) {
        undated++;
        return;
      }
      if (count === rows.length) {
        rows = withRoom(rows, count + 1);
        isOnTime = withRoom(isOnTime, count + 1);
      }
      rows[count] = row;
      isOnTime[count] = daysBetween(moved, at(log.recordedAt, row)) <= 1 ? 1 : 0;
      count++;
    };
    for (let record = 0; record < records.count; record++) {
      eachEventRow(view, record, take);
      starts[record + 1] = count;
    }
    return { starts, rows, isOnTime, undated };
  });
}
