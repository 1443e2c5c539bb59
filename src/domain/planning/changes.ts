import type { CellValue } from "../cell";
import { writeForecastCategory } from "../log/cells";
import type { RecordState } from "../log/event";
import { differences } from "../log/sameState";
import type { EventDraft } from "../log/writeEvents";
import type { Language } from "../language";
import type { RecordType } from "../store/words";

/** Whose change it is, when, and the text for the log row's Reason. */
export interface ChangeOf {
  readonly recordId: string;
  readonly type: RecordType;
  readonly movedAt: number;
  readonly reason: string;
}

/**
 * The events that lead from one state to another, in logical order. A change of stage or funnel is Moved, and carries every other
 * change made with it; without one, amount, currency, probability, category and expected close are Amended. A change of
 * owner is always a Reassigned of its own, after the other. The reason goes to the first event. Both states have present names.
 */
export function draftChanges(before: RecordState, after: RecordState, change: ChangeOf): EventDraft[] {
  const parts = differences(before, after);
  const isMoved = parts.has("stage") || parts.has("funnel");
  const isReassigned = parts.has("owner");
  const isAmended = parts.size > (isReassigned ? 1 : 0);
  const draft = (event: EventDraft["event"], fromStage: string, state: RecordState): EventDraft => ({
    ...change,
    event,
    refersTo: "",
    fromStage,
    state,
  });
  const drafts: EventDraft[] = [];
  const underOldOwner = { ...after, owner: before.owner };
  if (isMoved) drafts.push(draft("Moved", before.stage, underOldOwner));
  else if (isAmended) drafts.push(draft("Amended", before.stage, underOldOwner));
  if (isReassigned) drafts.push(draft("Reassigned", after.stage, after));
  return drafts.map((event, index) => (index === 0 ? event : { ...event, reason: "" }));
}

/** The parts of a state that leads have columns for. */
const leadParts = new Set<string>(["funnel", "stage", "owner"]);

/** The cells of a row that show a state, by role, words in the workbook's language. */
export function stateCells(
  type: RecordType,
  state: RecordState,
  language: Language,
): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {
    funnel: state.funnel,
    stage: state.stage,
    owner: state.owner,
    amount: state.amount ?? "",
    currency: state.currency,
    probability: state.probability ?? "",
    forecastCategory: writeForecastCategory(state.forecastCategory, language),
    expectedClose: state.expectedClose ?? "",
  };
  return type === "opportunity"
    ? cells
    : Object.fromEntries(Object.entries(cells).filter(([role]) => leadParts.has(role)));
}

/** The cells that must change for a row to show another state: the parts in which it differs. */
export function changedStateCells(
  type: RecordType,
  before: RecordState,
  after: RecordState,
  language: Language,
): Record<string, CellValue> {
  const parts: ReadonlySet<string> = differences(before, after);
  return Object.fromEntries(
    Object.entries(stateCells(type, after, language)).filter(([role]) => parts.has(role)),
  );
}
