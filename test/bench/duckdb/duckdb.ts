import { cells, cohortFigures, type CellQuestion } from "../questions";
import { leadColumn, logColumn, type Cell, type Row, type Sheets } from "../rows";
import { endOfDay, toMilliseconds } from "../time";
import type { Loaded, Variant } from "../variant";
import { today } from "../world";
import { appendColumns, openDatabase, type Column, type Connection, type Database } from "./database";
import { createFixedTables } from "./fixedTables";
import { daysMacro, followSteps, followThen } from "./follow";
import {
  bridgeQuery,
  cellsQuery,
  closedSelect,
  cohortsQuery,
  funnelQuery,
  medianCycleQuery,
  monthCount,
  snapshotQuery,
  winRateQuery,
} from "./queries";

/** DuckDB in memory with one thread, asked in SQL. */
export const duckdb: Variant = {
  name: "DuckDB",
  holds:
    "tables of the log, of visits, of records and their days by stage, of journeys; closed deals and the 200 cells by a code of the criteria",
  prepare,
  load,
};

let opened: Database | undefined;

async function prepare(): Promise<void> {
  opened = await openDatabase();
  await opened.connection.run(daysMacro);
  await createFixedTables(opened.connection);
}

const texts = [
  "recordId",
  "type",
  "event",
  "refersTo",
  "funnel",
  "toStage",
  "owner",
  "currency",
  "eventId",
] as const;

async function load(sheets: Sheets): Promise<Loaded> {
  if (opened === undefined) throw new Error("the database is not open");
  const { api, connection, close } = opened;
  await connection.run(`CREATE TABLE log (record VARCHAR, kind VARCHAR, event VARCHAR, refers VARCHAR, funnel VARCHAR,
    stage VARCHAR, owner VARCHAR, currency VARCHAR, id VARCHAR, moved DOUBLE, recorded DOUBLE, amount DOUBLE)`);
  await connection.run("CREATE TABLE leads (lead VARCHAR, source VARCHAR)");
  const { log, leads } = sheets;
  const text = (column: number): Column => log.map((row) => row[column] as string);
  const number = (column: number, read: (cell: Cell) => number): Column =>
    log.map((row) => read(row[column]!));
  const time = (cell: Cell): number => toMilliseconds(Number(cell));
  await appendColumns(
    api,
    connection,
    "log",
    [
      ...texts.map((name) => text(logColumn[name])),
      number(logColumn.movedAt, time),
      number(logColumn.recordedAt, time),
      number(logColumn.amount, Number),
    ],
    [...texts.map(() => true), false, false, false],
  );
  const ofLeads = [leadColumn.leadId, leadColumn.source].map((column) =>
    leads.map((row) => row[column] as string),
  );
  await appendColumns(api, connection, "leads", ofLeads, [true, true]);

  const then = (day: number): string => (day >= today ? "" : followThen(`moved <= ${endOfDay(day)}`));
  return {
    async ready() {
      for (const [name, select] of followSteps("true"))
        await connection.run(`CREATE TABLE ${name} AS ${select}`);
      await connection.run(`CREATE TABLE closed AS ${closedSelect}`);
    },
    funnel: async (day) => (await ask(connection, then(day) + funnelQuery)).flat(),
    cells: () => askCells(connection),
    async append(row) {
      await connection.run(insertOf(row));
      const record = String(row[logColumn.recordId]);
      await connection.run(`DELETE FROM closed WHERE record = '${record}'`);
      await connection.run(`INSERT INTO closed ${followThen(`record = '${record}'`)} ${closedSelect}`);
      return askCells(connection);
    },
    async cohorts() {
      const figures = new Float64Array(monthCount * cohortFigures.length);
      for (const [month, ...row] of await ask(connection, cohortsQuery)) {
        figures.set(row, month! * cohortFigures.length);
      }
      return figures;
    },
    bridge: async (to) => (await ask(connection, bridgeQuery(to))).flat(),
    snapshot: async (day) => (await ask(connection, snapshotQuery(day))).flat(),
    winRate: async (day) => (await ask(connection, then(day) + winRateQuery)).flat(),
    medianCycle: async (day) => (await ask(connection, then(day) + medianCycleQuery)).flat(),
    async bytesOutside() {
      const [row] = await ask(connection, "SELECT sum(memory_usage_bytes) FROM duckdb_memory()");
      return row![0]!;
    },
    close,
  };
}

/** The rows of a query, all numbers; NaN for NULL. */
async function ask(connection: Connection, sql: string): Promise<number[][]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRowsJS().map((row) => row.map((value) => (value === null ? NaN : Number(value))));
}

const noDeals = [0, 0, NaN, NaN, NaN];

async function askCells(connection: Connection): Promise<number[]> {
  const found = new Map((await ask(connection, cellsQuery)).map(([cell, ...figures]) => [cell, figures]));
  return cells.map(({ metric }, index) => figureOf(metric, found.get(index) ?? noDeals));
}

function figureOf(metric: CellQuestion["metric"], figures: readonly number[]): number {
  const [won = 0, lost = 0, mean = NaN, median = NaN, p90 = NaN] = figures;
  return { won, lost, winRate: won / (won + lost), cycleMean: mean, cycleMedian: median, cycleP90: p90 }[
    metric
  ];
}

function insertOf(row: Row): string {
  const quoted = texts.map((name) => `'${row[logColumn[name]]!}'`);
  const times = [logColumn.movedAt, logColumn.recordedAt].map((column) =>
    toMilliseconds(Number(row[column])),
  );
  return `INSERT INTO log VALUES (${[...quoted, ...times, Number(row[logColumn.amount])].join(", ")})`;
}
