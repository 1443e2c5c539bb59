import { byCodeUnit } from "../domain/log/history";
import { formatSerial } from "../domain/dates/formatSerial";
import type { DayRange } from "../domain/dates/period";
import { fail, succeed, type Reason, type Result } from "../domain/result";
import { mapInSteps, sortInSteps, type Steps } from "../domain/steps";
import type { AnswerCell } from "./answer";
import type { Figure } from "./figures/figure";
import { figureOf, isScalar } from "./figureOf";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import type { Query } from "./query";

/**
 * EXPLAIN(metric, …): a scalar metric's value, its two counts, what was left out and why, the 95 % interval of a share by count, as-of,
 * period, definition in words and the ids of the records that it counts, a row each: what it is, then its value. Dates are texts:
 * a spill can't give its cells a format. Source: SPEC section 3.
 */
export function* explain(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const { explained } = query;
  if (explained === undefined) return fail("nothingExplained");
  if (!isScalar(explained.metric)) return fail("notExplained", { function: explained.metric });
  const figure = figureOf(index, explained, today);
  yield;
  return figure.ok ? succeed(yield* rowsOf(explained, figure.value, query.rows)) : figure;
}

/** @param most Rows that are shown: where those before the notes are more, neither notes nor ids are looked for. */
function* rowsOf(query: Query, figure: Figure, most: number): Steps<AnswerCell[][]> {
  const rows: AnswerCell[][] = [[{ term: "headerValue" }, valueCell(figure.value)]];
  const add = (term: string, value: AnswerCell | undefined): void => {
    if (value !== undefined) rows.push([{ term }, value]);
  };
  add("headerNumerator", figure.numerator);
  add("headerDenominator", figure.denominator);
  add("headerN", figure.count);
  add("headerIntervalLow", figure.interval?.[0]);
  add("headerIntervalHigh", figure.interval?.[1]);
  const leftOut = figure.leftOut();
  yield;
  for (const { why, count } of leftOut) if (count > 0) add(why, count);
  const { asOf, asRecordedOn } = figure.view;
  add("headerAsOf", formatSerial(asOf));
  add("headerAsRecordedOn", asRecordedOn === undefined ? undefined : formatSerial(asRecordedOn));
  add("headerPeriod", periodCell(query.period));
  add("headerDefinition", { term: figure.definition });
  if (rows.length > most) {
    return [...rows.slice(0, most - 1), [{ term: "explanationCutShort" }]];
  }
  const notes = figure.notes();
  yield;
  for (const note of notes) add("headerNote", note);
  if (query.filters.length > 0) add("headerNote", { term: "noteTodaysFields" });
  return [...rows, ...(yield* idRows(figure.view, figure.records()))];
}

/** How many ids are looked at in a step. */
const idsPerStep = 2000;

/** The ids of the records counted, each once, in order. */
function* idRows(view: View, records: readonly number[]): Steps<AnswerCell[][]> {
  const all = yield* mapInSteps(records, idsPerStep, (record) => view.core.records.id(record));
  const sorted = yield* sortInSteps(all, idsPerStep, byCodeUnit);
  const ids = sorted.filter((id, place) => id !== sorted[place - 1]);
  return ids.map((id, row) => [
    row === 0 ? { term: "headerRecords", params: { count: ids.length } } : "",
    id,
  ]);
}

/** A period in words; undefined for all time. */
function periodCell(period: DayRange | undefined): AnswerCell | undefined {
  const from = period?.from === undefined ? undefined : formatSerial(period.from);
  const to = period?.to === undefined ? undefined : formatSerial(period.to);
  if (from === undefined) return to === undefined ? undefined : { term: "periodUntil", params: { to } };
  return to === undefined
    ? { term: "periodSince", params: { from } }
    : { term: "periodFromTo", params: { from, to } };
}

function valueCell(value: number | Reason): AnswerCell {
  return typeof value === "number" ? value : { term: value.code, params: value.params };
}
