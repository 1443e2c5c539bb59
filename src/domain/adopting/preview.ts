import type { Language } from "../language";
import type { Setup } from "../store/setup";
import { finish, type Steps } from "../steps";
import { proposeStages } from "./proposeStages";
import { columnWith } from "./tallyStages";
import { readEnteredRole } from "./entered";
import { recogniseColumns } from "./recogniseColumns";
import { recogniseTable } from "./recogniseTable";
import { roleChoices } from "./roleChoices";
import { summariseInSteps } from "./summarise";
import type { AdoptionDecisions, AdoptionPreview, ColumnGuess, ColumnRole, DateOrder, Survey } from "./types";

/** What a preview needs beside the survey. */
export interface PreviewContext {
  /** A whole serial in the workbook's zone. */
  readonly today: number;
  readonly setup: Setup;
  readonly language: Language;
  readonly usedIds?: ReadonlySet<string>;
}

/** The preview of a table before any correction. `sourceTable` is the name that its Excel table has or will get. */
export function firstPreview(survey: Survey, sourceTable: string, context: PreviewContext): AdoptionPreview {
  return finish(firstPreviewInSteps(survey, sourceTable, context));
}

/** As {@link firstPreview}, in steps. */
export function* firstPreviewInSteps(
  survey: Survey,
  sourceTable: string,
  context: PreviewContext,
): Steps<AdoptionPreview> {
  const guess = recogniseTable(survey);
  yield;
  const roles = rolesOf(guess.columns);
  const stages = proposeStages(survey, { table: guess.table, roles, ...context });
  const decisions: AdoptionDecisions = {
    table: guess.table,
    sourceTable,
    roles,
    dateOrders: decidedOrders(survey),
    stages,
    addIds: false,
    duplicateIds: "refuse",
  };
  yield;
  return yield* assemble(survey, guess, decisions, context);
}

/**
 * The preview after a correction. Another kind of table is recognised anew; other columns for stage, funnel, outcome or entry
 * dates make other stages. All else is kept as the user has it.
 */
export function nextPreview(
  before: AdoptionPreview,
  decisions: AdoptionDecisions,
  context: PreviewContext,
): AdoptionPreview {
  return finish(nextPreviewInSteps(before, decisions, context));
}

/** As {@link nextPreview}, in steps. */
export function* nextPreviewInSteps(
  before: AdoptionPreview,
  decisions: AdoptionDecisions,
  context: PreviewContext,
): Steps<AdoptionPreview> {
  const { survey } = before;
  if (decisions.table !== before.decisions.table) {
    const guess = {
      ...before.guess,
      table: decisions.table,
      columns: recogniseColumns(survey, decisions.table),
    };
    const roles = rolesOf(guess.columns);
    const stages = proposeStages(survey, { table: decisions.table, roles, ...context });
    return yield* assemble(survey, guess, { ...decisions, roles, stages }, context);
  }
  const { table, roles } = decisions;
  const isStaged = sameStageColumns(before.decisions.roles, roles);
  const stages = isStaged ? decisions.stages : proposeStages(survey, { table, roles, ...context });
  return yield* assemble(survey, before.guess, { ...decisions, stages }, context);
}

function* assemble(
  survey: Survey,
  guess: AdoptionPreview["guess"],
  decisions: AdoptionDecisions,
  { today, usedIds }: PreviewContext,
): Steps<AdoptionPreview> {
  return {
    survey,
    guess,
    choices: roleChoices(decisions),
    decisions,
    summary: yield* summariseInSteps(survey, decisions, today, usedIds),
  };
}

/** The guessed role of every column. */
export function rolesOf(columns: readonly ColumnGuess[]): Readonly<Record<number, ColumnRole>> {
  return Object.fromEntries(columns.map(({ column, role }) => [column, role]));
}

/** The orders of day and month that the columns themselves decide. */
export function decidedOrders(survey: Survey): Readonly<Record<number, DateOrder>> {
  return Object.fromEntries(
    survey.columns.flatMap(({ index, date: { order } }) =>
      order === "dmy" || order === "mdy" ? [[index, order] as const] : [],
    ),
  );
}

function sameStageColumns(before: AdoptionDecisions["roles"], after: AdoptionDecisions["roles"]): boolean {
  const telling = ["stage", "funnel", "outcome", "stageProbability"];
  if (telling.some((role) => columnWith(before, role) !== columnWith(after, role))) return false;
  const entered = (roles: AdoptionDecisions["roles"]) =>
    Object.entries(roles)
      .filter(([, role]) => readEnteredRole(role) !== undefined)
      .join();
  return entered(before) === entered(after);
}
