import { fail, succeed, type Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { AnswerCell } from "./answer";
import type { Figure } from "./figures/figure";
import { figureOf, isScalar } from "./figureOf";
import {
  figureIn,
  groupedFigures,
  partsBy,
  type GroupedFigure,
  type GroupedFigures,
  type Whole,
} from "./groupedFigures";
import type { FunnelIndex } from "./index/funnelIndex";
import { findGrouping, type Grouping } from "./names/groupings";
import type { Query } from "./query";

/** The widest table, and how many figures one may hold between its margins. */
const mostColumns = 100;
const mostCells = 4000;

/**
 * BREAKDOWN(metric, rowField, [columnField]): any scalar metric by one or two fields, or by month, quarter or year of a date (see
 * `findGrouping`). Groups are in order of their values, dates of time, stages of the funnel; the blank one comes last. The total is the
 * metric itself over all, no sum of shares; a group in which it has no value is blank. By one field a share stands with its two counts and
 * a statistic with its n. What the metric counts in a group is what a cell with that criterion says. Source: SPEC section 3.
 */
export function* breakdown(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const { explained, args } = query;
  if (explained === undefined) return fail("nothingBrokenDown");
  if (!isScalar(explained.metric)) return fail("notBrokenDown", { function: explained.metric });
  const [rowField = "", columnField = ""] = args;
  const rows = findGrouping(index.core, rowField);
  if (!rows.ok) return rows;
  const columns = columnField.trim() === "" ? undefined : findGrouping(index.core, columnField);
  if (columns?.ok === false) return columns;
  if (rows.value.kind === "period" && columns?.value.kind === "period") {
    return fail("twoPeriods", { first: rows.value.written, second: columns.value.written });
  }
  const total = figureOf(index, explained, today);
  if (!total.ok) return total;
  const { value, records } = total.value;
  if (typeof value !== "number" && records().length === 0) return { ok: false, reason: value };
  const whole: Whole = { index, query: explained, today, evaluate: figureOf, total: total.value };
  // The headers, the total and what was left out have a row each.
  const most = Math.max(1, query.rows - 3);
  yield;
  return succeed(
    columns === undefined
      ? yield* byOne(whole, rows.value, most)
      : yield* byTwo(whole, rows.value, columns.value, most),
  );
}

function* byOne(whole: Whole, grouping: Grouping, most: number): Steps<AnswerCell[][]> {
  const { total } = whole;
  const grouped = yield* groupedFigures(whole, grouping, most);
  const counts = countTerms(total).map((term) => ({ term }));
  return [
    [grouping.heading, { term: "headerValue" }, ...counts],
    ...grouped.figures.map(({ group, figure }) => [group.label, valueOf(figure), ...countsOf(figure)]),
    [{ term: "headerTotal" }, valueOf(total), ...countsOf(total)],
    ...leftOut(grouped),
  ];
}

function* byTwo(whole: Whole, rows: Grouping, columns: Grouping, most: number): Steps<AnswerCell[][]> {
  const across = yield* groupedFigures(whole, columns, mostColumns, rows);
  const width = Math.max(1, across.figures.length);
  const down = yield* groupedFigures(whole, rows, Math.min(most, Math.floor(mostCells / width)), columns);
  const parts = partsBy(whole, [rows, columns]);
  const figureAt = (row: GroupedFigure, column: GroupedFigure): Figure | undefined =>
    parts?.([row.group, column.group]) ??
    row.within?.(column.group) ??
    column.within?.(row.group) ??
    figureIn(whole, [row.group, column.group]);
  const values = down.figures.map((): AnswerCell[] => []);
  // One period after another, so that all that ask for the same day follow upon each other.
  const isByColumn = columns.kind === "period";
  for (const outer of (isByColumn ? across : down).figures) {
    for (const [place, inner] of (isByColumn ? down : across).figures.entries()) {
      const [row, column] = isByColumn ? [inner, outer] : [outer, inner];
      const line = values[isByColumn ? place : down.figures.indexOf(outer)];
      line?.push(valueOf(figureAt(row, column)));
      yield;
    }
  }
  return [
    [rows.heading, ...across.figures.map(({ group }) => group.label), { term: "headerTotal" }],
    ...down.figures.map(({ group, figure }, place) => [
      group.label,
      ...(values[place] ?? []),
      valueOf(figure),
    ]),
    [{ term: "headerTotal" }, ...across.figures.map(({ figure }) => valueOf(figure)), valueOf(whole.total)],
    ...leftOut(down),
    ...leftOut(across),
  ];
}

function valueOf(figure: Figure | undefined): AnswerCell {
  return typeof figure?.value === "number" ? figure.value : "";
}

/** A share's two counts, a statistic's n, nothing for a count or an amount. */
function countsOf(figure: Figure | undefined): AnswerCell[] {
  if (figure?.numerator !== undefined) return [figure.numerator, figure.denominator ?? ""];
  return figure?.count === undefined ? [] : [figure.count];
}

function countTerms(total: Figure): string[] {
  if (total.numerator !== undefined) return ["headerN", "headerOf"];
  return total.count === undefined ? [] : ["headerN"];
}

function leftOut({ left }: GroupedFigures): AnswerCell[][] {
  return left === 0 ? [] : [[{ term: "groupsLeftOut", params: { left } }]];
}
