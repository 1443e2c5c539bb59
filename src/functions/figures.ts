import type { Steps } from "../domain/steps";
import type { Setup } from "../domain/store/setup";
import type { Answer } from "../metrics/answer";
import type { LiveAnswer } from "../metrics/live/liveAnswers";
import type { Query } from "../metrics/query";

/**
 * The door through which functions see the index; `runtime` gives it. Functions never import `workbook`.
 */
export interface Figures {
  /** False until the first load is done; answers are then "loading". */
  readonly isLoaded: () => boolean;
  /** The answer now. */
  readonly answer: (query: Query) => Answer;
  /** As {@link answer}, in steps of a few milliseconds; undefined for a question that is answered at once. */
  readonly answerInSteps: (query: Query) => Steps<Answer> | undefined;
  /** Follows a question that is asked again and again, until {@link leave} or until {@link changed} says that all are to be asked anew. */
  readonly follow: (query: Query) => LiveAnswer;
  readonly leave: (answer: LiveAnswer) => void;
  /** Takes in that these records changed: which followed questions may have another answer; undefined: all are to be followed anew. */
  readonly changed: (touched: ReadonlySet<string>) => readonly LiveAnswer[] | undefined;
  /** Names and options that parsing needs (locale, fiscal year, stages); undefined until loaded. */
  readonly setup: () => Setup | undefined;
  /** Today, a whole serial in the workbook's time zone. */
  readonly today: () => number;
  /**
   * Calls back after every change of the index (and at midnight); returns how to stop. The change says which records it touched;
   * undefined: anything may have changed.
   */
  readonly onChange: (listener: (touched: ReadonlySet<string> | undefined) => void) => () => void;
}
