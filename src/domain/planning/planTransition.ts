import type { CellValue } from "../cell";
import { reasonWithNote } from "../log/closing";
import type { LogEvent } from "../log/event";
import { convertedInto } from "../log/history";
import { writeEvents } from "../log/writeEvents";
import { fail, succeed, type Result } from "../result";
import { outcomeOf } from "../stages/positions";
import { outcomeOfState } from "../stages/stageOf";
import { listValue } from "../store/listValue";
import { tableOf } from "../store/roles";
import { firstFilled, isBlank, textOf } from "../store/row";
import type { StoreRecord } from "../store/record";
import { begin, type Beginning } from "./begin";
import { changedStateCells, draftChanges } from "./changes";
import type { PlanContext } from "./context";
import { mergePatches } from "./mergePlans";
import { resolveMovedAt } from "./movedAt";
import type { Plan } from "./plan";
import { fieldNames, missingFields } from "./requirements";
import { wantedState, type WantedState } from "./wantedState";
import { otherFields, type Wish } from "./wish";

/**
 * Plans one save of a record: any move (forward, skipping, back, won, lost, invalid, reopened, to another funnel), a new owner,
 * amount, probability, category or expected close, a note, other cells, all in one.
 *
 * - Won, lost and invalid set Closed to Moved At; reopening clears Closed and Loss Reason; after-sales keeps them.
 * - Lost needs a reason: the wish's, or the one in the row's Loss Reason.
 * - A lead stays among its lead stages until it is converted; a converted one moves no more.
 * - Entering a stage needs its Required Fields, from the row or the wish.
 * - A note goes to the log row's Reason; without any other change it is an Amended of its own.
 *
 * Failures: those of `wantedState`, `resolveMovedAt` and `begin`; `convertFirst`, `alreadyConverted`, `lossReasonMissing`,
 * `fieldsMissing`, `nothingChanged`.
 */
export function planTransition(
  record: StoreRecord,
  history: readonly LogEvent[],
  wish: Wish,
  context: PlanContext,
): Result<Plan> {
  const begun = begin(record, history, context);
  if (!begun.ok) return begun;
  const wanted = wantedState(record.type, begun.value.state, wish, context.setup, context.now);
  if (!wanted.ok) return wanted;
  const refused = refusal(record, begun.value, wanted.value, wish, context);
  if (refused !== undefined) return refused;
  const when = resolveMovedAt(wish.at, begun.value.last, context.now);
  if (!when.ok) return when;

  const { movedAt, notices } = when.value;
  const { state: before, id } = begun.value;
  const { state: after } = wanted.value;
  const lossReason = lossReasonFor(record, wanted.value, wish, context);
  const said = reasonWithNote(
    reasonSaid(record, begun.value, wanted.value, wish, lossReason),
    wish.note ?? "",
  );
  const change = { recordId: id, type: record.type, movedAt, reason: said };
  let drafts = draftChanges(before, after, change);
  if (drafts.length === 0 && said !== "") {
    drafts = [{ ...change, event: "Amended", refersTo: "", fromStage: before.stage, state: after }];
  }
  const cells = {
    ...changedFields(record, otherFields(wish)),
    ...changedStateCells(record.type, before, after, context.setup.settings.locale),
    ...outcomeCells(record, begun.value, wanted.value, movedAt, lossReason, context),
  };
  const changes = drafts.length + begun.value.found.length + Object.keys(cells).length;
  if (changes === 0) return fail("nothingChanged", { id });
  return succeed({
    events: [...begun.value.found, ...writeEvents(begun.value.history, drafts, context)],
    patches: mergePatches([
      ...begun.value.patches,
      { table: tableOf(record.type), recordId: id, values: cells },
    ]),
    newRows: [],
    removedRows: [],
    notices: [...wanted.value.notices, ...(drafts.length === 0 ? [] : notices)],
  });
}

function isEntered(begun: Beginning, wanted: WantedState): boolean {
  return begun.state.stage !== wanted.state.stage || begun.state.funnel !== wanted.state.funnel;
}

function entersLost(begun: Beginning, wanted: WantedState): boolean {
  return wanted.stage.type === "lost" && isEntered(begun, wanted);
}

/** The reason that goes to the log: of a loss always, else where it says something that the row does not. */
function reasonSaid(
  record: StoreRecord,
  begun: Beginning,
  wanted: WantedState,
  wish: Wish,
  lossReason: string,
): string {
  if (entersLost(begun, wanted)) return lossReason;
  const isKnown = wanted.stage.type === "lost" && lossReason === textOf(record.fields, "lossReason");
  return isKnown ? "" : (wish.reason ?? "");
}

function refusal(
  record: StoreRecord,
  begun: Beginning,
  wanted: WantedState,
  wish: Wish,
  context: PlanContext,
): Result<never> | undefined {
  if (!isEntered(begun, wanted)) return undefined;
  const { setup } = context;
  const { stage } = wanted;
  if (record.type === "lead") {
    const opportunity = convertedInto(begun.history);
    if (opportunity !== undefined) return fail("alreadyConverted", { id: begun.id, opportunity });
    if (stage.type === "open" || outcomeOf(stage.type) === "won") {
      return fail("convertFirst", { id: begun.id, stage: stage.name });
    }
  }
  const fields = fieldsAfter(record, wanted, wish);
  if (stage.type === "lost" && lossReasonFor(record, wanted, wish, context) === "") {
    return fail("lossReasonMissing", { id: begun.id });
  }
  const missing = missingFields(record.type, fields, stage);
  // The reason of a loss reaches its cell by this very move.
  const unmet = missing.filter((role) => !(role === "lossReason" && stage.type === "lost"));
  if (unmet.length === 0) return undefined;
  return fail("fieldsMissing", {
    id: begun.id,
    stage: stage.name,
    fields: fieldNames(record.type, unmet, setup),
    count: unmet.length,
  });
}

/** The row as it would be after the save. */
function fieldsAfter(record: StoreRecord, wanted: WantedState, wish: Wish): ReadonlyMap<string, CellValue> {
  const fields = new Map(record.fields);
  for (const [role, value] of Object.entries(otherFields(wish))) fields.set(role, value);
  for (const [role, value] of Object.entries<CellValue | null>({ ...wanted.state }))
    fields.set(role, value ?? "");
  return fields;
}

/** The loss reason of a save, by the list's spelling: the wish's, or the one that stands in the row. */
function lossReasonFor(record: StoreRecord, wanted: WantedState, wish: Wish, context: PlanContext): string {
  const fields = fieldsAfter(record, wanted, wish);
  const written = firstFilled(wish.reason, textOf(fields, "lossReason"));
  return listValue(context.setup, "Loss Reason", written);
}

function changedFields(
  record: StoreRecord,
  fields: Readonly<Record<string, CellValue>>,
): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(fields).filter(([role, value]) => (record.fields.get(role) ?? "") !== value),
  );
}

/** Closed and Loss Reason of an opportunity after a change of outcome. */
function outcomeCells(
  record: StoreRecord,
  begun: Beginning,
  wanted: WantedState,
  movedAt: number,
  lossReason: string,
  context: PlanContext,
): Record<string, CellValue> {
  if (record.type === "lead") return {};
  const before = outcomeOfState(context.setup, begun.state);
  const after = outcomeOf(wanted.stage.type);
  const isReasoned =
    after === "lost" && lossReason !== "" && textOf(record.fields, "lossReason") !== lossReason;
  const reasonCell: Record<string, CellValue> = isReasoned ? { lossReason } : {};
  if (after === before) return reasonCell;
  const stale: Record<string, CellValue> =
    after !== "lost" && !isBlank(record.fields.get("lossReason")) ? { lossReason: "" } : {};
  return { closed: after === "open" ? "" : movedAt, ...stale, ...reasonCell };
}
