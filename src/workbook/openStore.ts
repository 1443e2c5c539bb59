import type { LogEvent } from "../domain/log/event";
import type { Reason } from "../domain/result";
import type { StoreRecord } from "../domain/store/record";
import type { Setup } from "../domain/store/setup";
import type { TableName } from "../domain/store/tables";
import type { ActivityRow } from "../metrics/ledger";
import type { RowHints } from "./findRows";
import type { StoreLayout } from "./layout";

/** A record that something is wrong with, and what. */
export interface RecordProblem {
  readonly recordId: string;
  readonly reason: Reason;
}

/** What is known of the workbook's store: read once, then kept up by changes. Rows are hints; the sheets decide. */
export interface OpenStore {
  layout: StoreLayout;
  setup: Setup;
  /** Made by a newer build: nothing is written. */
  isNewer: boolean;
  readonly records: Map<string, StoreRecord>;
  /** Rows of each record's log, in the order in which they were read. */
  readonly histories: Map<string, LogEvent[]>;
  /** Ids that stand in more than one row. */
  readonly duplicates: Set<string>;
  readonly eventIds: Set<string>;
  activities: ActivityRow[];
  readonly rows: Map<TableName, RowHints>;
  /** Body rows of the log that have been read, and the Event ID of the last of them: how new rows are told from a sorted log. */
  logRowsRead: number;
  lastEventId: string;
  /** What could not be read in set-up and log, ids that stand twice, by record; "" for what belongs to none. What a row lacks is in its record. */
  problems: RecordProblem[];
}

/** The log rows of one record; empty where it has none. */
export function historyOf(store: OpenStore, recordId: string): readonly LogEvent[] {
  return store.histories.get(recordId) ?? [];
}

/** Takes a log row into memory. One that stands twice in the log is kept twice: those who reckon count its Event ID once. */
export function takeEvent(store: OpenStore, event: LogEvent): void {
  const history = store.histories.get(event.recordId);
  if (history === undefined) store.histories.set(event.recordId, [event]);
  else history.push(event);
  store.eventIds.add(event.eventId);
}
