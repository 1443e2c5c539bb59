import type { EventKind, RecordType, Via } from "../store/words";

/**
 * What the log says of a record after an event. Text is `""` and numbers are null where nothing is known.
 * Stage, owner and funnel are kept as they were written then; renamed ones are understood by their old names.
 */
export interface RecordState {
  readonly funnel: string;
  readonly stage: string;
  readonly owner: string;
  readonly amount: number | null;
  readonly currency: string;
  /** 0 to 1 as typed for this record; null: the stage's probability applies. */
  readonly probability: number | null;
  readonly forecastCategory: string;
  readonly expectedClose: number | null;
}

/** One row of StageLog. Rows are never edited or deleted. */
export interface LogEvent {
  readonly eventId: string;
  /** Serial in the workbook's zone; a whole number is a date without a time; null: undated (an imported Created only). */
  readonly movedAt: number | null;
  readonly recordedAt: number;
  readonly recordId: string;
  readonly type: RecordType;
  readonly event: EventKind;
  /**
   * Voided: the voided Event ID. Converted: the Opportunity ID. Created by a conversion: the Lead ID. Merged: the surviving Record ID.
   * Else "".
   */
  readonly refersTo: string;
  /** The stage before; "" for Created. */
  readonly fromStage: string;
  /** The state after the event; for Voided, the state that is then current. `state.stage` is To Stage. */
  readonly state: RecordState;
  /** Loss reason, or the note of a move. */
  readonly reason: string;
  readonly by: string;
  readonly via: Via;
  /** At most 12 characters, beginning with a letter; see check.ts. */
  readonly check: string;
}
