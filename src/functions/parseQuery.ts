import type { DayRange, PeriodContext } from "../domain/dates/period";
import { dayOf } from "../domain/dates/serial";
import { readPeriod } from "../domain/dates/period";
import { fail, succeed, type Result } from "../domain/result";
import type { MetricName, Query, Statistic } from "../metrics/query";
import { isBlank, textOf, type Argument } from "./argument";
import { parsePairs, type Pairs } from "./parsePairs";
import { parseWrittenMetric } from "./parseWrittenMetric";
import { defaultRows, readChoice, readDay, readMeasure, readRows, readStatistic } from "./readOptions";
import { bases, bracketedColumn, modes, reservedFields, units, type ReservedField } from "./reservedFields";
import { signatures } from "./signatures";

/** A formula's call: its function and all its arguments in order. */
export interface Call {
  readonly metric: MetricName;
  readonly args: readonly Argument[];
}

/**
 * The question that a call asks, or why it can't be understood. After the required arguments an even number is all pairs,
 * an odd one begins with the optional argument, which beats the reserved field of the same name.
 */
export function parseQuery(call: Call, context: PeriodContext): Result<Query> {
  if (call.metric === "EXPLAIN") return parseExplained(call, context);
  const split = splitArguments(call);
  if (!split.ok) return split;
  const pairs = parsePairs(call.metric, split.value.pairs);
  if (!pairs.ok) return pairs;
  return buildQuery(call.metric, split.value, pairs.value, context);
}

interface SplitArguments {
  readonly required: readonly string[];
  readonly optional: Argument | undefined;
  readonly pairs: readonly Argument[];
}

function splitArguments({ metric, args }: Call): Result<SplitArguments> {
  const { required: names, optional: hasOptional } = signatures[metric];
  const required: string[] = [];
  for (const [at, name] of names.entries()) {
    const argument = args[at];
    if (argument?.error !== undefined) return fail("errorInArgument", { error: argument.error });
    if (argument === undefined || isBlank(argument)) return fail(`missing.${name}`, { function: metric });
    required.push(textOf(argument));
  }
  const rest = args.slice(names.length);
  if (rest.length % 2 === 0) return succeed({ required, optional: undefined, pairs: rest });
  if (hasOptional !== undefined) return succeed({ required, optional: rest[0], pairs: rest.slice(1) });
  const last = rest[rest.length - 1];
  if (last === undefined || isBlank(last))
    return succeed({ required, optional: undefined, pairs: rest.slice(0, -1) });
  return fail("valueMissing", { function: metric, field: textOf(last) });
}

function buildQuery(
  metric: MetricName,
  { required, optional }: SplitArguments,
  { filters, reserved }: Pairs,
  context: PeriodContext,
): Result<Query> {
  if (optional?.error !== undefined) return fail("errorInArgument", { error: optional.error });
  const range = readRange(reserved, context);
  if (!range.ok) return range;
  const asOf = readInstant(reserved, "asOf", context);
  if (!asOf.ok) return asOf;
  const asRecordedOn = readInstant(reserved, "asRecordedOn", context);
  if (!asRecordedOn.ok) return asRecordedOn;
  const mode = choose(reserved, "mode", (written) => readChoice(modes, written, "notAMode"));
  if (!mode.ok) return mode;
  const basis = choose(reserved, "basis", (written) => readChoice(bases, written, "notABasis"));
  if (!basis.ok) return basis;
  const unit = choose(reserved, "unit", (written) => readChoice(units, written, "notAUnit"));
  if (!unit.ok) return unit;
  const rows = choose(reserved, "rows", (_, argument) => readRows(argument.cells[0] ?? ""));
  if (!rows.ok) return rows;
  const statistic = chooseStatistic(metric, optional, reserved);
  if (!statistic.ok) return statistic;
  const measure = reserved.get("measure");
  const column = signatures[metric].optional === "column" && optional !== undefined ? textOf(optional) : "";
  const way = mode.value ?? "passed";
  return succeed({
    metric,
    args: column === "" ? required : [...required, bracketedColumn(column) ?? column],
    numbers: [],
    filters,
    period: range.value,
    asOf: asOf.value,
    asRecordedOn: asRecordedOn.value,
    mode: way === "visited" ? "visited" : "passed",
    basis: basis.value ?? "started",
    measure: measure === undefined ? undefined : readMeasure(textOf(measure)),
    unit: unit.value ?? "days",
    statistic: statistic.value,
    visits: way === "first" || way === "latest" ? way : "all",
    rows: rows.value ?? defaultRows,
    explained: undefined,
  });
}

/** EXPLAIN takes what the metric itself takes: the arguments written inside its text, then those that follow. */
function parseExplained({ args }: Call, context: PeriodContext): Result<Query> {
  const [metric, ...rest] = args;
  if (metric?.error !== undefined) return fail("errorInArgument", { error: metric.error });
  if (metric === undefined || isBlank(metric)) return fail("missing.metric", { function: "EXPLAIN" });
  const written = parseWrittenMetric(textOf(metric));
  if (!written.ok) return written;
  const explained = parseQuery(
    { metric: written.value.metric, args: [...written.value.args, ...rest] },
    context,
  );
  if (!explained.ok) return explained;
  return succeed({
    ...explained.value,
    metric: "EXPLAIN",
    args: [],
    filters: [],
    explained: explained.value,
  });
}

/** Period, narrowed by From and To. Undefined: all time. */
function readRange(reserved: Pairs["reserved"], context: PeriodContext): Result<DayRange | undefined> {
  const period = choose(reserved, "period", (_, argument) => readPeriod(argument.cells[0] ?? "", context));
  if (!period.ok) return period;
  const from = readEdge(reserved, "from", "first", context);
  if (!from.ok) return from;
  const to = readEdge(reserved, "to", "last", context);
  if (!to.ok) return to;
  if (from.value === undefined && to.value === undefined) return period;
  if (from.value !== undefined && to.value !== undefined && from.value > to.value)
    return fail("fromAfterTo", { from: from.value, to: to.value });
  return succeed({
    from: latest(period.value?.from, from.value),
    to: earliest(period.value?.to, to.value),
  });
}

function readEdge(
  reserved: Pairs["reserved"],
  field: "from" | "to",
  end: "first" | "last",
  context: PeriodContext,
): Result<number | undefined> {
  const day = choose(reserved, field, (_, argument) =>
    readDay(argument.cells[0] ?? "", reservedFields[field].en, end, context),
  );
  return day.ok && day.value !== undefined ? succeed(dayOf(day.value)) : day;
}

function readInstant(
  reserved: Pairs["reserved"],
  field: "asOf" | "asRecordedOn",
  context: PeriodContext,
): Result<number | undefined> {
  return choose(reserved, field, (_, argument) =>
    readDay(argument.cells[0] ?? "", reservedFields[field].en, "last", context),
  );
}

function chooseStatistic(
  metric: MetricName,
  optional: Argument | undefined,
  reserved: Pairs["reserved"],
): Result<Statistic | undefined> {
  if (signatures[metric].optional === "statistic" && optional !== undefined && !isBlank(optional))
    return readStatistic(optional.cells[0] ?? "", "firstIsNoStatistic");
  return choose(reserved, "statistic", (_, argument) => readStatistic(argument.cells[0] ?? ""));
}

/** What was written for a reserved field, read; undefined where it wasn't set. */
function choose<T>(
  reserved: Pairs["reserved"],
  field: ReservedField,
  read: (written: string, argument: Argument) => Result<T>,
): Result<T | undefined> {
  const argument = reserved.get(field);
  return argument === undefined ? succeed(undefined) : read(textOf(argument), argument);
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
