import { reason, type Reason } from "../result";
import type { RecordTable } from "../planning/plan";
import { nameKey } from "../store/name";
import { idRoleOf, recordTypeIn } from "../store/roles";
import { forecastCategories, readOption, yesNo } from "../store/words";
import { enteredRole, findEntryColumns } from "./entered";
import { cellText } from "./cellText";
import { headerKey, matchHeader } from "./headerWords";
import { remembered } from "./remembered";
import { outcomeWord, stageMeaning } from "./stageWords";
import { cellAt } from "./survey";
import type { ColumnGuess, ColumnRole, Confidence, Survey, SurveyColumn } from "./types";

const dateRoles = new Set([
  ...[
    "created",
    "expectedClose",
    "closed",
    "closeOrExpected",
    "quoted",
    "nextContact",
    "updated",
    "stageSince",
    "converted",
  ],
]);
const numberRoles = new Set(["amount", "quoteAmount", "probability"]);
const flagRoles = new Set(["deleted", "isClosed", "isWon"]);
/** Roles that a stage's entry date does not displace although a stage has a like name. */
const settledDates = new Set(["created", "closed", "expectedClose", "converted", "updated", "stageSince"]);

interface Candidate {
  readonly column: SurveyColumn;
  readonly role: ColumnRole;
  readonly score: number;
  readonly confidence: Confidence;
  readonly why: Reason;
}

/** Whether a role holds dates, so that its column needs an order of day and month. */
export function isDateRole(role: ColumnRole): boolean {
  return dateRoles.has(role) || role.startsWith("entered:");
}

/** The likely role of every column if the table is one of leads, or of opportunities. No role but `""` is given twice. */
export function recogniseColumns(survey: Survey, table: RecordTable): readonly ColumnGuess[] {
  const chosen = assign(survey, table);
  addByContent(survey, table, chosen);
  settleStatus(chosen);
  addEntryDates(survey, chosen);
  settleClose(survey, chosen);
  settleProbability(survey, chosen);
  return survey.columns.map((column) => {
    const { role, confidence, why } = chosen.get(column.index) ?? {
      role: "",
      confidence: "likely" as const,
      why: reason("adoptWhyExtra"),
    };
    return { column: column.index, header: column.header, role, confidence, why };
  });
}

type Chosen = Map<number, Omit<Candidate, "score">>;

function assign(survey: Survey, table: RecordTable): Chosen {
  const candidates: Candidate[] = survey.columns.flatMap((column) => candidatesFor(column, table));
  candidates.sort(
    (a, b) => b.score - a.score || b.column.filled - a.column.filled || a.column.index - b.column.index,
  );
  const chosen: Chosen = new Map();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.column.index) || taken.has(candidate.role)) continue;
    chosen.set(candidate.column.index, candidate);
    taken.add(candidate.role);
  }
  return chosen;
}

function candidatesFor(column: SurveyColumn, table: RecordTable): Candidate[] {
  if (column.header === "") return [];
  return matchHeader(column.header, table)
    .filter(({ role }) => fits(role, column))
    .map(({ role, tier, rank }) => {
      const empty = column.filled === 0;
      const fullness = column.filled / Math.max(1, column.filled + column.blank);
      const byContent =
        isDateRole(role) || numberRoles.has(role) || flagRoles.has(role) || role === "outcome";
      const confidence = empty || tier === 2 ? "unsure" : tier === 0 || byContent ? "sure" : "likely";
      const why =
        tier === 2
          ? reason("adoptWhyEnding", { header: column.header })
          : reason("adoptWhyHeader", { header: column.header });
      const score =
        100 -
        25 * tier -
        Math.min(rank, 40) / 4 +
        8 * fullness +
        (role === "outcome" || flagRoles.has(role) ? 6 : 0);
      return { column, role, score, confidence, why };
    });
}

/** Whether the cells of a column can be what a role holds. An empty column can be anything. */
function fits(role: ColumnRole, column: SurveyColumn): boolean {
  const { filled } = column;
  if (filled === 0) return !flagRoles.has(role) && role !== "outcome";
  const most = (count: number) => count * 2 >= filled;
  if (isDateRole(role)) return most(column.date.count);
  if (numberRoles.has(role)) return most(column.numbers);
  if (flagRoles.has(role)) return column.logicals === filled;
  if (role === "outcome")
    return column.values.length > 0 && most(countOf(column, (value) => outcomeWord(value) !== undefined));
  if (role === "forecastCategory") {
    return countOf(column, (value) => readOption(forecastCategories, value) !== undefined) === filled;
  }
  if (role === "stage")
    return column.values.length > 0 && column.logicals < filled && column.date.count < filled;
  if (role === "opportunityId" || role === "leadId")
    return column.logicals < filled && (isText(column) || most(column.distinct));
  return column.logicals < filled || filled === column.numbers;
}

function isText(column: SurveyColumn): boolean {
  return column.texts * 2 >= column.filled;
}

function countOf(column: SurveyColumn, test: (value: string) => boolean): number {
  return column.values.reduce((sum, { value, count }) => sum + (test(value) ? count : 0), 0);
}

const idWords = /\b(?:id|no|number|code|ref|reference|key)\b|编号|序号|代码|单号|号$/;

/** What the headers did not say: a column of unique codes as the id, a column of stage words as the stage. */
function addByContent(survey: Survey, table: RecordTable, chosen: Chosen): void {
  const free = survey.columns.filter(({ index }) => !chosen.has(index));
  const idRole = idRoleOf(recordTypeIn(table));
  if (!hasRole(chosen, idRole)) {
    const unique = free.find(
      (column) =>
        column.filled > 0 &&
        column.blank === 0 &&
        column.distinct === column.filled &&
        column.date.count === 0 &&
        idWords.test(headerKey(column.header)),
    );
    if (unique)
      put(chosen, unique, idRole, "likely", reason("adoptWhyUniqueCodes", { count: unique.distinct }));
  }
  if (!hasRole(chosen, "stage") && !hasRole(chosen, "outcome")) {
    const staged = free.find((column) => {
      const known = countOf(column, (value) => {
        const { type, rank } = stageMeaning(value);
        return type !== undefined || rank !== undefined;
      });
      return (
        column.values.length >= 2 &&
        column.distinct * 2 <= Math.max(4, column.filled) &&
        known * 5 >= column.filled * 3 &&
        isText(column)
      );
    });
    if (staged)
      put(
        chosen,
        staged,
        "stage",
        "likely",
        reason("adoptWhyStageWords", { example: staged.samples.join(", ") }),
      );
  }
}

/** Won and lost in a column beside no stage are the stages themselves. */
function settleStatus(chosen: Chosen): void {
  if (hasRole(chosen, "stage")) return;
  const outcome = columnOf(chosen, "outcome");
  const choice = outcome === undefined ? undefined : chosen.get(outcome);
  if (outcome !== undefined && choice) chosen.set(outcome, { ...choice, role: "stage" });
}

function addEntryDates(survey: Survey, chosen: Chosen): void {
  const stageColumn = survey.columns.find(({ index }) => chosen.get(index)?.role === "stage");
  const stages = stageColumn?.values.map(({ value }) => value) ?? [];
  const dated = (column: SurveyColumn) => column.filled === 0 || column.date.count * 2 >= column.filled;
  const open = survey.columns.filter(({ index }) => !settledDates.has(chosen.get(index)?.role ?? ""));
  for (const entry of findEntryColumns(open, stages, dated)) {
    const column = survey.columns.find(({ index }) => index === entry.column);
    if (!column) continue;
    const code = entry.byStem ? "adoptWhyStem" : "adoptWhyEntered";
    put(
      chosen,
      column,
      enteredRole(entry.stage, entry.funnel),
      entry.byStem ? "likely" : "sure",
      reason(code, { header: column.header, stage: entry.stage }),
    );
  }
}

/**
 * One column for "closes" and "closed": where rows that are still open have a date in it and no other column holds the expected
 * close, it means expected while open and actual once closed.
 */
function settleClose(survey: Survey, chosen: Chosen): void {
  const closed = columnOf(chosen, "closed");
  if (closed === undefined || hasRole(chosen, "expectedClose")) return;
  const choice = chosen.get(closed);
  const isOpen = openRowsOf(survey, chosen);
  const openRows = survey.rows.filter(isOpen);
  const dated = openRows.filter((row) => survey.readDate(cellAt(survey, row, closed)) !== undefined);
  if (!choice || dated.length * 5 <= openRows.length) return;
  const why = reason("adoptWhyExpectedWhileOpen", { header: choice.column.header, count: dated.length });
  chosen.set(closed, { ...choice, role: "closeOrExpected", why });
}

/**
 * A probability that is the same in every row of a stage is the stage's, not the deal's: kept as an extra column, its values go to
 * Stages. Else a deal moved on would keep the probability of the stage that it left.
 */
function settleProbability(survey: Survey, chosen: Chosen): void {
  const probability = columnOf(chosen, "probability");
  const stage = columnOf(chosen, "stage");
  const choice = probability === undefined ? undefined : chosen.get(probability);
  if (probability === undefined || stage === undefined || !choice) return;
  const byStage = new Map<string, string>();
  const keyOf = remembered(nameKey);
  for (const row of survey.rows) {
    const value = cellText(cellAt(survey, row, probability));
    const key = keyOf(cellText(cellAt(survey, row, stage)));
    if (value === "") continue;
    if ((byStage.get(key) ?? value) !== value) return;
    byStage.set(key, value);
  }
  if (byStage.size === 0) return;
  chosen.set(probability, {
    ...choice,
    role: "stageProbability",
    why: reason("adoptWhyStageProbability", { header: choice.column.header }),
  });
}

/** Whether a row is open, as far as words and flags tell. */
function openRowsOf(survey: Survey, chosen: Chosen): (row: number) => boolean {
  const saysIn = (role: ColumnRole, says: (text: string) => boolean): ((row: number) => boolean) => {
    const column = columnOf(chosen, role);
    if (column === undefined) return () => false;
    const known = remembered(says);
    return (row) => known(cellText(cellAt(survey, row, column)));
  };
  const isYes = (text: string): boolean => readOption(yesNo, text) === "yes";
  const closed = [
    saysIn("outcome", (text) => (outcomeWord(text) ?? "open") !== "open"),
    saysIn("isClosed", isYes),
    saysIn("isWon", isYes),
    saysIn("stage", (text) => stageMeaning(text).type !== undefined),
  ];
  return (row) => !closed.some((says) => says(row));
}

function columnOf(chosen: Chosen, role: ColumnRole): number | undefined {
  for (const [index, choice] of chosen) if (choice.role === role) return index;
  return undefined;
}

function hasRole(chosen: Chosen, role: ColumnRole): boolean {
  return columnOf(chosen, role) !== undefined;
}

function put(
  chosen: Chosen,
  column: SurveyColumn,
  role: ColumnRole,
  confidence: Confidence,
  why: Reason,
): void {
  chosen.set(column.index, { column, role, confidence, why });
}
