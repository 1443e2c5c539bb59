import type { Setup } from "../../domain/store/setup";
import type { ActivityBook } from "./activityBook";
import type { EventColumns } from "./eventColumns";
import type { LogOwners } from "./logOwners";
import type { RecordBook } from "./recordBook";
import type { RecordRows } from "./recordRows";
import type { StageBook } from "./stageBook";

/** What the index is made of. Views and metrics read it; only the index itself changes it. */
export interface Core {
  /** Grows with every change. */
  readonly version: number;
  readonly setup: Setup;
  /** The records that changed, in the order of their changes; views remember how far they have read. */
  readonly changes: readonly number[];
  readonly log: EventColumns;
  readonly records: RecordBook;
  readonly rows: RecordRows;
  readonly owners: LogOwners;
  readonly stages: StageBook;
  readonly activities: ActivityBook;
}
