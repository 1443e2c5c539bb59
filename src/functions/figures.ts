import type { Setup } from "../domain/store/setup";
import type { Answer } from "../metrics/answer";
import type { Query } from "../metrics/query";

/**
 * The door through which functions see the index; `runtime` gives it. Functions never import `workbook`.
 */
export interface Figures {
  /** False until the first load is done; answers are then "loading". */
  readonly isLoaded: () => boolean;
  /** The answer now. */
  readonly answer: (query: Query) => Answer;
  /** Whether a change of these records can change the answer; without it every answer is taken to change. */
  readonly touches?: (query: Query, touched: ReadonlySet<string>) => boolean;
  /** Names and options that parsing needs (locale, fiscal year, stages); undefined until loaded. */
  readonly setup: () => Setup | undefined;
  /** Today, a whole serial in the workbook's time zone. */
  readonly today: () => number;
  /** Calls back after every change of the index (and at midnight); returns how to stop. The change says which records it touched; undefined: anything may have changed. */
  readonly onChange: (listener: (touched: ReadonlySet<string> | undefined) => void) => () => void;
}
