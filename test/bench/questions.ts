import { Random } from "./random";
import { firstDay, funnels, owners, sources, today } from "./world";

export type CellMetric = "cycleMean" | "cycleMedian" | "cycleP90" | "won" | "lost" | "winRate";

/** A cell of the dashboard. What is undefined filters nothing; a period is whole quarters, both ends of it whole days. */
export interface CellQuestion {
  readonly metric: CellMetric;
  readonly owner: string | undefined;
  readonly source: string | undefined;
  readonly funnel: string | undefined;
  readonly period: Period | undefined;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** The first days of the quarters that the ledger covers, and the day after the last of them. */
export const quarterStarts = Array.from({ length: 13 }, (_, index) => monthStart(index * 3));

/** The first days of its months, and the day after the last of them. */
export const monthStarts = Array.from({ length: 37 }, (_, index) => monthStart(index));

/** The same 200 cells for every variant. */
export const cells: readonly CellQuestion[] = makeCells(200, 7);

/** Days after creation by which a cohort's deals are won. */
export const cohortDays = [30, 60, 90, 180, 365] as const;

export const yearAgo = today - 365;

/** The last day of the bridge and the day of the snapshot, a quarter ago; the bridge is over so many days, both ends included. */
export const quarterAgo = quarterStarts[11]! - 1;
export const bridgeDays = 31;

/** The figures of a position of a funnel, in order; NaN where it has none. Days are those of STAGETIME. */
export const stageFigures = [
  ...["reached", "advanced", "invalid", "lost", "n", "entered"],
  ...["conversion", "median", "p80", "p90"],
] as const;

/** The figures of a month's cohort, in order. */
export const cohortFigures = [
  "n",
  ...cohortDays.map((days) => `won within ${days}`),
  ...cohortDays.map((days) => `at least ${days} old`),
  ...cohortDays.map((days) => `won within ${days} of those`),
  "open",
] as const;

export const bridgeFigures = [
  ...["opening", "new", "reopened", "increased", "decreased"],
  ...["won", "lost", "invalid", "closing"],
] as const;

export const snapshotFigures = ["deals", "amount"] as const;

/** What the figures of `funnel` are, in order: a row a position of every funnel. */
export const funnelLabels: readonly string[] = funnels.flatMap(({ name, positions }) =>
  positions.flatMap((stage) => stageFigures.map((figure) => `${name}, ${stage.name}: ${figure}`)),
);

export const cellLabels: readonly string[] = cells.map(
  ({ metric, owner = "", source = "", funnel = "", period }, index) =>
    `cell ${index}: ${metric} ${[owner, source, funnel].join("|")} ${period ? `${period.from} to ${period.to}` : ""}`,
);

export const cohortLabels: readonly string[] = monthStarts
  .slice(0, -1)
  .flatMap((_, month) => cohortFigures.map((figure) => `month ${month}: ${figure}`));

function monthStart(index: number): number {
  const unixEpoch = 25569;
  const first = new Date((firstDay - unixEpoch) * 86_400_000);
  return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1) / 86_400_000 + unixEpoch;
}

function makeCells(count: number, seed: number): CellQuestion[] {
  const random = new Random(seed);
  const metrics = ["cycleMean", "cycleMedian", "cycleP90", "won", "lost", "winRate"] as const;
  return Array.from({ length: count }, () => ({
    metric: random.pick(metrics),
    owner: random.chance(0.5) ? random.pick(owners) : undefined,
    source: random.chance(0.4) ? random.pick(sources) : undefined,
    funnel: random.chance(0.5) ? random.pick(funnels).name : undefined,
    period: random.chance(0.6) ? makePeriod(random) : undefined,
  }));
}

/** A quarter, half or whole year of four quarters. */
function makePeriod(random: Random): Period {
  const length = random.pick([1, 2, 4]);
  const first = random.below(12 / length) * length;
  return { from: quarterStarts[first]!, to: quarterStarts[first + length]! - 1 };
}
