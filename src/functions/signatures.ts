import type { MetricName } from "../metrics/query";

/** The words by which messages name an argument; see the messages `argument.…`. */
export type ArgumentName = "status" | "stage" | "from" | "to" | "id" | "field" | "metric";

/** What a function takes before its pairs, and what it gives. */
export interface Signature {
  readonly required: readonly ArgumentName[];
  /** The argument that may stand before the pairs; it is there when an odd number of arguments follows the required ones. */
  readonly optional?: "column" | "statistic";
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
  LOOKUPRECORD: { required: ["id", "field"], spills: false, explained: false },
  STAGETABLE: { required: [], spills: true, explained: false },
  JOURNEY: { required: ["id"], spills: true, explained: false },
  EXPLAIN: { required: ["metric"], spills: true, explained: false },
};

/** The functions that EXPLAIN takes. */
export const explainedMetrics = (Object.keys(signatures) as MetricName[]).filter(
  (metric) => signatures[metric].explained,
);
