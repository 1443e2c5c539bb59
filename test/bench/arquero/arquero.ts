import { cells, cohortDays, cohortFigures, monthStarts, type CellQuestion } from "../questions";
import { leadColumn, type Row, type Sheets } from "../rows";
import { endOfDay, millisecondsPerDay } from "../time";
import type { Loaded, Variant } from "../variant";
import { today } from "../world";
import { loadArquero, type Api, type Table } from "./api";
import { bridgeFigures, snapshotFigures } from "./bridge";
import { follow, recordsOf } from "./follow";
import { funnelFigures } from "./funnel";
import { lost, open, toLogTable, won } from "./logTable";

let aq: Api | undefined;

/** arquero's tables and verbs. */
export const arquero: Variant = {
  name: "arquero",
  holds:
    "tables of the log, of records, their days by stage and their journeys; closed deals with their source",
  prepare: async () => (aq = await loadArquero()),
  load,
};

function load(sheets: Sheets): Loaded {
  if (aq === undefined) throw new Error("arquero is not loaded");
  const api = aq;
  let log = toLogTable(api, sheets.log);
  const column = (at: number): string[] => sheets.leads.map((row) => String(row[at]));
  const leads = api.table({ lead: column(leadColumn.leadId), source: column(leadColumn.source) });
  const dealsOf = (records: Table): Table =>
    records.filter("d => !d.isLead").join_left(leads, "lead").reify();
  const closedOf = (deals: Table): Table =>
    deals.filter(`d => d.outcome === ${won} || d.outcome === ${lost}`).reify();
  let now: ReturnType<typeof follow>;
  let deals: Table;
  let closed: Table;
  const answerCells = (): number[] => cells.map((cell) => answerCell(closed, cell));
  const dealsThen = (day: number): Table =>
    recordsOf(log.filter(`d => d.moved <= ${endOfDay(day)}`)).filter("d => !d.isLead");
  return {
    ready() {
      now = follow(log);
      deals = dealsOf(now.records).derive({ month: `d => ${monthExpression("d.created")}` });
      closed = closedOf(dealsOf(now.records));
    },
    funnel: (day) =>
      funnelFigures(day >= today ? now : follow(log.filter(`d => d.moved <= ${endOfDay(day)}`))),
    cells: answerCells,
    append(row: Row) {
      const added = toLogTable(api, [row]);
      const record = JSON.stringify(added.objects()[0]!.record);
      log = log.concat(added);
      const changed = closedOf(dealsOf(recordsOf(log.filter(`d => d.record === ${record}`))));
      closed = closed.filter(`d => d.record !== ${record}`).concat(changed).reify();
      return answerCells();
    },
    cohorts: () => cohorts(deals),
    bridge: (to) => bridgeFigures(log, to),
    snapshot: (day) => snapshotFigures(log, day),
    winRate: (day) => [winRate(dealsThen(day))],
    medianCycle: (day) => [
      one(dealsThen(day).filter(`d => d.outcome === ${won}`), "d => op.quantile(d.cycle, 0.5)"),
    ],
  };
}

/** One figure of a table; NaN of nothing. */
function one(table: Table, expression: string): number {
  return Number(table.rollup({ value: expression }).objects()[0]?.value ?? NaN);
}

function winRate(deals: Table): number {
  const counts = deals.rollup({
    won: `d => op.sum(d.outcome === ${won} ? 1 : 0)`,
    lost: `d => op.sum(d.outcome === ${lost} ? 1 : 0)`,
  });
  const { won: wins = 0, lost: losses = 0 } = counts.objects()[0] ?? {};
  return Number(wins) / (Number(wins) + Number(losses));
}

function answerCell(closed: Table, { metric, owner, source, funnel, period }: CellQuestion): number {
  const tests = Object.entries({ owner, source, funnel }).flatMap(([field, value]) =>
    value === undefined ? [] : [`d.${field} === ${JSON.stringify(value)}`],
  );
  if (period) {
    tests.push(`d.closed >= ${period.from * millisecondsPerDay}`, `d.closed <= ${endOfDay(period.to)}`);
  }
  if (metric !== "winRate") tests.push(`d.outcome === ${metric === "lost" ? lost : won}`);
  const found = tests.length === 0 ? closed : closed.filter(`d => ${tests.join(" && ")}`);
  if (metric === "winRate") return winRate(found);
  return one(found, statistics[metric]);
}

const statistics = {
  won: "d => op.count()",
  lost: "d => op.count()",
  cycleMean: "d => op.mean(d.cycle)",
  cycleMedian: "d => op.quantile(d.cycle, 0.5)",
  cycleP90: "d => op.quantile(d.cycle, 0.9)",
} as const;

/** How many months a time is after the first of the ledger. */
function monthExpression(time: string): string {
  const unixEpoch = 25569 * millisecondsPerDay;
  const date = `${time} - ${unixEpoch}`;
  return `op.utcyear(${date}) * 12 + op.utcmonth(${date}) - ${2023 * 12 + 6}`;
}

function cohorts(deals: Table): number[] {
  const count = (test: string): string => `d => op.sum(${test} ? 1 : 0)`;
  const isWithin = (days: number): string => `d.outcome === ${won} && d.cycle <= ${days}`;
  const figures = Object.fromEntries([
    ["n", "d => op.count()"],
    ...cohortDays.map((days) => [`won${days}`, count(isWithin(days))]),
    ...cohortDays.map((days) => [`old${days}`, count(`d.age >= ${days}`)]),
    ...cohortDays.map((days) => [`oldWon${days}`, count(`d.age >= ${days} && ${isWithin(days)}`)]),
    ["open", count(`d.outcome === ${open}`)],
  ]) as Record<string, string>;
  const end = `(d.created % ${millisecondsPerDay} === 0 ? ${today} : ${today + 1}) * ${millisecondsPerDay}`;
  const rows = deals
    .derive({ age: `d => op.round((${end} - d.created) / ${millisecondsPerDay} * 1e6) / 1e6` })
    .groupby("month")
    .rollup(figures)
    .objects();
  const found = new Map(rows.map((row) => [row.month, row]));
  return monthStarts.slice(0, -1).flatMap((_, month) =>
    Object.keys(figures)
      .slice(0, cohortFigures.length)
      .map((name) => Number(found.get(month)?.[name] ?? 0)),
  );
}
