import type { CellBlock } from "../cell";
import type { LogEvent } from "../log/event";
import { fail, reason, succeed, type Reason, type Result } from "../result";
import { finish, mapInSteps, type Steps } from "../steps";
import { addedColumns } from "./addedColumns";
import { convertedCells, type PlannedRecord } from "./convertedCells";
import { readEnteredRole } from "./entered";
import type { OffsetAt } from "./dateText";
import { columnWith } from "./tallyStages";
import { isClosedType, readRecords, undecidedDates, type ReadRecords } from "./readRecords";
import { recordHistory, type HistoryStep } from "./recordHistory";
import { recordIds } from "./recordIds";
import { seedEvents, type SeedContext } from "./seedEvents";
import { fieldRows, listRows, peopleRows, stageRows } from "./setupRows";
import { rowsPerStep, surveyInSteps } from "./survey";
import { tableHeaders } from "./tableHeaders";
import type { AdoptionContext, AdoptionDecisions, AdoptionPlan, Problem, Survey } from "./types";
import { idRoleOf, recordTypeIn } from "../store/roles";

/**
 * Plans an adoption from the cells and the decisions alone, so that one that was cut can be planned again from what is there. Fails
 * where something must be settled first: the first blocking problem is the reason, or `adoptNoTable`.
 *
 * @param firstSheetRow Row in the sheet (1-based) of the block's first row.
 */
export function planAdoption(
  block: CellBlock,
  decisions: AdoptionDecisions,
  context: AdoptionContext,
  firstSheetRow = 1,
  offsetAt?: OffsetAt,
): Result<AdoptionPlan> {
  return finish(planAdoptionInSteps(block, decisions, context, firstSheetRow, offsetAt));
}

/** As {@link planAdoption}, in steps. */
export function* planAdoptionInSteps(
  block: CellBlock,
  decisions: AdoptionDecisions,
  context: AdoptionContext,
  firstSheetRow = 1,
  offsetAt?: OffsetAt,
): Steps<Result<AdoptionPlan>> {
  const found = yield* surveyInSteps(block, { firstSheetRow, ...(offsetAt ? { offsetAt } : {}) });
  return yield* planInSteps(found, decisions, context);
}

function* planInSteps(
  survey: Survey,
  decisions: AdoptionDecisions,
  context: AdoptionContext,
): Steps<Result<AdoptionPlan>> {
  if (survey.headerRow < 0 || survey.rows.length === 0) return fail("adoptNoTable");
  const read = yield* readRecords(survey, decisions);
  const told = yield* tellHistories(read, decisions, context);
  const problems = [...openQuestions(survey, decisions), ...read.problems.list()];
  const blocking = problems.find((problem) => problem.blocking);
  if (blocking) return { ok: false, reason: blocking.reason };

  const { language, setup } = context;
  const { headers, renamed } = tableHeaders(survey, decisions, language);
  const planned = told.map(({ record, id, closing }) => ({ record, id, closing }));
  const firstFunnel = setup.funnels[0]?.name ?? decisions.stages.funnels[0]?.name;
  const added = addedColumns(survey, decisions, headers, planned, firstFunnel, language);
  yield;
  const cells = yield* convertedCells(survey, decisions, headers, planned);
  const seeding = seedContext(decisions, context);
  return succeed({
    table: decisions.table,
    headerRow: survey.headerRow,
    lastRow: survey.rows.at(-1) ?? survey.headerRow,
    headers,
    newColumns: added.filter(({ column }) => column < 0),
    cells: [...cells, ...added.filter(({ column, changed }) => column >= 0 && changed > 0)],
    fields: fieldRows(decisions, headers, added, language),
    stages: stageRows(decisions.stages.funnels, setup, language),
    people: peopleRows(read.records, setup),
    lists: listRows(survey, decisions, setup, language),
    records: told.length,
    eventCount: countEvents(told, seeding),
    slices: (recordsPerSlice) => sliceEvents(told, seeding, recordsPerSlice),
    problems,
    notices: noticesOf(
      survey,
      decisions,
      read,
      renamed,
      added.filter(({ column }) => column < 0).map(({ header }) => header),
    ),
  });
}

interface ToldRecord extends PlannedRecord {
  readonly steps: readonly HistoryStep[];
}

/** Each record with its id and history. Problems go to those of the reading. */
export function* tellHistories(
  read: ReadRecords,
  decisions: AdoptionDecisions,
  context: Pick<AdoptionContext, "now" | "usedIds">,
): Steps<readonly ToldRecord[]> {
  const { records, problems } = read;
  const ids = recordIds(records, decisions, context.usedIds, problems);
  yield;
  const datedStages = new Set(
    Object.values(decisions.roles).flatMap((role) => readEnteredRole(role)?.stage ?? []),
  );
  const telling = { table: decisions.table, now: context.now, datedStages };
  return yield* mapInSteps(records, rowsPerStep, (record, index) => {
    const steps = recordHistory(record, telling, problems);
    const closing = isClosedType(record.stage.type) ? closingOf(steps) : null;
    return { record, id: ids[index] ?? record.id, steps, closing };
  });
}

/** When the first of the closing moves happened. */
function closingOf(steps: readonly HistoryStep[]): number | null {
  let closing: number | null = null;
  for (let i = steps.length - 1; i > 0; i--) {
    const step = steps[i];
    if (step?.event !== "Moved") continue;
    if (!isClosedType(step.stage.type)) break;
    closing = step.at;
  }
  return closing;
}

/** What only the user can say: an id where there is none, the order of day and month. */
export function openQuestions(survey: Survey, decisions: AdoptionDecisions): Problem[] {
  const idRole = idRoleOf(recordTypeIn(decisions.table));
  const noId: Problem[] =
    columnWith(decisions.roles, idRole) === undefined
      ? [{ reason: reason("adoptNoId"), blocking: !decisions.addIds, offer: "addIds" }]
      : [];
  const dates = undecidedDates(survey, decisions).map(({ index, header, date }): Problem => ({
    reason: reason(date.order === "mixed" ? "adoptDateOrderMixed" : "adoptDateOrderUnknown", {
      column: header,
      text: date.example,
    }),
    blocking: true,
    offer: "dateOrder",
    column: index,
  }));
  const halfRead = survey.columns
    .filter(({ index, halfReadDates }) => halfReadDates > 0 && (decisions.roles[index] ?? "") !== "")
    .map(({ index, header, halfReadDates }): Problem => ({
      reason: reason("adoptDatesHalfRead", { column: header, count: halfReadDates }),
      blocking: false,
      column: index,
    }));
  return [...noId, ...dates, ...halfRead];
}

/** What is done that is not obvious. */
export function noticesOf(
  survey: Survey,
  decisions: AdoptionDecisions,
  read: ReadRecords,
  renamed: readonly { readonly from: string; readonly to: string }[] = [],
  added: readonly string[] = [],
): Reason[] {
  const headerOf = (role: string) =>
    survey.columns.find(({ index }) => decisions.roles[index] === role)?.header;
  const notices: Reason[] = [];
  const close = headerOf("closeOrExpected");
  const kept = headerOf("outcome") ?? headerOf("isClosed") ?? headerOf("isWon");
  const deleted = read.records.filter((record) => record.deleted).length;
  if (read.standIn !== "") notices.push(reason("adoptCreatedStandIn", { column: read.standIn }));
  if (close !== undefined) notices.push(reason("adoptCloseSplit", { column: close }));
  if (kept !== undefined) notices.push(reason("adoptOutcomeIntoStage", { column: kept }));
  if (deleted > 0) notices.push(reason("adoptDeletedRemoved", { count: deleted }));
  if (added.length > 0) notices.push(reason("adoptColumnsAdded", { columns: added.join(", ") }));
  for (const { from, to } of renamed) notices.push(reason("adoptHeaderChanged", { from, to }));
  if (survey.below.length > 0)
    notices.push(reason("adoptLinesBelow", { count: survey.below.length, text: survey.below[0] ?? "" }));
  return notices;
}

function seedContext(decisions: AdoptionDecisions, context: AdoptionContext): SeedContext {
  return {
    type: recordTypeIn(decisions.table),
    now: context.now,
    by: context.by,
    logged: context.logged ?? (() => []),
  };
}

function countEvents(told: readonly ToldRecord[], context: SeedContext): number {
  return told.reduce((sum, { id, record, steps }) => {
    const begun = context.logged(id).length > 0;
    return sum + (begun ? seedEvents(id, record, steps, context).length : steps.length);
  }, 0);
}

function* sliceEvents(
  told: readonly ToldRecord[],
  context: SeedContext,
  recordsPerSlice: number,
): Generator<readonly LogEvent[], void> {
  const size = Math.max(1, Math.floor(recordsPerSlice));
  for (let from = 0; from < told.length; from += size) {
    const slice = told
      .slice(from, from + size)
      .flatMap(({ id, record, steps }) => seedEvents(id, record, steps, context));
    if (slice.length > 0) yield slice;
  }
}
