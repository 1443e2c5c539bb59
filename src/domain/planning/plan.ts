import type { CellValue } from "../cell";
import type { LogEvent } from "../log/event";
import type { Reason } from "../result";

/** A table whose rows are records. */
export type RecordTable = "Leads" | "Opportunities";

/** Cells to set in the row of one record, found by its id, by role. */
export interface CellPatch {
  readonly table: RecordTable;
  readonly recordId: string;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A row to add below a table, by role. Roles that the table lacks are left out when it is written. */
export interface NewRow {
  readonly table: RecordTable | "Activities" | "Periods";
  readonly recordId: string;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A row to take away again (undo of an add or of a conversion), found by its id. */
export interface RemovedRow {
  readonly table: RecordTable;
  readonly recordId: string;
}

/**
 * What an operation will do, as data: log rows in logical order (complete, with their Check), then the cells. `workbook`
 * writes events first, cells second. A record without a missing piece is either wholly in the log or not at all.
 */
export interface Plan {
  readonly events: readonly LogEvent[];
  readonly patches: readonly CellPatch[];
  readonly newRows: readonly NewRow[];
  readonly removedRows: readonly RemovedRow[];
  /** What the user should be told although it was done. */
  readonly notices: readonly Reason[];
}
