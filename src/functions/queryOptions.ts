import { readPeriod, type DayRange, type PeriodContext } from "../domain/dates/period";
import { dayOf } from "../domain/dates/serial";
import { fail, succeed, type Result } from "../domain/result";
import type { Query } from "../metrics/query";
import { textOf } from "./argument";
import type { Pairs, ReservedValue } from "./parsePairs";
import { defaultRows, readChoice, readDay, readMeasure, readRows, readStatistic } from "./readOptions";
import { bases, modes, units, type ReservedField } from "./reservedFields";

/** What the reserved fields of a query set. */
export type QueryOptions = Omit<Query, "metric" | "args" | "numbers" | "filters" | "explained">;

/** The options that the reserved fields set; the default where one is not set. */
export function readQueryOptions(reserved: Pairs["reserved"], context: PeriodContext): Result<QueryOptions> {
  const period = readRange(reserved, context);
  if (!period.ok) return period;
  const asOf = readInstant(reserved, "asOf", context);
  if (!asOf.ok) return asOf;
  const asRecordedOn = readInstant(reserved, "asRecordedOn", context);
  if (!asRecordedOn.ok) return asRecordedOn;
  const mode = choose(reserved, "mode", (set) => readChoice(modes, textOf(set), "notAMode"));
  if (!mode.ok) return mode;
  const basis = choose(reserved, "basis", (set) => readChoice(bases, textOf(set), "notABasis"));
  if (!basis.ok) return basis;
  const unit = choose(reserved, "unit", (set) => readChoice(units, textOf(set), "notAUnit"));
  if (!unit.ok) return unit;
  const statistic = choose(reserved, "statistic", (set) => readStatistic(first(set)));
  if (!statistic.ok) return statistic;
  const rows = choose(reserved, "rows", (set) => readRows(first(set)));
  if (!rows.ok) return rows;
  const measure = reserved.get("measure");
  const way = mode.value ?? "passed";
  return succeed({
    period: period.value,
    asOf: asOf.value,
    asRecordedOn: asRecordedOn.value,
    mode: way === "visited" ? "visited" : "passed",
    basis: basis.value ?? "started",
    measure: measure === undefined ? undefined : readMeasure(textOf(measure)),
    unit: unit.value ?? "days",
    statistic: statistic.value,
    visits: way === "first" || way === "latest" ? way : "all",
    rows: rows.value ?? defaultRows,
  });
}

/** Period, narrowed by From and To. Undefined: all time. */
function readRange(reserved: Pairs["reserved"], context: PeriodContext): Result<DayRange | undefined> {
  const period = choose(reserved, "period", (set) => readPeriod(first(set), context));
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
  const day = choose(reserved, field, (set) => readDay(first(set), set.field, end, context));
  return day.ok && day.value !== undefined ? succeed(dayOf(day.value)) : day;
}

function readInstant(
  reserved: Pairs["reserved"],
  field: "asOf" | "asRecordedOn",
  context: PeriodContext,
): Result<number | undefined> {
  return choose(reserved, field, (set) => readDay(first(set), set.field, "last", context));
}

/** What was written for a reserved field, read; undefined where it wasn't set. */
function choose<T>(
  reserved: Pairs["reserved"],
  field: ReservedField,
  read: (set: ReservedValue) => Result<T>,
): Result<T | undefined> {
  const set = reserved.get(field);
  return set === undefined ? succeed(undefined) : read(set);
}

function first({ cells: [cell = ""] }: ReservedValue): ReservedValue["cells"][number] {
  return cell;
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
