import type { Criterion } from "../domain/criteria/criterion";
import type { DayRange } from "../domain/dates/period";

/** Every function of SPEC section 3 that this build answers; the id of the custom function is the same. */
export type MetricName =
  | "TALLY"
  | "AMOUNT"
  | "REACHED"
  | "CONVERSION"
  | "WINRATE"
  | "CONVERTTIME"
  | "SALESCYCLE"
  | "TOTALTIME"
  | "STAGETIME"
  | "WONWITHIN"
  | "VELOCITY"
  | "FORECAST"
  | "TARGET"
  | "ATTAINMENT"
  | "LOOKUPRECORD"
  | "STAGETABLE"
  | "BREAKDOWN"
  | "THREETIMES"
  | "COHORTS"
  | "MOVEMATRIX"
  | "BRIDGE"
  | "SNAPSHOT"
  | "STALLED"
  | "BRIEFING"
  | "RANKING"
  | "JOURNEY"
  | "EXPLAIN"
  | "ISSUES";

/** Whether a stage that was skipped counts as reached (`passed`) or not (`visited`). */
export type Mode = "passed" | "visited";

/** What a conversion is a share of: see `conversion`. */
export type Basis = "started" | "decided" | "moved";

/** What times are given in. */
export type Unit = "days" | "workdays" | "hours";

/**
 * `p10` … `p99` are percentiles (PERCENTILE.INC); stdev divides by n − 1; `medianInclOpen` is the Kaplan–Meier median in which records
 * that are still under way are censored.
 */
export type Statistic =
  "mean" | "median" | "medianInclOpen" | "min" | "max" | "stdev" | "count" | `p${number}`;

/** One pair of a formula: records whose field meets the criterion. `field` is as it was written: the index resolves it. */
export interface Filter {
  readonly field: string;
  /** Any of these; an empty list filters nothing. A bare 0 may stand for an empty cell: put them through `forColumn` first. */
  readonly anyOf: readonly Criterion[];
}

export type { DayRange };

/**
 * A question to the index: what a `=FUNNEL.X(…)` cell, EXPLAIN, the pane and the reports all ask. Stage, field and status
 * names are as written; evaluation resolves them against the index, so that a renamed stage keeps working.
 */
export interface Query {
  readonly metric: MetricName;
  /**
   * Own arguments in order, as written: TALLY [status]; AMOUNT [status, column?]; REACHED [stage]; CONVERSION [from, to];
   * STAGETIME [stage]; FORECAST [method]; TARGET and ATTAINMENT [measure]; LOOKUPRECORD [id, field]; BREAKDOWN [rowField,
   * columnField?]; THREETIMES [rowField?]; COHORTS [grain]; RANKING [measure]; JOURNEY [id].
   */
  readonly args: readonly string[];
  /** Own arguments that are numbers, read: WONWITHIN [days]; BRIDGE [from, to] and SNAPSHOT [date] as serials. */
  readonly numbers: readonly number[];
  readonly filters: readonly Filter[];
  /** Undefined: all time. BRIEFING's own argument is its period too. */
  readonly period: DayRange | undefined;
  /** Whole day d, meaning its end (d + 1), or an instant with a fraction; undefined: now. */
  readonly asOf: number | undefined;
  readonly asRecordedOn: number | undefined;
  readonly mode: Mode;
  readonly basis: Basis;
  /** Undefined: by count; "amount" or a column's name. */
  readonly measure: string | undefined;
  readonly unit: Unit;
  /** Undefined: the metric's own default (mean for times). */
  readonly statistic: Statistic | undefined;
  /** STAGETIME: which visits. */
  readonly visits: "all" | "first" | "latest";
  /** Most rows of a spill; default 2,000. */
  readonly rows: number;
  /** EXPLAIN: the query explained; BREAKDOWN: the scalar metric that is broken down, with the same filters and options. */
  readonly explained: Query | undefined;
}

/** The options of a query that names none. */
export const plainQuery: Omit<Query, "metric" | "args"> = {
  numbers: [],
  filters: [],
  period: undefined,
  asOf: undefined,
  asRecordedOn: undefined,
  mode: "passed",
  basis: "started",
  measure: undefined,
  unit: "days",
  statistic: undefined,
  visits: "all",
  rows: 2000,
  explained: undefined,
};
