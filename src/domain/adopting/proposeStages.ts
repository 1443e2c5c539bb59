import { inLanguage, type Language, type Word } from "../language";
import { reason, type Reason } from "../result";
import { defaultFunnelName, defaultStages } from "../stages/defaultStages";
import { findStage } from "../stages/findStage";
import { findFunnel } from "../stages/funnels";
import type { RecordTable } from "../planning/plan";
import { nameKey } from "../store/name";
import type { Funnel, Setup } from "../store/setup";
import type { StageType } from "../store/words";
import { orderStages, typeOrder } from "./orderStages";
import { stageMeaning } from "./stageWords";
import { tallyFunnels, type FunnelTally, type StageTally } from "./tallyStages";
import type { ColumnRole, MappedFunnel, MappedStage, StageMapping, Survey } from "./types";

/** What the stages are proposed from. */
export interface StageProposal {
  readonly table: RecordTable;
  readonly roles: Readonly<Record<number, ColumnRole>>;
  /** The set-up as it is; without funnels where the workbook is not a store yet. */
  readonly setup: Setup;
  /** In which the added stages and a funnel without a name are called. */
  readonly language: Language;
}

const openStage: Word = { en: "Open", zh: "进行中" };
const bareClosed = /^(?:closed?|completed?|done|finished|ended|关闭|已关闭|结束|已结束|完成|已完成)$/;

/**
 * Makes funnels of the stage texts found: one funnel for each text of the funnel column (one in all without such a column), each
 * stage with its type and place by its name in either language, see orderStages. Stages that a funnel needs and the table
 * does not show (won, lost, invalid, for leads the open ones too) are added. A funnel of the workbook that has the same
 * name, or knows all the stages, is used as it is.
 */
export function proposeStages(survey: Survey, proposal: StageProposal): StageMapping {
  const tallies = tallyFunnels(survey, proposal.roles);
  const taken = new Set(proposal.setup.funnels.map(({ name }) => nameKey(name)));
  return { funnels: tallies.map((tally) => proposeFunnel(tally, proposal, taken)) };
}

function proposeFunnel(tally: FunnelTally, proposal: StageProposal, taken: Set<string>): MappedFunnel {
  const existing = existingFunnel(tally, proposal);
  const stages = orderStages(tally.stages.map((stage) => typed(stage, tally, proposal.table))).map(
    ({ stage, type, why }) => mapped(stage, type, why),
  );
  if (existing) return withExisting(existing, tally, stages);
  const name = tally.texts[0] ?? freeName(inLanguage(defaultFunnelName, proposal.language), taken);
  taken.add(nameKey(name));
  return { name, found: tally.texts, existing: false, stages: complete(stages, tally, proposal) };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name} ${n}`;
    if (!taken.has(nameKey(candidate))) return candidate;
  }
}

function existingFunnel(tally: FunnelTally, { setup, table }: StageProposal): Funnel | undefined {
  const text = tally.texts[0];
  if (text !== undefined) return findFunnel(setup, text);
  if (tally.stages.length === 0) {
    const type: StageType = table === "Leads" ? "lead" : "open";
    return setup.funnels.find(({ stages }) => stages.some((stage) => stage.type === type));
  }
  return setup.funnels.find((funnel) =>
    tally.stages.every(({ name }) => findStage(funnel, name) !== undefined),
  );
}

/** The type of a stage by its name; a bare "Closed" is whichever of won and lost the other stages leave open. */
function typed(stage: StageTally, tally: FunnelTally, table: RecordTable) {
  const { type } = stageMeaning(stage.name);
  if (type !== undefined) return { stage, type, why: reason("adoptStageByName", { stage: stage.name }) };
  if (bareClosed.test(nameKey(stage.name)) && tally.outcomes.size === 0) {
    const types = new Set(tally.stages.map(({ name }) => stageMeaning(name).type));
    const closed: StageType = types.has("won") ? "lost" : "won";
    return { stage, type: closed, why: reason("adoptStageUnclear", { stage: stage.name }) };
  }
  const open: StageType = table === "Leads" ? "lead" : "open";
  return { stage, type: open, why: undefined };
}

function mapped(stage: StageTally, type: StageType, why: Reason): MappedStage {
  const spellings = [...stage.spellings].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  const mean = stage.probabilities.reduce((sum, value) => sum + value, 0) / stage.probabilities.length;
  const known = stage.probabilities.length > 0 ? Math.round(mean * 1000) / 1000 : undefined;
  const fixed =
    type === "won" || type === "aftersales" ? 1 : type === "lost" || type === "invalid" ? 0 : undefined;
  return {
    name: spellings[0] ?? stage.name,
    type,
    probability: fixed ?? known,
    found: spellings,
    count: stage.count,
    existing: false,
    why,
  };
}

/** Adds the stages without which the funnel cannot be used. */
function complete(
  stages: readonly MappedStage[],
  tally: FunnelTally,
  { table, language }: StageProposal,
): MappedStage[] {
  const has = (type: StageType) => stages.some((stage) => stage.type === type);
  const added: MappedStage[] = [];
  const add = (name: string, type: StageType, probability: number | undefined) => {
    if (stages.some((stage) => nameKey(stage.name) === nameKey(name))) return;
    added.push({
      name,
      type,
      probability,
      found: [],
      count: 0,
      existing: false,
      why: reason("adoptStageAdded", { stage: name }),
    });
  };
  const addDefaults = (type: StageType) => {
    for (const stage of defaultStages) {
      if (stage.type !== type) continue;
      add(tally.outcomes.get(type) ?? inLanguage(stage.name, language), type, stage.probability);
    }
  };
  if (table === "Leads" && !has("lead")) addDefaults("lead");
  if (table === "Leads" && !has("open")) addDefaults("open");
  if (table === "Opportunities" && !has("open")) add(inLanguage(openStage, language), "open", undefined);
  for (const type of ["won", "lost", "invalid"] as const) if (!has(type)) addDefaults(type);
  return [...stages, ...added].sort((a, b) => typeOrder(a.type) - typeOrder(b.type));
}

/** The stages of an existing funnel with the texts found; texts that it does not know become new stages in their place. */
function withExisting(funnel: Funnel, tally: FunnelTally, stages: readonly MappedStage[]): MappedFunnel {
  const known: MappedStage[] = funnel.stages.map((stage) => {
    const same = stages.filter(({ name }) => findStage(funnel, name) === stage);
    return {
      name: stage.name,
      type: stage.type,
      probability: stage.probability,
      found: same.flatMap(({ found }) => found),
      count: same.reduce((sum, { count }) => sum + count, 0),
      existing: true,
      why: reason("adoptStageExisting", { stage: stage.name, funnel: funnel.name }),
    };
  });
  const unknown = stages.filter(({ name }) => findStage(funnel, name) === undefined);
  const result = [...known];
  for (const stage of unknown) {
    const rank = stageMeaning(stage.name).rank ?? 99;
    const at = result.findIndex(
      (other) =>
        typeOrder(other.type) > typeOrder(stage.type) ||
        (other.type === stage.type && (stageMeaning(other.name).rank ?? 0) > rank),
    );
    result.splice(at < 0 ? result.length : at, 0, stage);
  }
  return { name: funnel.name, found: tally.texts, existing: true, stages: result };
}
