import type { Reason, Result } from "../domain/result";
import { amount } from "./amount";
import type { Answer } from "./answer";
import type { Figure } from "./figures/figure";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";
import { reached } from "./reached";
import { tally } from "./tally";
import { winRate } from "./winRate";

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
  "onlyInvalidClosed",
  "nothingToDivide",
  "nothingTimed",
  "tooFewForStdev",
  "noTimeInStage",
  "missingRate",
  "unknownRecord",
]);

/** Answers a query from the index: what every FUNNEL cell, the pane and the reports ask. */
export function evaluate(index: FunnelIndex, query: Query, context: EvaluationContext): Answer {
  const figure = figureOf(index, query, context.today);
  if (!figure.ok) return failed(figure.reason);
  const { value } = figure.value;
  return typeof value === "number" ? { kind: "value", value } : failed(value);
}

/** The figure of a scalar metric. */
export function figureOf(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  switch (query.metric) {
    case "TALLY":
      return tally(index, query, today);
    case "AMOUNT":
      return amount(index, query, today);
    case "REACHED":
      return reached(index, query, today);
    default:
      return winRate(index, query, today);
  }
}

function failed(reason: Reason): Answer {
  return { kind: "error", error: notAvailable.has(reason.code) ? "#N/A" : "#VALUE!", reason };
}
