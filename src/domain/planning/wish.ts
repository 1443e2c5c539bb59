import type { CellValue } from "../cell";
import type { LogEvent } from "../log/event";
import type { StoreRecord } from "../store/record";

/** A record with all rows of its log, in any order. */
export interface Subject {
  readonly record: StoreRecord;
  readonly history: readonly LogEvent[];
}

/** The parts of the state that somebody wants to change. Absent means unchanged; `""` and null clear. */
export interface StateWish {
  readonly funnel?: string | undefined;
  /** In either language, any letter case, an old name too. Blank means unchanged. */
  readonly stage?: string | undefined;
  /** `""` returns the record to the pool. */
  readonly owner?: string | undefined;
  readonly amount?: number | null | undefined;
  readonly currency?: string | undefined;
  /** 0 to 1; null: the stage's. */
  readonly probability?: number | null | undefined;
  readonly forecastCategory?: string | undefined;
  readonly expectedClose?: number | null | undefined;
}

/** One save of the form: everything that should become so, and when it did. */
export interface Wish extends StateWish {
  /** When it happened: a serial, a whole number being a date without a time; absent: now. */
  readonly at?: number | undefined;
  /** The loss reason. */
  readonly reason?: string | undefined;
  /** Goes to the log row's Reason. */
  readonly note?: string | undefined;
  readonly nextContact?: number | null | undefined;
  readonly nextStep?: string | undefined;
  readonly competitor?: string | undefined;
  /** Other cells of the row to set, by role or by the header of an extra column. */
  readonly fields?: Readonly<Record<string, CellValue>> | undefined;
}

/** The cells outside the log that a wish sets, by role. */
export function otherFields(wish: Wish): Record<string, CellValue> {
  const fields: Record<string, CellValue> = { ...wish.fields };
  if (wish.nextContact !== undefined) fields.nextContact = wish.nextContact ?? "";
  if (wish.nextStep !== undefined) fields.nextStep = wish.nextStep;
  if (wish.competitor !== undefined) fields.competitor = wish.competitor;
  return fields;
}
