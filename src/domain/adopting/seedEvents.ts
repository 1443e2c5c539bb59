import { addMilliseconds, asInstant } from "../dates/serial";
import { checkOf, derivedEventId } from "../log/check";
import type { LogEvent, RecordState } from "../log/event";
import { lastRecorded } from "../log/history";
import type { RecordType } from "../store/words";
import type { AdoptedRecord } from "./readRecords";
import type { HistoryStep } from "./recordHistory";

/** What the events of all records have in common. */
export interface SeedContext {
  readonly type: RecordType;
  readonly now: number;
  readonly by: string;
  /** The log's rows of a record, where a cut adoption has begun it. */
  readonly logged: (recordId: string) => readonly LogEvent[];
}

/**
 * The log rows of one record that are not in the log yet. Every record's Recorded At starts at `now`, rows one millisecond apart. Event
 * IDs follow from the record, the kind and the state, so that whoever repeats an adoption writes the same ones.
 */
export function seedEvents(
  id: string,
  record: AdoptedRecord,
  steps: readonly HistoryStep[],
  context: SeedContext,
): LogEvent[] {
  const logged = context.logged(id);
  const drafts = draftEvents(id, record, steps, context);
  const known = new Set(logged.map(({ eventId }) => eventId));
  if (isComplete(logged, drafts)) return [];
  const before = lastRecorded(logged);
  let recordedAt = asInstant(context.now);
  if (before !== undefined && before.recordedAt >= recordedAt)
    recordedAt = asInstant(addMilliseconds(before.recordedAt, 1));
  let check = before?.check ?? "";
  const events: LogEvent[] = [];
  for (const draft of drafts) {
    if (known.has(draft.eventId)) continue;
    const event = { ...draft, recordedAt };
    check = checkOf(event, check);
    events.push({ ...event, check });
    recordedAt = asInstant(addMilliseconds(recordedAt, 1));
  }
  return events;
}

type Draft = Omit<LogEvent, "check" | "recordedAt">;

function draftEvents(
  id: string,
  record: AdoptedRecord,
  steps: readonly HistoryStep[],
  context: SeedContext,
): Draft[] {
  const seen = new Map<string, number>();
  let fromStage = "";
  return steps.map((step) => {
    const state = stateOf(record, step);
    const key = `${step.event} ${state.stage}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    // A stage entered a second time would have the first one's id; its place among the repetitions tells it apart.
    const eventId = derivedEventId(id, times === 0 ? "" : String(times), state, step.event);
    const draft: Draft = {
      eventId,
      movedAt: step.at,
      recordId: id,
      type: context.type,
      event: step.event,
      refersTo: step.refersTo,
      fromStage,
      state,
      reason: step.reason,
      by: context.by,
      via: "Import",
    };
    fromStage = state.stage;
    return draft;
  });
}

function stateOf(record: AdoptedRecord, step: HistoryStep): RecordState {
  return {
    funnel: record.funnel.name,
    stage: step.stage.name,
    owner: record.owner,
    amount: record.amount,
    currency: record.currency,
    probability: record.probability,
    forecastCategory: record.forecastCategory,
    expectedClose: record.expectedClose,
  };
}

/**
 * Whether an earlier run has written all of a record. Once its cells are converted (a stage "Won" in place of the stage it was won
 * from), the row no longer tells the whole history: then its log, ending where the record is now, is the better one.
 */
function isComplete(logged: readonly LogEvent[], drafts: readonly Draft[]): boolean {
  if (logged.length === 0) return false;
  const known = new Set(logged.map(({ eventId }) => eventId));
  const last = drafts.at(-1);
  if (last !== undefined && known.has(last.eventId)) return true;
  const alike = drafts.filter(({ eventId }) => known.has(eventId)).length;
  return alike < logged.length && lastRecorded(logged)?.state.stage === last?.state.stage;
}
