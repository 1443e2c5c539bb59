import type { CellValue } from "../cell";
import { addMilliseconds, asInstant } from "../dates/serial";
import { closingOf, lossReasonIn } from "../log/closing";
import type { LogEvent, RecordState } from "../log/event";
import { blankState, convertedInto, effectiveEvents } from "../log/history";
import { latestOperation } from "../log/latestOperation";
import { presentState } from "../log/sameState";
import { writeEvents, type EventDraft } from "../log/writeEvents";
import { reconcileRecord } from "../reconciling/reconcileRecord";
import { fail, succeed, type Result } from "../result";
import { tableOf } from "../store/roles";
import { textOf } from "../store/row";
import { changedStateCells } from "./changes";
import type { PlanContext } from "./context";
import { mergePlans } from "./mergePlans";
import type { Plan, RemovedRow } from "./plan";
import type { Subject } from "./wish";

/**
 * The other record that the undo of a record's latest operation concerns: the opportunity that a conversion made or linked, or the
 * lead that a conversion made this opportunity from. Undefined where there is none.
 */
export function linkedToUndo(history: readonly LogEvent[]): string | undefined {
  const operation = latestOperation(history);
  const crossing = operation.find((event) => event.event === "Converted" || event.event === "Created");
  return crossing === undefined || crossing.refersTo === "" ? undefined : crossing.refersTo;
}

/**
 * Plans the undo of a record's latest operation that still counts: Voided for each of its events (the last first), the cells back to
 * what the log had before. A conversion is undone on both records at once, and takes its opportunity's row away again; the undo
 * of an add takes the record's row away. What the operation set outside the log (Next Contact, notes) stays.
 *
 * Failures: `nothingToUndo`, `rowChangedSince` (an edit in the grid that is not logged yet), `importNotUndone`,
 * `foundRowNotUndone` (a row typed in the grid: it is the sheet's to delete), `linkedRecordMissing`, `changedSinceConversion`.
 *
 * @param linked The record that `linkedToUndo` names; undefined where it names none.
 */
export function planUndo(subject: Subject, linked: Subject | undefined, context: PlanContext): Result<Plan> {
  const operation = latestOperation(subject.history);
  const first = operation[0];
  const id = subject.record.id;
  if (first === undefined) return fail("nothingToUndo", { id });
  const changed = unlogged(subject, context);
  if (changed !== undefined) return changed;
  if (first.event === "Created" && first.via === "Import") return fail("importNotUndone", { id });
  if (first.event === "Created" && first.via !== "Pane") return fail("foundRowNotUndone", { id });

  const partner = partnerOf(operation, linked);
  if (!partner.ok) return partner;
  if (partner.value === undefined) return succeed(voided(subject, operation, context));
  const other = partner.value;
  const otherChanged = unlogged(other.subject, context);
  if (otherChanged !== undefined) return otherChanged;
  const own = voided(subject, operation, context);
  const now = addMilliseconds(own.events.at(-1)?.recordedAt ?? context.now, 1);
  return succeed(mergePlans([own, voided(other.subject, other.operation, { ...context, now })]));
}

/** Why a record cannot be undone whose row says what its log does not know yet. */
function unlogged(subject: Subject, context: PlanContext): Result<never> | undefined {
  const found = reconcileRecord(subject.record, subject.history, { ...context, via: "Repair" });
  return found.events.length > 0 ? fail("rowChangedSince", { id: subject.record.id }) : undefined;
}

interface Partner {
  readonly subject: Subject;
  readonly operation: readonly LogEvent[];
}

/** The other record's part in the operation; undefined where the operation is one record's own. */
function partnerOf(operation: readonly LogEvent[], linked: Subject | undefined): Result<Partner | undefined> {
  const converted = operation.find((event) => event.event === "Converted");
  const created = operation.find((event) => event.event === "Created");
  const otherId = converted?.refersTo ?? created?.refersTo ?? "";
  if (otherId === "") return succeed(undefined);
  if (linked?.record.id !== otherId) return fail("linkedRecordMissing", { id: otherId });

  const other = latestOperation(linked.history);
  const ownId = operation[0]?.recordId ?? "";
  if (converted !== undefined) {
    // A linked opportunity was there before: only one that the conversion created goes with it.
    const birth = effectiveEvents(linked.history).find((event) => event.event === "Created");
    if (birth === undefined || !isTogether(converted, birth) || birth.refersTo !== ownId) {
      return succeed({ subject: linked, operation: [] });
    }
    if (other[0]?.eventId !== birth.eventId || other.length > 1)
      return fail("changedSinceConversion", { id: otherId });
    return succeed({ subject: linked, operation: other });
  }
  if (convertedInto(linked.history) !== ownId) return succeed(undefined);
  const conversion = other.find((event) => event.event === "Converted" && event.refersTo === ownId);
  if (conversion === undefined) return fail("changedSinceConversion", { id: otherId });
  return succeed({ subject: linked, operation: other });
}

/** Whether two events were recorded by the same operation on two records. */
function isTogether(one: LogEvent, other: LogEvent): boolean {
  return (
    one.by === other.by && one.via === other.via && Math.abs(one.recordedAt - other.recordedAt) < 1 / 86_400
  );
}

function voided(subject: Subject, operation: readonly LogEvent[], context: PlanContext): Plan {
  const { record, history } = subject;
  const drafts: EventDraft[] = [];
  let remaining = history;
  let current = stateOf(history);
  for (const event of [...operation].reverse()) {
    remaining = remaining.filter((row) => row.eventId !== event.eventId);
    const state = stateOf(remaining);
    drafts.push({
      recordId: event.recordId,
      type: event.type,
      event: "Voided",
      movedAt: asInstant(context.now),
      refersTo: event.eventId,
      fromStage: current.stage,
      state,
      reason: "",
    });
    current = state;
  }
  const events = drafts.length === 0 ? [] : writeEvents(history, drafts, context);
  const table = tableOf(record.type);
  const isGone = operation.some((event) => event.event === "Created");
  const removedRows: RemovedRow[] = isGone ? [{ table, recordId: record.id }] : [];
  const values = isGone ? {} : cellsBack(subject, remaining, operation, context);
  const patches = Object.keys(values).length === 0 ? [] : [{ table, recordId: record.id, values }];
  return { events, patches, newRows: [], removedRows, notices: [] };
}

function stateOf(history: readonly LogEvent[]): RecordState {
  return effectiveEvents(history).at(-1)?.state ?? blankState;
}

/** The cells that show what the log says without the operation. */
function cellsBack(
  { record, history }: Subject,
  remaining: readonly LogEvent[],
  operation: readonly LogEvent[],
  { setup }: PlanContext,
): Record<string, CellValue> {
  const now = presentState(setup, stateOf(history));
  const before = presentState(setup, stateOf(remaining));
  const cells = changedStateCells(record.type, now, before, setup.settings.locale);
  if (record.type === "lead") {
    const isConversion = operation.some((event) => event.event === "Converted");
    return isConversion ? { ...cells, converted: "", opportunityId: "" } : cells;
  }
  if (operation.length === 0) return { leadId: "" };
  const was = closingOf(remaining, setup);
  const is = closingOf(history, setup);
  if (was?.event.eventId === is?.event.eventId) return cells;
  const lossReason = was?.outcome === "lost" ? lossReasonIn(was.event.reason) : "";
  const reasonCell: Record<string, CellValue> =
    textOf(record.fields, "lossReason") === lossReason ? {} : { lossReason };
  return { ...cells, closed: was?.at ?? "", ...reasonCell };
}
