import type { CellValue } from "../cell";
import { derivedEventId } from "../log/check";
import { closingOf, type Closing } from "../log/closing";
import type { LogEvent, RecordState } from "../log/event";
import { convertedInto, effectiveEvents, lastCheck } from "../log/history";
import { differences, presentState, sameDate } from "../log/sameState";
import { writeEvents, type EventDraft } from "../log/writeEvents";
import { draftChanges } from "../planning/changes";
import { resolveMovedAt } from "../planning/movedAt";
import { fail, reason, succeed, type Reason, type Result } from "../result";
import { outcomeOf, type Outcome } from "../stages/positions";
import { outcomeOfState, stageOf } from "../stages/stageOf";
import { tableOf } from "../store/roles";
import { isBlank, textOf } from "../store/row";
import type { StoreRecord } from "../store/record";
import { foundReason } from "./foundWords";
import type { Reconciled, ReconcileContext } from "./reconciled";
import { typedDate, type DatingRole } from "./typedDate";

/** A row beside the log's last word on it. */
interface Comparison {
  readonly record: StoreRecord;
  readonly history: readonly LogEvent[];
  readonly last: LogEvent;
  readonly context: ReconcileContext;
  /** The log's state and the row's, both with present names. */
  readonly before: RecordState;
  readonly after: RecordState;
  readonly outcomeBefore: Outcome;
  readonly outcomeAfter: Outcome;
}

/** What has been found: the events to write and the cells that follow. */
interface Findings {
  readonly drafts: readonly EventDraft[];
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly questions: readonly Reason[];
}

/**
 * What a row shows to have happened since the log's last event: a conversion, a change of stage, owner, amount and the rest. A
 * typed Closed or Converted date decides when; else it is found now. Cells that follow from the log (Closed, Converted, the
 * link, a loss reason of a deal that is open again) are brought in line.
 */
export function followRow(
  record: StoreRecord,
  history: readonly LogEvent[],
  last: LogEvent,
  context: ReconcileContext,
): Reconciled {
  const { setup } = context;
  if (record.state.stage === "")
    return asked(reason("stageCellBlank", { id: record.id, stage: last.state.stage }));
  const before = presentState(setup, last.state);
  const after = presentState(setup, record.state);
  const comparison: Comparison = {
    record,
    history,
    last,
    context,
    before,
    after,
    outcomeBefore: outcomeOfState(setup, before),
    outcomeAfter: outcomeOfState(setup, after),
  };
  const found = record.type === "lead" ? followLead(comparison) : followOpportunity(comparison);
  if (!found.ok) return asked(found.reason);
  const { drafts, cells, questions } = found.value;
  const previousCheck = drafts.length === 0 ? "" : lastCheck(history);
  const derived = drafts.map((draft) => ({
    ...draft,
    eventId: derivedEventId(draft.recordId, previousCheck, draft.state, draft.event),
  }));
  return {
    events: derived.length === 0 ? [] : writeEvents(history, derived, context),
    patches:
      Object.keys(cells).length === 0
        ? []
        : [{ table: tableOf(record.type), recordId: record.id, values: cells }],
    questions,
  };
}

function asked(question: Reason): Reconciled {
  return { events: [], patches: [], questions: [question] };
}

function followLead(comparison: Comparison): Result<Findings> {
  const { record, history, context, before, after } = comparison;
  const loggedInto = convertedInto(history);
  const stage = stageOf(context.setup, after);
  const parts = differences(before, after);
  const isMoved = parts.has("stage") || parts.has("funnel");
  if (loggedInto !== undefined) {
    if (record.linkedId !== "" && loggedInto !== "" && record.linkedId !== loggedInto) {
      return fail("convertedElsewhere", { id: record.id, opportunity: loggedInto, other: record.linkedId });
    }
    if (isMoved)
      return fail("convertedLeadMoved", { id: record.id, opportunity: loggedInto, stage: after.stage });
    return changes(comparison, undefined, false, conversionCells(comparison, loggedInto));
  }
  if (record.linkedId !== "") return foundConversion(comparison);
  if (record.ended !== null) return fail("convertedWithoutOpportunity", { id: record.id });
  if (
    isMoved &&
    stage !== undefined &&
    stage.type !== "lead" &&
    outcomeOf(stage.type) !== "lost" &&
    stage.type !== "invalid"
  ) {
    return fail("leadAtOpenStage", { id: record.id, stage: stage.name });
  }
  return changes(comparison, undefined, false, {});
}

/** The link and date of a logged conversion, where the row has lost them. */
function conversionCells({ record, history }: Comparison, into: string): Record<string, CellValue> {
  const at = effectiveEvents(history).findLast((event) => event.event === "Converted")?.movedAt ?? null;
  return {
    ...(record.linkedId === "" && into !== "" ? { opportunityId: into } : {}),
    ...(record.ended === null && at !== null ? { converted: at } : {}),
  };
}

function foundConversion(comparison: Comparison): Result<Findings> {
  const { record, last, context, before, after } = comparison;
  const typed = record.ended ?? context.find?.(record.linkedId)?.created ?? undefined;
  const when = foundMovedAt(typed, last, context, "converted");
  if (!when.ok) return when;
  const draft: EventDraft = {
    recordId: record.id,
    type: record.type,
    event: "Converted",
    movedAt: when.value,
    refersTo: record.linkedId,
    fromStage: before.stage,
    state: { ...after, owner: before.owner },
    reason: foundReason("", typed !== undefined, context),
  };
  const owner: EventDraft[] = differences(before, after).has("owner")
    ? [{ ...draft, event: "Reassigned", refersTo: "", fromStage: after.stage, state: after, reason: "" }]
    : [];
  const cells: Record<string, CellValue> = record.ended === null ? { converted: when.value } : {};
  return succeed({ drafts: [draft, ...owner], cells, questions: [] });
}

function followOpportunity(comparison: Comparison): Result<Findings> {
  const { record, history, context, outcomeBefore, outcomeAfter } = comparison;
  const logged = closingOf(history, context.setup);
  if (outcomeAfter === outcomeBefore) {
    const cells = outcomeAfter === "open" ? openCells(comparison) : closedCells(record, logged);
    return cells.ok ? changes(comparison, undefined, false, cells.value) : cells;
  }
  if (outcomeAfter === "open") return changes(comparison, undefined, false, blankClosing(record));

  const isTyped = record.ended !== null && !(logged && sameDate(record.ended, logged.at));
  const found = changes(comparison, isTyped ? record.ended : undefined, true, {});
  if (!found.ok) return found;
  const movedAt = found.value.drafts[0]?.movedAt ?? null;
  const cells: Record<string, CellValue> = {};
  if (!isTyped && movedAt !== null) cells.closed = movedAt;
  if (outcomeBefore === "lost" && textOf(record.fields, "lossReason") !== "") cells.lossReason = "";
  const isReasonless = outcomeAfter === "lost" && textOf(record.fields, "lossReason") === "";
  return succeed({
    ...found.value,
    cells,
    questions: isReasonless ? [reason("lossReasonMissing", { id: record.id })] : [],
  });
}

/** An open deal has no Closed; one that was typed before its stage is asked about. */
function openCells({ record }: Comparison): Result<Record<string, CellValue>> {
  return record.ended === null ? succeed({}) : fail("closedButOpen", { id: record.id, date: record.ended });
}

/** A closed deal shows when it was closed; another date than the log's is asked about. */
function closedCells(record: StoreRecord, logged: Closing | undefined): Result<Record<string, CellValue>> {
  const at = logged?.at ?? null;
  if (at === null || (record.ended !== null && sameDate(record.ended, at))) return succeed({});
  if (record.ended === null) return succeed({ closed: at });
  return fail("closedDiffers", { id: record.id, date: record.ended, logged: at });
}

function blankClosing(record: StoreRecord): Record<string, CellValue> {
  return Object.fromEntries(
    ["closed", "lossReason"].filter((role) => !isBlank(record.fields.get(role))).map((role) => [role, ""]),
  );
}

function changes(
  comparison: Comparison,
  typed: number | null | undefined,
  isClosing: boolean,
  cells: Readonly<Record<string, CellValue>>,
): Result<Findings> {
  const { record, last, context, before, after, outcomeAfter } = comparison;
  if (differences(before, after).size === 0) return succeed({ drafts: [], cells, questions: [] });
  const when = foundMovedAt(typed ?? undefined, last, context, "closed");
  if (!when.ok) return when;
  const said = isClosing && outcomeAfter === "lost" ? textOf(record.fields, "lossReason") : "";
  const drafts = draftChanges(before, after, {
    recordId: record.id,
    type: record.type,
    movedAt: when.value,
    reason: foundReason(said, typed !== undefined && typed !== null, context),
  });
  return succeed({ drafts, cells, questions: [] });
}

/** When a found event happened: the typed date where it can be so, else now. */
function foundMovedAt(
  typed: number | undefined,
  last: LogEvent,
  context: ReconcileContext,
  role: DatingRole,
): Result<number> {
  if (typed !== undefined) return typedDate(typed, last.movedAt, context.now, role);
  const now = resolveMovedAt(undefined, last, context.now);
  return now.ok ? succeed(now.value.movedAt) : now;
}
