import type { Reason, Result } from "../domain/result";
import { breakOff, finish, type Steps } from "../domain/steps";
import type { Answer, AnswerCell } from "./answer";
import { figureOf } from "./figureOf";
import type { FunnelIndex } from "./index/funnelIndex";
import { lookupRecord } from "./lookupRecord";
import type { Query } from "./query";
import { isTable, tableOf } from "./tableOf";

/** What a question is asked under. Times are serials in the workbook's zone. */
export interface EvaluationContext {
  /** A whole serial: the as-of of a query that names none (its end is meant). */
  readonly today: number;
  readonly now: number;
}

/** Reasons for which a question was understood, but the store has no answer: #N/A rather than #VALUE!. */
const notAvailable: ReadonlySet<string> = new Set([
  "nothingThere",
  "nothingMatches",
  "nothingInPeriod",
  "nothingDecided",
  "nothingTimed",
  "medianNotReached",
  "nothingToDivide",
  "onlyInvalidClosed",
  "tooFewForStdev",
  "noTimeInStage",
  "missingRate",
  "unknownRecord",
  "noRecordsYet",
  "recordNotThere",
  "timeIsZero",
  "noTarget",
  "noTargetOfMeasure",
  "targetsDontAddUp",
  "noHistory",
  "noTraceableWins",
  "nothingRecorded",
  "periodNotBegun",
]);

/** Reasons for which a cell stays blank: there is nothing to be said, and nothing is wrong. EXPLAIN says why. */
const blank: ReadonlySet<string> = new Set(["targetIsBlank"]);

/**
 * Answers a query from the index: what every FUNNEL cell, the pane and the reports ask. A count of nothing is 0, a share or time of
 * nothing #N/A; a question that can't be understood is #VALUE!. Both say why.
 */
export function evaluate(index: FunnelIndex, query: Query, context: EvaluationContext): Answer {
  return finish(index.answer(answer(index, query, context)));
}

/** Whether a question may take long, so that its answer is better worked out in steps: a table, an id that has to be looked for. */
export function mayTakeLong({ metric }: Query): boolean {
  return isTable(metric) || metric === "LOOKUPRECORD";
}

/**
 * As {@link evaluate}, in steps of a few milliseconds where it {@link mayTakeLong}. Where the index changes between two steps it begins anew:
 * the answer is that of the last step.
 */
export function* evaluateInSteps(
  index: FunnelIndex,
  query: Query,
  context: EvaluationContext,
): Steps<Answer> {
  for (;;) {
    const { version } = index;
    const steps = index.answer(answer(index, query, context));
    try {
      while (index.version === version) {
        const step = steps.next();
        if (step.done === true) return step.value;
        yield;
      }
    } finally {
      breakOff(steps);
    }
  }
}

function* answer(index: FunnelIndex, query: Query, { today }: EvaluationContext): Steps<Answer> {
  if (query.metric === "LOOKUPRECORD") {
    const found = yield* lookupRecord(index, query, today);
    return found.ok ? { kind: "value", value: found.value } : failed(found.reason);
  }
  if (isTable(query.metric)) return table(yield* tableOf(index, query, today));
  const figure = figureOf(index, query, today);
  if (!figure.ok) return failed(figure.reason);
  const { value } = figure.value;
  return typeof value === "number" ? { kind: "value", value } : failed(value);
}

function failed(reason: Reason): Answer {
  if (blank.has(reason.code)) return { kind: "value", value: "" };
  return { kind: "error", error: notAvailable.has(reason.code) ? "#N/A" : "#VALUE!", reason };
}

/** A block whose rows are all as wide as the widest. How many of them are shown is for `functions` to say. */
function table(result: Result<AnswerCell[][]>): Answer {
  if (!result.ok) return failed(result.reason);
  const rows = result.value;
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const padded = (row: AnswerCell[]): AnswerCell[] =>
    row.length === width ? row : [...row, ...Array<AnswerCell>(width - row.length).fill("")];
  return { kind: "table", rows: rows.map(padded) };
}
