import { fromMilliseconds } from "../../domain/dates/serial";
import type { LogEvent } from "../../domain/log/event";
import { at } from "./at";
import type { Core } from "./core";
import { kinds, targetType } from "./eventColumns";

/** The rows of the log that name this record, of either type, in the order in which they came. */
export function rowsNaming({ records, rows }: Core, recordId: string): number[] {
  const found: number[] = [];
  for (const type of ["lead", "opportunity"] as const) {
    const record = records.find(type, recordId);
    if (record !== undefined) found.push(...rows.of(record));
  }
  return found.sort((a, b) => a - b);
}

/** The event of a log row, made from the columns: its times are whole milliseconds, its Check is not in them. */
export function eventOfRow({ log, records }: Core, row: number): Omit<LogEvent, "check"> {
  const record = at(log.record, row);
  const movedAt = at(log.movedAt, row);
  const event = kinds[at(log.kind, row)]!;
  return {
    eventId: log.eventIds.text(row),
    movedAt: Number.isNaN(movedAt) ? null : fromMilliseconds(movedAt),
    recordedAt: fromMilliseconds(at(log.recordedAt, row)),
    recordId: records.id(record),
    type: records.typeOf(record),
    event,
    refersTo:
      targetType(event) === undefined
        ? log.references.text(at(log.refersTo, row))
        : records.id(log.target(row)),
    fromStage: log.fromStage.get(row),
    state: {
      funnel: log.funnel.get(row),
      stage: log.stage.get(row),
      owner: log.owner.get(row),
      amount: numberOrNull(at(log.amount, row)),
      currency: log.currency.get(row),
      probability: numberOrNull(log.probability.get(row)),
      forecastCategory: log.category.get(row),
      expectedClose: numberOrNull(at(log.expectedClose, row)),
    },
    reason: log.reason.get(row),
    by: log.by.get(row),
    via: log.via(row),
  };
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
