import { cells, quarterStarts, type CellQuestion } from "../questions";
import { funnels, owners, rates, sources } from "../world";
import type { Connection } from "./database";

const outcomeOf = {
  lead: "open",
  open: "open",
  won: "won",
  aftersales: "won",
  lost: "lost",
  invalid: "invalid",
} as const;

/** Makes the tables that don't depend on the ledger: stages, rates, numbers of names, and the cells' criteria as codes. */
export async function createFixedTables(connection: Connection): Promise<void> {
  const stages = funnels.flatMap(({ name, stages: all }) =>
    all.map((stage) => [name, stage.name, stage.type, stage.rank, outcomeOf[stage.type]]),
  );
  await create(connection, "stages", "funnel, stage, type, rank, outcome", stages);
  const positions = funnels.flatMap(({ name, positions: all }) =>
    all.map((stage) => [name, stage.name, stage.type, stage.rank, stage.rank === all.length - 1]),
  );
  await create(
    connection,
    "positions",
    "place, funnel, stage, type, rank, isLast",
    positions.map((row, place) => [place, ...row]),
  );
  await create(connection, "rates", "currency, rate", rates);
  await create(connection, "numbers", "kind, name, number", [
    ...owners.map((name, number) => ["owner", name, number]),
    ...funnels.map(({ name }, number) => ["funnel", name, number]),
    ...sources.map((name, index) => ["source", name, index + 1]),
  ]);
  await create(connection, "cells", "cell, metric, q1, q2, o1, o2, s1, s2, f1, f2", cells.map(rangesOf));
  await connection.run(`CREATE TABLE cellCodes AS ${codesSelect}`);
}

type Value = string | number | boolean;

async function create(
  connection: Connection,
  name: string,
  columns: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ");
  await connection.run(`CREATE TABLE ${name} AS SELECT * FROM (VALUES ${values}) AS t(${columns})`);
}

function literal(value: Value): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}

/** A cell's criteria as ranges of numbers; source 0 is none. */
function rangesOf({ metric, owner, source, funnel, period }: CellQuestion, index: number): Value[] {
  const names = funnels.map(({ name }) => name);
  const first = period ? quarterStarts.indexOf(period.from) : 0;
  const end = period ? quarterStarts.indexOf(period.to + 1) : quarterStarts.length - 1;
  return [
    ...[index, metric, first, end - 1],
    ...rangeOf(owners, owner),
    ...rangeOf(["", ...sources], source),
    ...rangeOf(names, funnel),
  ];
}

function rangeOf(names: readonly string[], wanted: string | undefined): [number, number] {
  if (wanted === undefined) return [0, names.length - 1];
  const number = names.indexOf(wanted);
  return [number, number];
}

/** Every code that a cell takes, as `closedSelect` makes the codes of deals. */
const codesSelect = `
  SELECT cell, metric, ((q.range * 64 + o.range) * 64 + s.range) * 64 + f.range AS code
  FROM cells, range(12) q, range(${owners.length}) o, range(${sources.length + 1}) s, range(${funnels.length}) f
  WHERE q.range BETWEEN q1 AND q2 AND o.range BETWEEN o1 AND o2
    AND s.range BETWEEN s1 AND s2 AND f.range BETWEEN f1 AND f2`;
