import type { Row, Sheets } from "./rows";

/** The figures of an answer in the order of its labels; NaN: there is none (blank or #N/A); null: this variant does not say. */
export type Figures = ArrayLike<number | null>;
export type Answer = Figures | Promise<Figures>;

/** One way of answering the bench's questions. */
export interface Variant {
  readonly name: string;
  /** What it holds ready before the questions are asked. */
  readonly holds: string;
  /** What does not depend on the ledger and is not timed: opening an engine, reading the cells' criteria. */
  prepare?(): unknown;
  load(sheets: Sheets): Loaded | Promise<Loaded>;
}

/**
 * A ledger that a variant has taken in: its rows, and where each record is today; DuckDB and arquero, whose ways of following make tables
 * for all of today's questions at once, work that out in `ready`. An answer that is not written for a variant, or not there yet, is left
 * out.
 */
export interface Loaded {
  /** Works out what its questions of today rest on and it holds ready; timed by itself. */
  ready?(): unknown;
  /** Every funnel with the median, p80 and p90 of the days in each stage, as of the end of a day. */
  funnel?(asOf: number): Answer;
  /** Takes up the 200 cells, where they are kept apart from the ledger; timed with `ready`, and no part of what a log row takes. */
  takeUpCells?(): unknown;
  /** The 200 cells, from nothing but what is held ready. */
  cells?(): Answer;
  /** Prepares the 200 cells for rows to come: they are live from here on. */
  watch?(): unknown;
  /** Takes in one row more and refreshes the live cells. */
  append?(row: Row): Answer;
  /** The deals by the month of their creation. */
  cohorts?(): Answer;
  /** The bridge of `bridgeDays` that end with a day, and the deals open at its end. */
  bridge?(to: number): Answer;
  snapshot?(day: number): Answer;
  /** The win rate, and the median sales cycle, as of the end of a day. */
  winRate?(asOf: number): Answer;
  medianCycle?(asOf: number): Answer;
  /** Drops answers that were kept, so that the next one is cold. */
  forget?(): void;
  /** Bytes that it holds outside the heap of JavaScript. */
  bytesOutside?(): number | Promise<number>;
  close?(): void;
}
