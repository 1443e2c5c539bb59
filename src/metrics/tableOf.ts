import type { Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { AnswerCell } from "./answer";
import { breakdown } from "./breakdown";
import { bridge } from "./bridge";
import { briefing } from "./briefing/briefing";
import { cohorts } from "./cohorts";
import { explain } from "./explain";
import type { FunnelIndex } from "./index/funnelIndex";
import { issues } from "./issues/issues";
import { journey } from "./journey";
import { moveMatrix } from "./moveMatrix";
import type { MetricName, Query } from "./query";
import { ranking } from "./ranking";
import { stalled } from "./stalled";
import { snapshot } from "./snapshot";
import { stageTable } from "./stageTable";
import { threeTimes } from "./threeTimes";

type Rows = Result<AnswerCell[][]>;
/** One that takes long gives its rows in steps. */
type Table = (index: FunnelIndex, query: Query, today: number) => Rows | Steps<Rows>;

/** The metrics that come to a table, a row of headers first. */
const tables = {
  STAGETABLE: stageTable,
  BREAKDOWN: breakdown,
  THREETIMES: threeTimes,
  COHORTS: cohorts,
  MOVEMATRIX: moveMatrix,
  STALLED: stalled,
  BRIEFING: briefing,
  RANKING: ranking,
  BRIDGE: bridge,
  SNAPSHOT: snapshot,
  ISSUES: issues,
  JOURNEY: journey,
  EXPLAIN: explain,
} as const satisfies Partial<Record<MetricName, Table>>;

/** Whether a metric comes to a table. */
export function isTable(metric: MetricName): metric is keyof typeof tables {
  return metric in tables;
}

/** The rows of a metric that comes to a table. The index may not change between two steps. */
export function* tableOf(index: FunnelIndex, query: Query, today: number): Steps<Rows> {
  if (!isTable(query.metric)) throw new Error(`${query.metric} is no table`);
  const rows = tables[query.metric](index, query, today);
  return "next" in rows ? yield* rows : rows;
}
