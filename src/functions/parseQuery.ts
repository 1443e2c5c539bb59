import type { PeriodContext } from "../domain/dates/period";
import { succeed, type Result } from "../domain/result";
import type { MetricName, Query, Statistic } from "../metrics/query";
import { textOf, type Argument } from "./argument";
import { missing, readOwnArguments, splitArguments, type SplitArguments } from "./ownArguments";
import { parsePairs, type Pairs } from "./parsePairs";
import { parseWrittenMetric } from "./parseWrittenMetric";
import { readQueryOptions } from "./queryOptions";
import { readStatistic } from "./readOptions";
import { signatures } from "./signatures";

/** A formula's call: its function and all its arguments in order. */
export interface Call {
  readonly metric: MetricName;
  readonly args: readonly Argument[];
}

/**
 * The question that a call asks, or why it can't be understood. After the required arguments an even number is all pairs,
 * an odd one begins with the optional argument. An own argument beats the reserved field that says the same.
 */
export function parseQuery(call: Call, context: PeriodContext): Result<Query> {
  if (call.metric === "EXPLAIN") return parseExplain(call, context);
  const split = splitArguments(call.metric, call.args);
  if (!split.ok) return split;
  return call.metric === "BREAKDOWN"
    ? parseBreakdown(split.value, context)
    : parsePlain(call.metric, split.value, context);
}

function parsePlain(metric: MetricName, split: SplitArguments, context: PeriodContext): Result<Query> {
  const pairs = parsePairs(metric, split.pairs);
  if (!pairs.ok) return pairs;
  const own = readOwnArguments(metric, split, context);
  if (!own.ok) return own;
  const statistic = ownStatistic(metric, split);
  if (!statistic.ok) return statistic;
  const reserved = withOwnOptions(metric, split, pairs.value.reserved);
  const options = readQueryOptions(reserved, context);
  if (!options.ok) return options;
  if (metric === "BRIEFING" && !hasBothEnds(options.value)) return missing(metric, "period");
  return succeed({
    metric,
    ...own.value,
    filters: pairs.value.filters,
    ...options.value,
    statistic: statistic.value ?? options.value.statistic,
    explained: undefined,
  });
}

/** The statistic before the pairs; undefined where there is none. */
function ownStatistic(metric: MetricName, { optional }: SplitArguments): Result<Statistic | undefined> {
  if (signatures[metric].optional !== "statistic" || optional === undefined) return succeed(undefined);
  return readStatistic(optional.cells[0] ?? "", "firstIsNoStatistic");
}

/** The reserved fields without those that the function's own arguments say, and with the period that BRIEFING's own one names. */
function withOwnOptions(
  metric: MetricName,
  { required, optional }: SplitArguments,
  given: Pairs["reserved"],
): Pairs["reserved"] {
  const reserved = new Map(given);
  for (const field of signatures[metric].sets ?? []) reserved.delete(field);
  if (signatures[metric].optional === "statistic" && optional !== undefined) reserved.delete("statistic");
  const [period] = required;
  if (metric === "BRIEFING" && period !== undefined)
    reserved.set("period", { cells: period.cells.slice(0, 1), error: undefined, field: "" });
  return reserved;
}

function hasBothEnds({ period }: Pick<Query, "period">): boolean {
  return period?.from !== undefined && period.to !== undefined;
}

/** EXPLAIN takes what the metric itself takes: the arguments written inside its text, then those that follow. */
function parseExplain({ args }: Call, context: PeriodContext): Result<Query> {
  const [metric, ...rest] = args;
  const explained = parseMetricText("EXPLAIN", metric, rest, context);
  if (!explained.ok) return explained;
  return succeed({
    ...explained.value,
    metric: "EXPLAIN",
    args: [],
    numbers: [],
    filters: [],
    explained: explained.value,
  });
}

/** BREAKDOWN takes the fields, then the pairs that the metric itself takes. */
function parseBreakdown(split: SplitArguments, context: PeriodContext): Result<Query> {
  const own = readOwnArguments("BREAKDOWN", split, context);
  if (!own.ok) return own;
  const explained = parseMetricText("BREAKDOWN", split.required[0], split.pairs, context);
  if (!explained.ok) return explained;
  return succeed({ ...explained.value, metric: "BREAKDOWN", ...own.value, explained: explained.value });
}

/** A metric written out as a text, with the arguments that follow it. One that is written with arguments must have all it needs. */
function parseMetricText(
  metric: "EXPLAIN" | "BREAKDOWN",
  argument: Argument | undefined,
  following: readonly Argument[],
  context: PeriodContext,
): Result<Query> {
  const text = splitArguments("EXPLAIN", argument === undefined ? [] : [argument]);
  if (!text.ok) return text;
  const written = parseWrittenMetric(
    textOf(text.value.required[0] ?? { cells: [""], error: undefined }),
    context,
  );
  if (!written.ok) return written;
  const { metric: inner, args } = written.value;
  const next = signatures[inner].required[args.length];
  if (next !== undefined && (args.length > 0 || metric === "BREAKDOWN")) return missing(inner, next);
  return parseQuery({ metric: inner, args: [...args, ...following] }, context);
}
