import type { LogEvent, RecordState } from "../log/event";
import { effectiveEvents } from "../log/history";
import { presentState } from "../log/sameState";
import { unknownBy } from "../log/writeEvents";
import { reconcileRecord } from "../reconciling/reconcileRecord";
import { fail, succeed, type Result } from "../result";
import type { StoreRecord } from "../store/record";
import type { PlanContext } from "./context";
import type { CellPatch } from "./plan";

/** Where an operation on a record begins: its log, with what the row showed and the log lacked put in front. */
export interface Beginning {
  /** The log's rows with the found ones. */
  readonly history: readonly LogEvent[];
  /** The events found, to be written first (Recorded Via Repair). */
  readonly found: readonly LogEvent[];
  readonly patches: readonly CellPatch[];
  readonly id: string;
  /** The last event that counts. */
  readonly last: LogEvent;
  /** The state now, with present names. */
  readonly state: RecordState;
}

/**
 * Reads where a record stands before an operation changes it. Edits in the grid that the log lacks become their events first, so
 * that the operation stands on the row that its user sees. A doubtful row stands where its log has it; a doubtful row without
 * a log cannot be worked on until the question is answered.
 */
export function begin(
  record: StoreRecord,
  history: readonly LogEvent[],
  context: PlanContext,
): Result<Beginning> {
  const gone = effectiveEvents(history).at(-1);
  if (gone?.event === "Removed" || gone?.event === "Merged") return fail("recordRemoved", { id: record.id });
  const found = reconcileRecord(record, history, { ...context, via: "Repair", by: unknownBy });
  const together = [...history, ...found.events];
  const last = effectiveEvents(together).at(-1);
  if (last === undefined) {
    const question = found.questions[0];
    return question === undefined ? fail("recordEmpty") : { ok: false, reason: question };
  }
  return succeed({
    history: together,
    found: found.events,
    patches: found.patches,
    id: last.recordId,
    last,
    state: presentState(context.setup, last.state),
  });
}
