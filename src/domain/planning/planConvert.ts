import type { CellValue } from "../cell";
import { addMilliseconds } from "../dates/serial";
import { derivedEventId } from "../log/check";
import { reasonWithNote } from "../log/closing";
import type { LogEvent } from "../log/event";
import { blankState, convertedInto } from "../log/history";
import { writeEvents, type EventDraft } from "../log/writeEvents";
import { fail, succeed, type Reason, type Result } from "../result";
import { findFunnel } from "../stages/funnels";
import { firstOpenStage } from "../stages/positions";
import { outcomeOfState } from "../stages/stageOf";
import { parseRecord, unknownFunnel } from "../store/parseRecord";
import { firstFilled, isBlank, textOf } from "../store/row";
import type { StoreRecord } from "../store/record";
import type { Funnel } from "../store/setup";
import { begin, type Beginning } from "./begin";
import { stateCells } from "./changes";
import type { PlanContext } from "./context";
import { mergePatches } from "./mergePlans";
import { resolveMovedAt } from "./movedAt";
import type { CellPatch, NewRow, Plan } from "./plan";
import { conversionFunnel } from "./possibleMoves";
import { fieldNames, missingFields } from "./requirements";
import { wantedState } from "./wantedState";
import type { StateWish } from "./wish";

/** What the opportunity should be like; what is absent comes from the lead. */
export interface ConvertWish extends Omit<StateWish, "stage"> {
  readonly at?: number | undefined;
  readonly name?: string | undefined;
  readonly account?: string | undefined;
  readonly product?: string | undefined;
  readonly note?: string | undefined;
  /** Other cells of the new opportunity, by role or header. */
  readonly fields?: Readonly<Record<string, CellValue>> | undefined;
  /** An opportunity that is there already, to be linked instead of making a new one. */
  readonly opportunity?: StoreRecord | undefined;
}

/**
 * Plans the conversion of a lead: Converted on the lead (its stage stays), Created on a new opportunity at the first open stage of
 * the funnel, both rows pointing at each other. Linking an existing opportunity makes no Created. The opportunity takes company,
 * owner, channel, next step and next contact from the lead.
 *
 * Failures: `notALead`, `alreadyConverted`, `reopenBeforeConverting`, `noOpenStage`, `opportunityHasLead`, `notAnOpportunity`,
 * `nameMissing`, `fieldsMissing`, those of `begin`, `wantedState` and `resolveMovedAt`.
 */
export function planConvert(
  lead: StoreRecord,
  history: readonly LogEvent[],
  wish: ConvertWish,
  context: PlanContext,
): Result<Plan> {
  if (lead.type !== "lead") return fail("notALead", { id: lead.id });
  const begun = begin(lead, history, context);
  if (!begun.ok) return begun;
  const { id, state } = begun.value;
  const into = convertedInto(begun.value.history);
  if (into !== undefined) return fail("alreadyConverted", { id, opportunity: into });
  if (outcomeOfState(context.setup, state) !== "open") {
    return fail("reopenBeforeConverting", { id, stage: state.stage });
  }
  const when = resolveMovedAt(wish.at, begun.value.last, context.now);
  if (!when.ok) return when;
  const { movedAt, notices } = when.value;
  const opportunity =
    wish.opportunity === undefined
      ? newOpportunity(lead, begun.value, movedAt, wish, context)
      : linked(wish.opportunity, id);
  if (!opportunity.ok) return opportunity;

  const converted: EventDraft = {
    recordId: id,
    type: "lead",
    event: "Converted",
    movedAt,
    refersTo: opportunity.value.id,
    fromStage: state.stage,
    state,
    reason: reasonWithNote(wish.note ?? ""),
  };
  const own = writeEvents(begun.value.history, [converted], context);
  const now = addMilliseconds(own.at(-1)?.recordedAt ?? context.now, 1);
  const leadPatch: CellPatch = {
    table: "Leads",
    recordId: id,
    values: { converted: movedAt, opportunityId: opportunity.value.id },
  };
  return succeed({
    events: [...begun.value.found, ...own, ...writeEvents([], opportunity.value.drafts, { ...context, now })],
    patches: mergePatches([...begun.value.patches, leadPatch, ...opportunity.value.patches]),
    newRows: opportunity.value.newRows,
    removedRows: [],
    notices: [...notices, ...opportunity.value.notices],
  });
}

/** The opportunity's side of a conversion. */
interface OtherSide {
  readonly id: string;
  readonly drafts: readonly EventDraft[];
  readonly newRows: readonly NewRow[];
  readonly patches: readonly CellPatch[];
  readonly notices: readonly Reason[];
}

function linked(opportunity: StoreRecord, leadId: string): Result<OtherSide> {
  const { id, linkedId } = opportunity;
  if (opportunity.type !== "opportunity" || id === "") return fail("notAnOpportunity", { id });
  if (linkedId !== "" && linkedId !== leadId) return fail("opportunityHasLead", { id, lead: linkedId });
  const patch: CellPatch = { table: "Opportunities", recordId: id, values: { leadId } };
  return succeed({ id, drafts: [], newRows: [], patches: linkedId === "" ? [patch] : [], notices: [] });
}

function newOpportunity(
  lead: StoreRecord,
  begun: Beginning,
  movedAt: number,
  wish: ConvertWish,
  context: PlanContext,
): Result<OtherSide> {
  const { setup } = context;
  const target = targetFunnel(begun, wish, context);
  if (!target.ok) return target;
  const stage = firstOpenStage(target.value);
  if (stage === undefined) return fail("noOpenStage", { funnel: target.value.name });
  const blank = { ...blankState, funnel: target.value.name };
  const owner = wish.owner ?? begun.state.owner;
  const wanted = wantedState(
    "opportunity",
    blank,
    { ...wish, funnel: target.value.name, stage: stage.name, owner },
    setup,
    context.now,
  );
  if (!wanted.ok) return wanted;
  const { state } = wanted.value;

  const fromLead = (role: string): string => textOf(lead.fields, role);
  const account = firstFilled(wish.account, fromLead("company"));
  const name = firstFilled(wish.name, account, fromLead("contact"));
  if (name === "") return fail("nameMissing");
  const cells: Record<string, CellValue> = {
    channel: fromLead("channel"),
    nextStep: fromLead("nextStep"),
    nextContact: lead.fields.get("nextContact") ?? "",
    product: wish.product ?? "",
    ...wish.fields,
    ...stateCells("opportunity", state, setup.settings.locale),
    name,
    account,
    leadId: begun.id,
    created: movedAt,
  };
  const read = parseRecord("opportunity", new Map(Object.entries(cells)), setup);
  const problem = read.problems[0];
  if (problem !== undefined) return { ok: false, reason: problem.reason };
  const missing = missingFields("opportunity", read.record.fields, stage);
  if (missing.length > 0) {
    const params = { id: begun.id, stage: stage.name, count: missing.length };
    return fail("fieldsMissing", { ...params, fields: fieldNames("opportunity", missing, setup) });
  }
  const id = context.newId("opportunity");
  const created: EventDraft = {
    recordId: id,
    type: "opportunity",
    event: "Created",
    eventId: derivedEventId(id, "", state, "Created"),
    movedAt,
    refersTo: begun.id,
    fromStage: "",
    state,
    reason: "",
  };
  const filled = [...read.record.fields].filter(([, value]) => !isBlank(value));
  const values = { opportunityId: id, ...Object.fromEntries(filled) };
  return succeed({
    id,
    drafts: [created],
    newRows: [{ table: "Opportunities", recordId: id, values }],
    patches: [],
    notices: wanted.value.notices,
  });
}

/** The funnel of the new opportunity: the wish's, the lead's where that has open stages, else the first that has. */
function targetFunnel(begun: Beginning, wish: ConvertWish, { setup }: PlanContext): Result<Funnel> {
  const written = wish.funnel?.trim() ?? "";
  const named = findFunnel(setup, written || begun.state.funnel);
  if (named === undefined) return { ok: false, reason: unknownFunnel(setup, written || begun.state.funnel) };
  const funnel = written === "" ? conversionFunnel(setup, named) : named;
  return funnel === undefined ? fail("noOpenStage", { funnel: named.name }) : succeed(funnel);
}
