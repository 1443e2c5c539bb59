import type { LogEvent } from "../domain/log/event";
import type { Reason } from "../domain/result";
import type { Setup } from "../domain/store/setup";
import type { TableName } from "../domain/store/tables";
import { eventOfRow, rowsNaming, type ActivityRow, type FunnelIndex } from "../metrics";
import type { RowHints } from "./findRows";
import type { LastChecks } from "./lastChecks";
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
  /** The log in columns, every row as it was read, and the rows of the records: see `recordOf`. */
  index: FunnelIndex;
  /** What the columns lack of the log and its next rows need. */
  checks: LastChecks;
  /** Ids that stand in more than one row. */
  readonly duplicates: Set<string>;
  activities: ActivityRow[];
  readonly rows: Map<TableName, RowHints>;
  /** Body rows of the log that have been read, and the Event ID of the last of them: how new rows are told from a sorted log. */
  logRowsRead: number;
  lastEventId: string;
  /**
   * What could not be read in set-up and log, ids that stand twice, by record; "" for what belongs to none. What a row lacks is in its
   * record.
   */
  problems: RecordProblem[];
}

/**
 * The log rows of one record in the order in which they were read, made from the columns; empty where it has none. Their times are whole
 * milliseconds. The Check is that of the row that the log has last, "" for those before it: see {@link LastChecks}.
 */
export function historyOf({ index, checks }: OpenStore, recordId: string): readonly LogEvent[] {
  const { core } = index;
  return rowsNaming(core, recordId).map((row) => ({ ...eventOfRow(core, row), check: checks.of(row) }));
}

/** Log rows that were taken into memory. */
export interface TakenEvents {
  /** The records whose history they can change. */
  readonly touched: ReadonlySet<string>;
  /** False: the log is to be read anew; see {@link LastChecks.add}. */
  readonly areKnown: boolean;
}

/** Takes log rows into memory. One that stands twice in the log is kept twice: those who reckon count its Event ID once. */
export function takeEvents({ index, checks }: OpenStore, events: readonly LogEvent[]): TakenEvents {
  let row = index.core.log.count;
  let areKnown = true;
  const touched = index.append(events);
  for (const { check } of events) areKnown = checks.add(row++, check) && areKnown;
  return { touched, areKnown };
}
