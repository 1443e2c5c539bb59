import { toMilliseconds } from "../../src/domain/dates/serial";
import type { LogEvent } from "../../src/domain/log/event";
import { byCodeUnit, effectiveEvents, groupByRecord, lastCheck } from "../../src/domain/log/history";
import { historyOf, type OpenStore } from "../../src/workbook/openStore";

/** What is known of a record's log, times in milliseconds. */
export interface KnownLog {
  readonly recordId: string;
  /** All rows, in the order of reading. */
  readonly events: readonly unknown[];
  /** Those that count, in the order in which they happened. */
  readonly counted: readonly unknown[];
  /** The Check that the next row stands on. */
  readonly lastCheck: string;
}

/** What the add-in holds of the log, record by record. */
export function heldLog(store: OpenStore): KnownLog[] {
  const { records, rows } = store.index.core;
  const ids = Array.from({ length: records.count }, (_, record) => record)
    .filter((record) => rows.hasAny(record))
    .map((record) => records.id(record));
  return [...new Set(ids)].sort(byCodeUnit).map((id) => knownOf(id, historyOf(store, id)));
}

/** What is to be held of these events. */
export function knownLog(events: readonly LogEvent[]): KnownLog[] {
  return [...groupByRecord(events)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([id, history]) => knownOf(id, history));
}

/** What is known of one record's log. */
export function knownOf(recordId: string, history: readonly LogEvent[]): KnownLog {
  return {
    recordId,
    events: history.map(withoutCheck),
    counted: effectiveEvents(history).map(withoutCheck),
    lastCheck: lastCheck(history),
  };
}

function withoutCheck(event: LogEvent): unknown {
  const { movedAt, recordedAt } = event;
  return {
    ...event,
    movedAt: movedAt === null ? null : toMilliseconds(movedAt),
    recordedAt: toMilliseconds(recordedAt),
    check: "",
  };
}
