import { finish } from "../../src/domain/steps";
import { parseCriterion } from "../../src/domain/criteria/parseCriterion";
import type { LogEvent } from "../../src/domain/log/event";
import type { EventKind } from "../../src/domain/store/words";
import {
  evaluate,
  Following,
  FunnelIndex,
  makeReady,
  plainQuery,
  type Answer,
  type LiveAnswer,
  type Query,
} from "../../src/metrics";
import { funnel, setupWith } from "../metrics/ledger";
import { bridgeOf, cohortsOf, snapshotOf } from "./productTables";
import { cells as cellQuestions, funnelLabels, type CellQuestion } from "./questions";
import { leadColumn, logColumn, type Cell, type Row, type Sheets } from "./rows";
import type { Loaded, Variant } from "./variant";
import { funnels, rates, today, written } from "./world";

/** Funnelbook itself, through the door that the add-in uses: rows in, queries out. */
export const product: Variant = {
  name: "Funnelbook",
  holds:
    "its index, its view of today, closed deals sorted by the fields that cells ask for; cells followed as formulas are",
  load,
};

const setup = setupWith({
  funnels: written.map(([name, stages]) => funnel(name, stages)),
  rates: rates.map(([currency, rate]) => ({ currency, fromDate: 36526, rate })),
});

const places = new Map(Object.entries(logColumn));

const leadPlaces = {
  id: leadColumn.leadId,
  linkedId: leadColumn.opportunityId,
  fields: new Map([["source", leadColumn.source]]),
};
const dealPlaces = { id: 0, linkedId: 1, fields: new Map<string, number>() };

const context = { today, now: today + 0.999 };

function load(sheets: Sheets): Loaded {
  const index = new FunnelIndex(setup);
  index.load(sheets.log, places, sheets.log.length);
  index.loadRecords("lead", sheets.leads, leadPlaces);
  index.loadRecords("opportunity", sheets.opportunities, dealPlaces);
  // Follows every record to where it is today.
  index.pinView(today);
  const ask = (query: Query): Answer => evaluate(index, query, context);
  const following = new Following(
    () => index,
    () => context,
  );
  let cells: LiveAnswer[] = [];
  let numbers = new Map<LiveAnswer, number>();
  const live = new Float64Array(cellQueries.length);
  const refresh = (changed: Iterable<LiveAnswer>): void => {
    for (const cell of changed) live[numbers.get(cell)!] = numberOf(cell.answer());
  };
  return {
    ready() {
      finish(makeReady(index, today, 2000));
    },
    takeUpCells() {
      cells = cellQueries.map((query) => following.follow(query));
      numbers = new Map(cells.map((cell, at) => [cell, at]));
      // Sorts the closed deals by the fields that the cells ask for.
      refresh(cells);
    },
    funnel: (asOf) => funnelFigures(asOf, ask),
    cells() {
      refresh(cells);
      return live;
    },
    watch() {
      refresh(cells);
      following.changed(new Set());
    },
    append(row) {
      const changed = index.append([toEvent(row)]);
      refresh(following.changed(changed) ?? []);
      return live;
    },
    cohorts: () => cohortsOf(ask),
    bridge: (to) => bridgeOf(ask, to),
    snapshot: (day) => snapshotOf(ask, day),
    winRate: (asOf) => [numberOf(ask({ ...plainQuery, metric: "WINRATE", args: [], asOf }))],
    medianCycle: (asOf) => [
      numberOf(ask({ ...plainQuery, metric: "SALESCYCLE", args: [], statistic: "median", asOf })),
    ],
    // A new version of the index: what was kept for the one before does not count any more.
    forget: () => index.addActivities([]),
  };
}

function toEvent(row: Row): LogEvent {
  const text = (column: number): string => String(row[column]);
  const number = (column: number): number | null => numberOrNull(row[column]!);
  return {
    eventId: text(logColumn.eventId),
    movedAt: number(logColumn.movedAt),
    recordedAt: Number(row[logColumn.recordedAt]),
    recordId: text(logColumn.recordId),
    type: row[logColumn.type] === "Lead" ? "lead" : "opportunity",
    event: text(logColumn.event) as EventKind,
    refersTo: text(logColumn.refersTo),
    fromStage: text(logColumn.fromStage),
    state: {
      funnel: text(logColumn.funnel),
      stage: text(logColumn.toStage),
      owner: text(logColumn.owner),
      amount: number(logColumn.amount),
      currency: text(logColumn.currency),
      probability: number(logColumn.probability),
      forecastCategory: text(logColumn.forecastCategory),
      expectedClose: number(logColumn.expectedClose),
    },
    reason: text(logColumn.reason),
    by: text(logColumn.by),
    via: "Pane",
    check: text(logColumn.check),
  };
}

function numberOrNull(cell: Cell): number | null {
  return cell === "" ? null : Number(cell);
}

const cellQueries = cellQuestions.map(toQuery);

function toQuery({ metric, owner, source, funnel: funnelName, period }: CellQuestion): Query {
  const asked = {
    cycleMean: { metric: "SALESCYCLE", args: [], statistic: "mean" },
    cycleMedian: { metric: "SALESCYCLE", args: [], statistic: "median" },
    cycleP90: { metric: "SALESCYCLE", args: [], statistic: "p90" },
    won: { metric: "TALLY", args: ["won"] },
    lost: { metric: "TALLY", args: ["lost"] },
    winRate: { metric: "WINRATE", args: [] },
  } as const;
  const filters = Object.entries({ Owner: owner, Source: source, Funnel: funnelName }).flatMap(
    ([field, value]) => (value === undefined ? [] : [equals(field, value)]),
  );
  return { ...plainQuery, ...asked[metric], filters, period };
}

function equals(field: string, value: string): Query["filters"][number] {
  return { field, anyOf: [parseCriterion(value)!] };
}

/** STAGETABLE of every funnel, with STAGETIME's p90 of every stage: read once, as the formulas of cells are. */
const funnelQueries = funnels.map(({ name, positions }) => {
  const filters = [equals("Funnel", name)];
  return {
    table: { ...plainQuery, metric: "STAGETABLE", args: [], filters } as const,
    p90: positions.map(({ name: stage, type }) =>
      type === "lead" || type === "open"
        ? ({ ...plainQuery, metric: "STAGETIME", args: [stage], filters, statistic: "p90" } as const)
        : undefined,
    ),
  };
});

/** The columns of STAGETABLE that hold the first figures of a position; the sixth is what was reached less what was skipped. */
const tableColumns = [1, 2, 3, 4, 10, -1, 8, 12, 13] as const;

function funnelFigures(asOf: number, ask: (query: Query) => Answer): Float64Array {
  const figures = new Float64Array(funnelLabels.length).fill(NaN);
  let at = 0;
  for (const { table, p90 } of funnelQueries) {
    const answer = ask(asOf === today ? table : { ...table, asOf });
    for (let position = 0; position < p90.length; position++) {
      const row = answer.kind === "table" ? answer.rows[position + 1]! : [];
      const cell = (column: number): number => (typeof row[column] === "number" ? row[column] : NaN);
      for (const column of tableColumns) figures[at++] = column < 0 ? cell(10) - cell(11) : cell(column);
      const query = p90[position];
      figures[at++] = query === undefined ? NaN : numberOf(ask(asOf === today ? query : { ...query, asOf }));
    }
  }
  return figures;
}

/** The number of an answer; NaN for #N/A, and what is wrong for a question that was not understood. */
function numberOf(answer: Answer): number {
  if (answer.kind === "value" && typeof answer.value === "number") return answer.value;
  if (answer.kind === "error" && answer.error === "#N/A") return NaN;
  throw new Error(`no number: ${JSON.stringify(answer)}`);
}
