import type { MetricName } from "../metrics/query";
import type { ReservedField } from "./reservedFields";

/** The words by which messages name an argument; see the messages `argument.…`. */
export type ArgumentName =
  | "status"
  | "stage"
  | "from"
  | "to"
  | "id"
  | "field"
  | "metric"
  | "days"
  | "method"
  | "measure"
  | "rowField"
  | "grain"
  | "date"
  | "period";

/** What a function takes before its pairs, and what it gives. */
export interface Signature {
  readonly required: readonly ArgumentName[];
  /** The argument that may stand before the pairs; it is there when an odd number of arguments follows the required ones. */
  readonly optional?: "column" | "statistic" | "columnField" | "rowField";
  /** Reserved fields that the required arguments say themselves, so that a pair of that name is not read. */
  readonly sets?: readonly ReservedField[];
  /** True where the result spills. */
  readonly spills: boolean;
  /** True for what EXPLAIN can explain. */
  readonly explained: boolean;
}

/** SPEC section 3: the functions of this build. */
export const signatures: Readonly<Record<MetricName, Signature>> = {
  TALLY: { required: ["status"], spills: false, explained: true },
  AMOUNT: { required: ["status"], optional: "column", spills: false, explained: true },
  REACHED: { required: ["stage"], spills: false, explained: true },
  CONVERSION: { required: ["from", "to"], spills: false, explained: true },
  WINRATE: { required: [], spills: false, explained: true },
  CONVERTTIME: { required: [], optional: "statistic", spills: false, explained: true },
  SALESCYCLE: { required: [], optional: "statistic", spills: false, explained: true },
  TOTALTIME: { required: [], optional: "statistic", spills: false, explained: true },
  STAGETIME: { required: ["stage"], optional: "statistic", spills: false, explained: true },
  WONWITHIN: { required: ["days"], spills: false, explained: true },
  VELOCITY: { required: [], spills: false, explained: true },
  FORECAST: { required: ["method"], spills: false, explained: true },
  TARGET: { required: ["measure"], sets: ["measure"], spills: false, explained: true },
  ATTAINMENT: { required: ["measure"], sets: ["measure"], spills: false, explained: true },
  LOOKUPRECORD: { required: ["id", "field"], spills: false, explained: false },
  STAGETABLE: { required: [], spills: true, explained: false },
  BREAKDOWN: { required: ["metric", "rowField"], optional: "columnField", spills: true, explained: false },
  THREETIMES: { required: [], optional: "rowField", spills: true, explained: false },
  COHORTS: { required: ["grain"], spills: true, explained: false },
  MOVEMATRIX: { required: [], spills: true, explained: false },
  BRIDGE: { required: ["from", "to"], sets: ["from", "to"], spills: true, explained: false },
  SNAPSHOT: { required: ["date"], spills: true, explained: false },
  STALLED: { required: [], spills: true, explained: false },
  BRIEFING: { required: ["period"], sets: ["period"], spills: true, explained: false },
  RANKING: { required: ["measure"], sets: ["measure"], spills: true, explained: false },
  JOURNEY: { required: ["id"], spills: true, explained: false },
  EXPLAIN: { required: ["metric"], spills: true, explained: false },
  ISSUES: { required: [], spills: true, explained: false },
};

/** The functions that EXPLAIN takes. */
export const explainedMetrics = (Object.keys(signatures) as MetricName[]).filter(
  (metric) => signatures[metric].explained,
);
