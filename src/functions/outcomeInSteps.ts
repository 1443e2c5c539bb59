import type { Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { Answer } from "../metrics/answer";
import type { MetricName, Query } from "../metrics/query";
import { answerToExcel, fault, fitted, reasonToExcel } from "./answerToExcel";
import type { Languages } from "./languages";
import type { Outcome } from "./outcome";

/**
 * What a cell of a function is to show.
 *
 * @param answer Answers the query, perhaps in steps.
 */
export function* outcomeInSteps(
  metric: MetricName,
  query: Result<Query>,
  answer: (query: Query) => Answer | Steps<Answer>,
  languages: Languages,
): Steps<Outcome> {
  if (!query.ok) return reasonToExcel(query.reason, languages.reader);
  return fitted(yield* computed(query.value, answer, languages), metric, languages.reader);
}

function* computed(
  query: Query,
  answer: (query: Query) => Answer | Steps<Answer>,
  languages: Languages,
): Steps<Outcome> {
  try {
    const answered = answer(query);
    return answerToExcel("next" in answered ? yield* answered : answered, languages, query.rows);
  } catch (error) {
    // A fault in one metric must not stop the other cells, and no reader is helped by a stack trace in a cell.
    console.error(error);
    return fault(query.metric, languages.reader);
  }
}
