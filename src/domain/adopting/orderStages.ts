import { reason, type Reason } from "../result";
import type { StageType } from "../store/words";
import { leadingNumber, stageMeaning } from "./stageWords";

/** What the table shows of a stage. */
export interface StageEvidence {
  readonly name: string;
  /** In how many rows. */
  count: number;
  /** The stage probabilities of its rows. */
  readonly probabilities: number[];
  /** In how many rows there is a date on which the record entered it. */
  entries: number;
  /** The column of those dates. */
  entryColumn: number | undefined;
  /** Place by first appearance. */
  readonly appearance: number;
}

const types: readonly StageType[] = ["lead", "open", "won", "aftersales", "lost", "invalid"];

/** The place of a type in a funnel: positions first, then the outcomes. */
export function typeOrder(type: StageType): number {
  return types.indexOf(type);
}

interface Typed<S> {
  readonly stage: S;
  readonly type: StageType;
  readonly why: Reason | undefined;
}

/**
 * Puts stages in order: by type, and among working stages by the first of these that speaks for all of them: numbers that
 * their names begin with; the usual place of their words; mean probability; how many records entered them (fewer reach
 * later stages). Where none does, the known words keep their place and the others follow by first appearance.
 */
export function orderStages<S extends StageEvidence>(
  stages: readonly Typed<S>[],
): readonly { readonly stage: S; readonly type: StageType; readonly why: Reason }[] {
  const working = stages.filter(({ type }) => type === "lead" || type === "open").map(({ stage }) => stage);
  const { code, place } = measureFor(working);
  return [...stages]
    .sort(
      (a, b) =>
        typeOrder(a.type) - typeOrder(b.type) ||
        place(a.stage) - place(b.stage) ||
        mean(a.stage) - mean(b.stage) ||
        (a.stage.entryColumn ?? 0) - (b.stage.entryColumn ?? 0) ||
        a.stage.appearance - b.stage.appearance,
    )
    .map(({ stage, type, why }) => ({ stage, type, why: why ?? reason(code, { stage: stage.name }) }));
}

function measureFor(stages: readonly StageEvidence[]): {
  code: string;
  place: (stage: StageEvidence) => number;
} {
  const rank = (stage: StageEvidence) => stageMeaning(stage.name).rank;
  const all = (test: (stage: StageEvidence) => boolean) => stages.every(test);
  const numbers = new Set(stages.map(({ name }) => leadingNumber(name)));
  if (stages.length > 1 && !numbers.has(undefined) && numbers.size === stages.length) {
    return { code: "adoptStageByNumber", place: (stage) => leadingNumber(stage.name) ?? 0 };
  }
  if (all((stage) => rank(stage) !== undefined))
    return { code: "adoptStageByWord", place: (stage) => rank(stage) ?? 0 };
  if (all(({ probabilities }) => probabilities.length > 0))
    return { code: "adoptStageByProbability", place: mean };
  if (all(({ entryColumn }) => entryColumn !== undefined)) {
    return { code: "adoptStageByEntries", place: (stage) => -stage.entries };
  }
  return { code: "adoptStageOrderUnsure", place: (stage) => rank(stage) ?? 100 };
}

function mean({ probabilities }: StageEvidence): number {
  if (probabilities.length === 0) return 0;
  return probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length;
}
