import type { CellValue } from "../cell";
import { asInstant } from "../dates/serial";
import { derivedEventId } from "../log/check";
import type { LogEvent, RecordState } from "../log/event";
import { lastCheck } from "../log/history";
import { presentState } from "../log/sameState";
import { writeEvents, type EventDraft } from "../log/writeEvents";
import { fail, reason, succeed, type Result } from "../result";
import { findFunnel } from "../stages/funnels";
import { findStage } from "../stages/findStage";
import { outcomeOf, startStage } from "../stages/positions";
import { idRoleOf, tableOf } from "../store/roles";
import { isBlank, textOf } from "../store/row";
import type { StoreRecord } from "../store/record";
import type { Funnel, Stage } from "../store/setup";
import { foundReason } from "./foundWords";
import type { Reconciled, ReconcileContext } from "./reconciled";
import { typedDate, type DatingRole } from "./typedDate";

/** A record without a log, its place and dates made certain. */
interface Seed {
  readonly record: StoreRecord;
  readonly id: string;
  readonly funnel: Funnel;
  readonly stage: Stage;
  /** The row's state, blanks filled in. */
  readonly state: RecordState;
  readonly start: Stage;
  readonly context: ReconcileContext;
}

/** What happened, in order, and the dates that the row lacks. */
interface Story {
  readonly drafts: readonly Omit<EventDraft, "recordId" | "type" | "eventId">[];
  readonly dates: Readonly<Record<string, CellValue>>;
}

/**
 * The first events of a record whose log has none that count. Created is dated by the row's Created; where that is blank it is
 * undated in an import, else now. A record found won, lost, invalid or converted began at its funnel's start stage:
 * its closing or conversion is dated by the row's Closed or Converted, else found now. A deal imported as closed without a
 * Closed date has an undated Created at that stage: it counts at every as-of and in no period.
 */
export function seedLog(
  record: StoreRecord,
  history: readonly LogEvent[],
  context: ReconcileContext,
): Reconciled {
  const prepared = prepare(record, context);
  if (!prepared.ok) return { events: [], patches: [], questions: [prepared.reason] };
  const seed = prepared.value;
  const story = tell(seed);
  if (!story.ok) return { events: [], patches: [], questions: [story.reason] };

  const previousCheck = lastCheck(history);
  const drafts = story.value.drafts.map((draft) => ({
    ...draft,
    recordId: seed.id,
    type: record.type,
    eventId: derivedEventId(seed.id, previousCheck, draft.state, draft.event),
  }));
  const cells = { ...missingCells(seed), ...story.value.dates };
  const isLost = seed.stage.type === "lost" && record.type === "opportunity" && context.via !== "Import";
  return {
    events: writeEvents(history, drafts, context),
    patches:
      Object.keys(cells).length === 0
        ? []
        : [{ table: tableOf(record.type), recordId: seed.id, values: cells }],
    questions:
      isLost && textOf(record.fields, "lossReason") === ""
        ? [reason("lossReasonMissing", { id: seed.id })]
        : [],
  };
}

function prepare(record: StoreRecord, context: ReconcileContext): Result<Seed> {
  const funnel = findFunnel(context.setup, record.state.funnel);
  if (funnel === undefined) return fail("noFunnel");
  const start = startStage(funnel, record.type);
  const stage = record.state.stage === "" ? start : findStage(funnel, record.state.stage);
  if (start === undefined || stage === undefined) return fail("noStages", { funnel: funnel.name });
  const isSelling = stage.type === "open" || stage.type === "won" || stage.type === "aftersales";
  if (record.type === "lead" && isSelling && record.linkedId === "") {
    return fail("leadAtOpenStage", { id: record.id, stage: stage.name });
  }
  if (record.type === "lead" && record.ended !== null && record.linkedId === "" && context.via !== "Import") {
    return fail("convertedWithoutOpportunity", { id: record.id });
  }
  const id = record.id === "" ? context.newId(record.type) : record.id;
  const state = presentState(context.setup, { ...record.state, funnel: funnel.name, stage: stage.name });
  return succeed({ record, id, funnel, stage, state, start, context });
}

function tell(seed: Seed): Result<Story> {
  const { record, context } = seed;
  const early = checkDate(record.created, null, context.now, "created");
  if (!early.ok) return early;
  if (record.type === "lead")
    return record.ended !== null || record.linkedId !== "" ? converted(seed) : tellLead(seed);
  return outcomeOf(seed.stage.type) === "open" ? succeed(created(seed, createdAt(seed))) : closed(seed);
}

function tellLead(seed: Seed): Result<Story> {
  const { record, context, stage, state, start } = seed;
  const isOpen = outcomeOf(stage.type) === "open";
  if (isOpen || record.created === null || start === stage) return succeed(created(seed, createdAt(seed)));
  const movedAt = notBefore(asInstant(context.now), record.created);
  return succeed({
    drafts: [
      createdDraft(seed, record.created, start),
      {
        event: "Moved",
        movedAt,
        refersTo: "",
        fromStage: start.name,
        state,
        reason: foundReason("", false, context),
      },
    ],
    dates: {},
  });
}

function closed(seed: Seed): Result<Story> {
  const { record, context, state, start } = seed;
  const end = checkDate(record.ended, record.created, context.now, "closed");
  if (!end.ok) return end;
  const lossReason = seed.stage.type === "lost" ? textOf(record.fields, "lossReason") : "";
  const isImport = context.via === "Import";
  if (record.ended === null && (isImport || record.created === null)) {
    const at = isImport ? null : asInstant(context.now);
    const story = created(seed, at, foundReason(lossReason, isImport, context));
    return succeed(at === null ? story : { ...story, dates: { ...story.dates, closed: at } });
  }
  const movedAt = end.value ?? notBefore(asInstant(context.now), record.created);
  return succeed({
    drafts: [
      createdDraft(seed, record.created, start),
      {
        event: "Moved",
        movedAt,
        refersTo: "",
        fromStage: start.name,
        state,
        reason: foundReason(lossReason, record.ended !== null, context),
      },
    ],
    dates: record.ended === null ? { closed: movedAt } : {},
  });
}

function converted(seed: Seed): Result<Story> {
  const { record, context, stage, state } = seed;
  const start = stage.type === "lead" ? stage : seed.start;
  const linked = context.find?.(record.linkedId)?.created ?? null;
  const end = checkDate(record.ended ?? linked, record.created, context.now, "converted");
  if (!end.ok) return end;
  const movedAt = end.value ?? notBefore(asInstant(context.now), record.created);
  const begin = record.created ?? (context.via === "Import" || end.value !== null ? null : movedAt);
  return succeed({
    drafts: [
      createdDraft(seed, begin, start),
      {
        event: "Converted",
        movedAt,
        refersTo: record.linkedId,
        fromStage: start.name,
        state,
        reason: foundReason("", end.value !== null, context),
      },
    ],
    dates: {
      ...(record.created === null && begin !== null ? { created: begin } : {}),
      ...(record.ended === null ? { converted: movedAt } : {}),
    },
  });
}

/** Created alone, with the row's state; its date goes to the row where that has none. */
function created(seed: Seed, at: number | null, said?: string): Story {
  const { record, context } = seed;
  const isDated = record.created !== null || context.via === "Import";
  return {
    drafts: [{ ...createdDraft(seed, at, seed.stage), reason: said ?? foundReason("", isDated, context) }],
    dates: record.created === null && at !== null ? { created: at } : {},
  };
}

function createdDraft(seed: Seed, movedAt: number | null, stage: Stage): Story["drafts"][number] {
  return {
    event: "Created",
    movedAt,
    refersTo: seed.record.type === "opportunity" ? seed.record.linkedId : "",
    fromStage: "",
    state: { ...seed.state, stage: stage.name },
    reason: "",
  };
}

function createdAt({ record, context }: Seed): number | null {
  return record.created ?? (context.via === "Import" ? null : asInstant(context.now));
}

/** The id, funnel and stage where the row has none. */
function missingCells({ record, id, funnel, stage }: Seed): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {};
  if (record.id === "") cells[idRoleOf(record.type)] = id;
  if (isBlank(record.fields.get("funnel")) && funnel.name !== "") cells.funnel = funnel.name;
  if (isBlank(record.fields.get("stage"))) cells.stage = stage.name;
  return cells;
}

/** A date that a row gives, where it can be so; null where it gives none. */
function checkDate(
  typed: number | null,
  previous: number | null,
  now: number,
  role: DatingRole,
): Result<number | null> {
  return typed === null ? succeed(null) : typedDate(typed, previous, now, role);
}

function notBefore(at: number, earliest: number | null): number {
  return earliest === null ? at : Math.max(at, earliest);
}
