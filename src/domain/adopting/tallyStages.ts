import { nameKey } from "../store/name";
import { readProbability } from "../store/readNumber";
import type { StageType } from "../store/words";
import { cellText } from "./cellText";
import { readEnteredRole, type EnteredStage } from "./entered";
import type { StageEvidence } from "./orderStages";
import { remembered } from "./remembered";
import { outcomeWord } from "./stageWords";
import { cellAt } from "./survey";
import type { ColumnRole, Survey } from "./types";

/** The column with a role; undefined where none has it. */
export function columnWith(
  roles: Readonly<Record<number, ColumnRole>>,
  role: ColumnRole,
): number | undefined {
  const found = Object.entries(roles).find(([, candidate]) => candidate === role);
  return found === undefined ? undefined : Number(found[0]);
}

/** A stage found in the table, before it has a type. */
export interface StageTally extends StageEvidence {
  readonly spellings: Map<string, number>;
}

/** A funnel found in the table: its texts, its stages by first appearance. */
export interface FunnelTally {
  readonly texts: string[];
  readonly stages: StageTally[];
  /** The words of the outcome column by what they mean. */
  readonly outcomes: ReadonlyMap<StageType, string>;
}

/** Counts what the stage, funnel, outcome and entry date columns show. Rows with a blank funnel cell go to the first funnel. */
export function tallyFunnels(survey: Survey, roles: Readonly<Record<number, ColumnRole>>): FunnelTally[] {
  const [funnelColumn, stageColumn] = [columnWith(roles, "funnel"), columnWith(roles, "stage")];
  const [probabilityColumn, outcomeColumn] = [
    columnWith(roles, "stageProbability"),
    columnWith(roles, "outcome"),
  ];
  const entries = entryRoles(roles);
  const byFunnel = new Map<string, { texts: string[]; stages: Map<string, StageTally> }>();
  const outcomes = new Map<StageType, string>();
  const keyOf = remembered(nameKey);
  const meaningOf = remembered(outcomeWord);
  const funnelFor = (text: string) => {
    const key = keyOf(text);
    const known = byFunnel.get(key);
    if (known) {
      if (text !== "" && !known.texts.includes(text)) known.texts.push(text);
      return known;
    }
    const made = { texts: text === "" ? [] : [text], stages: new Map<string, StageTally>() };
    byFunnel.set(key, made);
    return made;
  };
  for (const row of survey.rows) {
    const outcome = cellText(cellAt(survey, row, outcomeColumn));
    const meaning = outcome === "" ? undefined : meaningOf(outcome);
    if (meaning !== undefined && meaning !== "open" && !outcomes.has(meaning)) outcomes.set(meaning, outcome);
    const stageText = cellText(cellAt(survey, row, stageColumn));
    const funnel = funnelFor(cellText(cellAt(survey, row, funnelColumn)));
    if (stageText === "") continue;
    const stage = stageIn(funnel.stages, stageText, keyOf(stageText));
    stage.spellings.set(stageText, (stage.spellings.get(stageText) ?? 0) + 1);
    stage.count++;
    const cell = cellAt(survey, row, probabilityColumn);
    const probability = cell === undefined || cell === "" ? undefined : readProbability(cell);
    if (probability !== undefined) stage.probabilities.push(probability);
    for (const { entered, column } of entries) {
      if (cellText(cellAt(survey, row, column)) === "") continue;
      const other = entryStage(funnel.stages, entered, byFunnel.size < 2 || funnelColumn === undefined);
      if (other) other.entries++;
    }
  }
  const blank = byFunnel.get("");
  if (byFunnel.size > 1 && blank !== undefined) {
    byFunnel.delete("");
    const first = [...byFunnel.values()][0];
    if (first) for (const [key, stage] of blank.stages) mergeStage(first.stages, key, stage);
  }
  if (byFunnel.size === 0) funnelFor("");
  const funnels = [...byFunnel.values()];
  for (const { entered, column } of entries) addEntered(funnels, entered, column);
  return funnels.map(({ texts, stages }) => ({ texts, stages: [...stages.values()], outcomes }));
}

function entryRoles(roles: Readonly<Record<number, ColumnRole>>) {
  return Object.entries(roles).flatMap(([column, role]) => {
    const entered = readEnteredRole(role);
    return entered === undefined ? [] : [{ column: Number(column), entered }];
  });
}

function stageIn(stages: Map<string, StageTally>, text: string, key = nameKey(text)): StageTally {
  let stage = stages.get(key);
  if (stage === undefined) {
    stage = {
      name: text,
      spellings: new Map(),
      count: 0,
      probabilities: [],
      entries: 0,
      entryColumn: undefined,
      appearance: stages.size,
    };
    stages.set(key, stage);
  }
  return stage;
}

function entryStage(
  stages: Map<string, StageTally>,
  entered: EnteredStage,
  only: boolean,
): StageTally | undefined {
  return stages.get(nameKey(entered.stage)) ?? (only ? stageIn(stages, entered.stage) : undefined);
}

function mergeStage(stages: Map<string, StageTally>, key: string, stage: StageTally): void {
  const known = stages.get(key);
  if (known === undefined) {
    stages.set(key, stage);
    return;
  }
  known.count += stage.count;
  for (const [text, count] of stage.spellings)
    known.spellings.set(text, (known.spellings.get(text) ?? 0) + count);
}

/** A stage that only an entry date column names belongs to the funnel the header names, else to those that have it, else to the first. */
function addEntered(
  funnels: readonly { texts: string[]; stages: Map<string, StageTally> }[],
  entered: EnteredStage,
  column: number,
): void {
  const named = funnels.filter(({ texts }) =>
    texts.some((text) => nameKey(text) === nameKey(entered.funnel)),
  );
  const having = funnels.filter(({ stages }) => stages.has(nameKey(entered.stage)));
  const homes = named.length > 0 ? named : having.length > 0 ? having : funnels.slice(0, 1);
  for (const { stages } of homes) stageIn(stages, entered.stage).entryColumn = column;
}
