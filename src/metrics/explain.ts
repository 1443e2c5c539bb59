import type { CellValue } from "../domain/cell";
import { byCodeUnit } from "../domain/log/history";
import { formatSerial } from "../domain/dates/formatSerial";
import { fail, succeed, type Reason, type Result } from "../domain/result";
import type { AnswerCell } from "./answer";
import type { Figure } from "./figures/figure";
import { figureOf, isScalar } from "./figureOf";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import { lookupRecord } from "./lookupRecord";
import type { Query } from "./query";

/**
 * EXPLAIN(metric, …): a scalar metric's value, its two counts, what was left out and why, the 95 % interval of a share by count, as-of,
 * period, definition in words and the ids of the records that it counts, a row each: what it is, then its value. Source: SPEC section 3.
 */
export function explain(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const { explained } = query;
  if (explained === undefined) return fail("nothingExplained");
  if (explained.metric === "LOOKUPRECORD") return explainLookup(index, explained, today);
  if (!isScalar(explained.metric)) return fail("notExplained", { function: explained.metric });
  const figure = figureOf(index, explained, today);
  return figure.ok ? succeed(rowsOf(explained, figure.value)) : figure;
}

function rowsOf(query: Query, figure: Figure): AnswerCell[][] {
  const rows: AnswerCell[][] = [[{ term: "headerValue" }, valueCell(figure.value)]];
  const add = (term: string, value: AnswerCell | undefined): void => {
    if (value !== undefined) rows.push([{ term }, value]);
  };
  add("headerNumerator", figure.numerator);
  add("headerDenominator", figure.denominator);
  add("headerN", figure.count);
  add("headerIntervalLow", figure.interval?.[0]);
  add("headerIntervalHigh", figure.interval?.[1]);
  for (const { why, count } of figure.leftOut()) if (count > 0) add(why, count);
  add("headerAsOf", figure.view.asOf);
  add("headerAsRecordedOn", figure.view.asRecordedOn);
  add("headerFrom", query.period?.from);
  add("headerTo", query.period?.to);
  add("headerDefinition", { term: figure.definition });
  for (const note of figure.notes()) add("headerNote", note);
  if (query.filters.length > 0) add("headerNote", { term: "noteTodaysFields" });
  rows.push(...idRows(figure.view, figure.records));
  return rows;
}

/** The ids of the records counted, each once, in order. */
function idRows(view: View, records: readonly number[]): AnswerCell[][] {
  const ids = [...new Set(records.map((record) => view.core.records.id(record)))].sort(byCodeUnit);
  return ids.map((id, row) => [
    row === 0 ? { term: "headerRecords", params: { count: ids.length } } : "",
    id,
  ]);
}

function valueCell(value: number | Reason): AnswerCell {
  return typeof value === "number" ? value : { term: value.code, params: value.params };
}

function explainLookup(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const found = lookupRecord(index, query, today);
  if (!found.ok) return found;
  const { view, record, value } = found.value;
  const shown: CellValue = value;
  return succeed([
    [{ term: "headerValue" }, shown],
    [{ term: "headerAsOf" }, view.asOf],
    [{ term: "headerDefinition" }, { term: "definitionLookup", params: { date: formatSerial(view.asOf) } }],
    ...idRows(view, [record]),
  ]);
}
