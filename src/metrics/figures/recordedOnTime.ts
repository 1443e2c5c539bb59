import { fromMilliseconds } from "../../domain/dates/serial";
import { reason, succeed, type Result } from "../../domain/result";
import { at } from "../index/at";
import { daysBetween } from "../index/daysBetween";
import type { FunnelIndex } from "../index/funnelIndex";
import type { Query } from "../query";
import type { Figure } from "./figure";
import { ownerIn } from "./owner";
import { isWithin } from "./period";
import { ask } from "./question";
import { share } from "./share";
import { acceptsOwner, isOwnerTest } from "./stageVisits";

/**
 * Recorded on time 登记及时率: of the events that happened in the period, the share that was recorded within a day of Moved At (by the next
 * day where it has no time). Voided events and undated ones don't count. An Owner or Team filter looks at the owner that the
 * event says, other filters at the record. Source: SPEC section 2, "Recorded on time".
 */
export function recordedOnTime(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  const { log } = view.core;
  const ownerTests = tests.filter(isOwnerTest);
  const others = tests.filter((test) => !isOwnerTest(test));
  const records: number[] = [];
  let counted = 0;
  let onTime = 0;
  let undated = 0;
  for (const population of [view.leads, view.opportunities]) {
    for (const record of population) {
      if (!others.every(({ test }) => test(record))) continue;
      const before = counted;
      for (const row of view.eventRows(record)) {
        const moved = at(log.movedAt, row);
        if (Number.isNaN(moved)) undated++;
        else if (isWithin(query.period, fromMilliseconds(moved))) {
          if (!ownerTests.every((test) => acceptsOwner(view, test, ownerIn(view, row)))) continue;
          counted++;
          if (daysBetween(moved, at(log.recordedAt, row)) <= 1) onTime++;
        }
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
