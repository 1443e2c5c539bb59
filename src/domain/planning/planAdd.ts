import type { CellValue } from "../cell";
import { reasonWithNote } from "../log/closing";
import { derivedEventId } from "../log/check";
import type { RecordState } from "../log/event";
import { blankState } from "../log/history";
import { writeEvents } from "../log/writeEvents";
import { fail, succeed, type Result } from "../result";
import { findFunnel } from "../stages/funnels";
import { beginningFunnel, outcomeOf, startStage } from "../stages/positions";
import { listValue } from "../store/listValue";
import { parseRecord, unknownFunnel } from "../store/parseRecord";
import { idRoleOf, tableOf } from "../store/roles";
import { isBlank, textOf, type RowValues } from "../store/row";
import type { RecordType } from "../store/words";
import { stateCells } from "./changes";
import type { PlanContext } from "./context";
import { resolveMovedAt } from "./movedAt";
import type { Plan } from "./plan";
import { fieldNames, missingFields } from "./requirements";
import { wantedState } from "./wantedState";
import type { StateWish } from "./wish";

/**
 * Plans a new lead or opportunity: its Created and its row. Blank Funnel is the first one, blank Stage the first lead or open
 * stage, blank Created now. The Event ID is derived, so that a row that was written while its event was not is logged as the
 * same event by whoever finds it.
 *
 * Failures: `nameMissing`, `duplicateId`, those of reading a row and of `wantedState` and `resolveMovedAt`,
 * `convertFirst` (a lead at an open stage), `lossReasonMissing`, `fieldsMissing`.
 *
 * @param fields Cells by role, by header for extra columns.
 * @param isTaken Whether the store has a record with this id.
 */
export function planAdd(
  type: RecordType,
  fields: RowValues,
  context: PlanContext,
  isTaken: (recordId: string) => boolean = () => false,
): Result<Plan> {
  const { record, problems } = parseRecord(type, new Map(Object.entries(fields)), context.setup);
  const problem = problems[0];
  if (problem !== undefined) return { ok: false, reason: problem.reason };
  const names = type === "lead" ? ["company", "contact", "email", "phone"] : ["name", "account"];
  if (names.every((role) => isBlank(record.fields.get(role)))) return fail("nameMissing");
  if (record.id !== "" && isTaken(record.id)) return fail("duplicateId", { id: record.id });
  const when = resolveMovedAt(record.created ?? undefined, undefined, context.now);
  if (!when.ok) return when;

  const funnel = isBlank(fields.funnel)
    ? beginningFunnel(context.setup, type)
    : findFunnel(context.setup, record.state.funnel);
  if (funnel === undefined) return { ok: false, reason: unknownFunnel(context.setup, record.state.funnel) };
  const stage = record.state.stage || startStage(funnel, type)?.name;
  if (stage === undefined) return fail("noStages", { funnel: funnel.name });
  const { owner } = record.state;
  const blank = { ...blankState, funnel: funnel.name };
  const wanted = wantedState(
    type,
    blank,
    { ...wishOf(record.state), stage, owner },
    context.setup,
    context.now,
  );
  if (!wanted.ok) return wanted;

  const target = wanted.value.stage;
  const isSelling = target.type === "open" || outcomeOf(target.type) === "won";
  if (type === "lead" && isSelling) return fail("convertFirst", { id: record.id, stage: target.name });
  const lossReason = listValue(context.setup, "Loss Reason", textOf(record.fields, "lossReason"));
  if (type === "opportunity" && target.type === "lost" && lossReason === "") {
    return fail("lossReasonMissing", { id: record.id });
  }
  const missing = missingFields(type, record.fields, target);
  if (missing.length > 0) {
    const params = { id: record.id, stage: target.name, count: missing.length };
    return fail("fieldsMissing", { ...params, fields: fieldNames(type, missing, context.setup) });
  }

  const id = record.id === "" ? context.newId(type) : record.id;
  const { movedAt, notices } = when.value;
  const { state } = wanted.value;
  const created = {
    recordId: id,
    type,
    event: "Created" as const,
    eventId: derivedEventId(id, "", state, "Created"),
    movedAt,
    refersTo: type === "opportunity" ? record.linkedId : "",
    fromStage: "",
    state,
    reason: target.type === "lost" ? reasonWithNote(lossReason) : "",
  };
  const isClosed = type === "opportunity" && outcomeOf(target.type) !== "open";
  const values: Record<string, CellValue> = {
    ...Object.fromEntries(record.fields),
    ...stateCells(type, state, context.setup.settings.locale),
    [idRoleOf(type)]: id,
    created: movedAt,
    ...(isClosed ? { closed: movedAt } : {}),
    ...(lossReason === "" ? {} : { lossReason }),
  };
  return succeed({
    events: writeEvents([], [created], context),
    patches: [],
    newRows: [{ table: tableOf(type), recordId: id, values }],
    removedRows: [],
    notices: [...wanted.value.notices, ...notices],
  });
}

/** The figures of a state as a wish. */
function wishOf({ amount, currency, probability, forecastCategory, expectedClose }: RecordState): StateWish {
  return { amount, currency, probability, forecastCategory, expectedClose };
}
