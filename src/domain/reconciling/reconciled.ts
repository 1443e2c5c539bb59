import type { LogEvent } from "../log/event";
import type { CellPatch } from "../planning/plan";
import type { PlanContext } from "../planning/context";
import type { Reason } from "../result";
import type { StoreRecord } from "../store/record";

/** What reconciling needs besides what planning needs. */
export interface ReconcileContext extends PlanContext {
  /** Whether more than one row has this id; see `duplicateIds`. Absent: none. */
  readonly isDuplicate?: ((recordId: string) => boolean) | undefined;
  /** The record with this id, for the date on which a lead's opportunity was created. Absent: not known. */
  readonly find?: ((recordId: string) => StoreRecord | undefined) | undefined;
}

/** What a row and its log need to agree. */
export interface Reconciled {
  /** The events that are missing from the log. */
  readonly events: readonly LogEvent[];
  /** Cells that follow from the log. Where the row had no id, the first patch carries the new one in its values. */
  readonly patches: readonly CellPatch[];
  /** What must be asked. Then nothing is written for this record, but for `lossReasonMissing`, which comes with its event. */
  readonly questions: readonly Reason[];
}
