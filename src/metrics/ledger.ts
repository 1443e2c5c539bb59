import type { LogEvent } from "../domain/log/event";
import type { StoreRecord } from "../domain/store/record";
import type { Setup } from "../domain/store/setup";

/** What the index is built from: the log, the record tables as they are now, the set-up, and the tallies of activities. */
export interface Ledger {
  readonly events: readonly LogEvent[];
  readonly records: readonly StoreRecord[];
  readonly activities: readonly ActivityRow[];
  readonly setup: Setup;
}

/** One row of Activities. `at` is a serial; null where it could not be read. */
export interface ActivityRow {
  readonly activityId: string;
  readonly at: number | null;
  readonly recordId: string;
  readonly kind: string;
  readonly by: string;
  readonly summary: string;
  readonly nextContact: number | null;
}
