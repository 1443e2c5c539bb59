import type { PeriodContext } from "../domain/dates/period";
import { fail, succeed, type Result } from "../domain/result";
import { readNumber } from "../domain/store/readNumber";
import type { MetricName } from "../metrics/query";
import { isBlank, textOf, type Argument } from "./argument";
import { readDay, readPercentile } from "./readOptions";
import { signatures, type ArgumentName } from "./signatures";

/** A call's arguments by their place: after the required ones an odd number begins with the optional one. */
export interface SplitArguments {
  readonly required: readonly Argument[];
  /** Undefined where it is left out or blank. */
  readonly optional: Argument | undefined;
  readonly pairs: readonly Argument[];
}

/** Puts a call's arguments in their places; fails where a required one is missing, or a field has no value. */
export function splitArguments(metric: MetricName, args: readonly Argument[]): Result<SplitArguments> {
  const { required: names, optional: hasOptional } = signatures[metric];
  for (const [at, name] of names.entries()) {
    const argument = args[at];
    if (argument?.error !== undefined) return fail("errorInArgument", { error: argument.error });
    if (argument === undefined || isBlank(argument)) return missing(metric, name);
  }
  const required = args.slice(0, names.length);
  const rest = args.slice(names.length);
  if (rest.length % 2 === 0) return succeed({ required, optional: undefined, pairs: rest });
  const [optional, last] = [rest[0], rest[rest.length - 1]];
  if (hasOptional !== undefined) {
    if (optional?.error !== undefined) return fail("errorInArgument", { error: optional.error });
    const isGiven = optional !== undefined && !isBlank(optional);
    return succeed({ required, optional: isGiven ? optional : undefined, pairs: rest.slice(1) });
  }
  if (last === undefined || isBlank(last))
    return succeed({ required, optional: undefined, pairs: rest.slice(0, -1) });
  return fail("valueMissing", { function: metric, field: textOf(last) });
}

/** The reason that a function lacks a required argument. */
export function missing(metric: MetricName, name: ArgumentName): Result<never> {
  return fail(metric === "BRIDGE" ? `missing.${name}Day` : `missing.${name}`, { function: metric });
}

/** Own arguments as a query holds them: names as written, which the index resolves, and numbers and days read. */
export interface OwnArguments {
  readonly args: readonly string[];
  readonly numbers: readonly number[];
}

/** Reads a function's own arguments, except those that set an option (a statistic, BRIEFING's period) or hold a metric. */
export function readOwnArguments(
  metric: MetricName,
  { required, optional }: SplitArguments,
  context: PeriodContext,
): Result<OwnArguments> {
  const texts = required.map(textOf);
  const [first = ""] = texts;
  switch (metric) {
    case "WONWITHIN":
      return asNumbers(readDays(required[0]));
    case "SNAPSHOT":
      return asNumbers(readDay(cellOf(required[0]), "FUNNEL.SNAPSHOT", "last", context));
    case "BRIDGE":
      return readBridgeDays(required, context);
    case "FORECAST":
      return succeed({ args: [readPercentile(first) ?? first], numbers: [] });
    case "BRIEFING":
    case "EXPLAIN":
      return succeed({ args: [], numbers: [] });
    case "BREAKDOWN":
      return succeed({ args: [...texts.slice(1), ...columnOf(optional)], numbers: [] });
    case "AMOUNT":
    case "THREETIMES":
      return succeed({ args: [...texts, ...columnOf(optional)], numbers: [] });
    default:
      return succeed({ args: texts, numbers: [] });
  }
}

function columnOf(optional: Argument | undefined): string[] {
  return optional === undefined ? [] : [textOf(optional)];
}

/** Both days included, of a period its first and its last; a date with a time is that instant. */
function readBridgeDays(required: readonly Argument[], context: PeriodContext): Result<OwnArguments> {
  const from = readDay(cellOf(required[0]), "FUNNEL.BRIDGE", "first", context);
  if (!from.ok) return from;
  const to = readDay(cellOf(required[1]), "FUNNEL.BRIDGE", "last", context);
  if (!to.ok) return to;
  if (from.value > to.value) return fail("fromAfterTo", { from: from.value, to: to.value });
  return succeed({ args: [], numbers: [from.value, to.value] });
}

/** A number of days above 0: 90, "90", "90 days", "90天". */
function readDays(argument: Argument | undefined): Result<number> {
  const cell = cellOf(argument);
  const written = typeof cell === "string" ? cell.replace(/\s*(?:days?|天|日)\s*$/i, "") : cell;
  const days = readNumber(written);
  return days !== undefined && days > 0
    ? succeed(days)
    : fail("notDays", { value: typeof cell === "boolean" ? String(cell).toUpperCase() : cell, nearest: 90 });
}

function asNumbers(number: Result<number>): Result<OwnArguments> {
  return number.ok ? succeed({ args: [], numbers: [number.value] }) : number;
}

function cellOf(argument: Argument | undefined): Argument["cells"][number] {
  return argument?.cells.find((cell) => cell !== "") ?? "";
}
