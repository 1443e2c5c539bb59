import { effectiveEvents } from "../log/history";
import { reason, type Reason } from "../result";
import { isBlank } from "../store/row";
import type { StoreRecord } from "../store/record";
import type { LogEvent } from "../log/event";
import { followRow } from "./followRow";
import type { Reconciled, ReconcileContext } from "./reconciled";
import { seedLog } from "./seedLog";

const nothing: Reconciled = { events: [], patches: [], questions: [] };

/** Cells whose misreading would write a wrong event. */
const decisiveRoles = new Set([
  "funnel",
  "stage",
  "amount",
  "probability",
  "expectedClose",
  "created",
  "closed",
  "converted",
]);

/**
 * Compares a row with the log's last word on its record, and says what the log lacks: a record without events gets its Created (and
 * what the row shows to have happened since), a row that differs gets the missing events, a row that lacks what the log knows
 * (Closed, Converted, the link) gets its cells. Event IDs are derived, so any number of finders write the same. Reconciling
 * the outcome finds nothing. What is doubtful is asked, and nothing is written for that record.
 *
 * The row is taken as an edit in the grid: operations of the add-in that were cut halfway must be finished first.
 */
export function reconcileRecord(
  record: StoreRecord,
  history: readonly LogEvent[],
  context: ReconcileContext,
): Reconciled {
  if (record.id === "" && !hasName(record)) return nothing;
  const questions = doubts(record, context);
  if (questions.length > 0) return { ...nothing, questions };
  const effective = effectiveEvents(history);
  const last = effective.at(-1);
  if (last === undefined) return seedLog(record, history, context);
  if (last.event === "Removed" || last.event === "Merged") {
    return { ...nothing, questions: [reason("rowOfRemovedRecord", { id: record.id })] };
  }
  return followRow(record, history, last, context);
}

/** Whether a row says of whom it is; one without an id that does not is still being typed. */
function hasName(record: StoreRecord): boolean {
  const roles = record.type === "lead" ? ["company", "contact", "email", "phone"] : ["name", "account"];
  return roles.some((role) => !isBlank(record.fields.get(role)));
}

function doubts(record: StoreRecord, context: ReconcileContext): Reason[] {
  if (record.id !== "" && context.isDuplicate?.(record.id) === true)
    return [reason("duplicateId", { id: record.id })];
  return (record.problems ?? [])
    .filter((problem) => decisiveRoles.has(problem.role))
    .map((problem) => problem.reason);
}
