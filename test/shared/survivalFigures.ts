import type { CellValue } from "../../src/domain/cell";
import { formatSerial } from "../../src/domain/dates/formatSerial";
import { evaluate } from "../../src/metrics/evaluate";
import { courseOfOpportunities, followUp } from "../../src/metrics/figures/followUp";
import type { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { aalenJohansen, incidenceStep } from "../../src/metrics/statistics/aalenJohansen";
import { kaplanMeier, restrictedMean, survivalAt } from "../../src/metrics/statistics/kaplanMeier";
import { survivalMedian } from "../../src/metrics/statistics/survivalMedian";
import { query, type Asked } from "../metrics/ledger";

/** A Kaplan–Meier curve of a reference file. */
export interface KmReference {
  readonly n: number;
  readonly events: number;
  readonly median: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly surv: Readonly<Record<string, number>>;
  readonly rmst: Readonly<Record<string, number>>;
}

/** Cumulative incidences of a reference file, by day. */
export interface CompetingReference {
  readonly cifWon: Readonly<Record<string, number>>;
  readonly cifLost: Readonly<Record<string, number>>;
  readonly stillOpen: Readonly<Record<string, number>>;
  readonly dayHalfWon: number | null;
}

/** Cohorts of a reference file, by month of creation. */
export type CohortsReference = Readonly<
  Record<
    string,
    {
      readonly n: number;
      readonly won: number;
      readonly lost: number;
      readonly open: number;
      readonly won30: number;
      readonly mature30: number;
      readonly rate30: number;
      readonly matureRate30: number | null;
    }
  >
>;

function expectNear(actual: unknown, expected: number | null, relative: number): void {
  if (expected === null) {
    expect(actual === undefined || actual === "").toBe(true);
    return;
  }
  expect(typeof actual).toBe("number");
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
}

/** All opportunities followed until an as-of, as the metrics follow them. */
function followed(index: FunnelIndex, asOf: number): ReturnType<typeof followUp> {
  const view = index.view(asOf, undefined);
  return followUp(view, "days", view.opportunities, courseOfOpportunities(view));
}

/** Holds the curves until won, or until closed at all, against those of R. */
export function expectKaplanMeier(
  index: FunnelIndex,
  asOf: number,
  kind: "wonLostCensored" | "closedAny",
  expected: KmReference,
): void {
  const { through, otherwise, open } = followed(index, asOf);
  const curve =
    kind === "closedAny"
      ? kaplanMeier([...through, ...otherwise], open)
      : kaplanMeier(through, [...otherwise, ...open]);
  expect(curve.n).toBe(expected.n);
  expect(curve.events.reduce((total, count) => total + count, 0)).toBe(expected.events);
  const { median, lower, upper } = survivalMedian(curve);
  expectNear(median, expected.median, 1e-12);
  expectNear(lower, expected.lo, 1e-12);
  expectNear(upper, expected.hi, 1e-12);
  for (const [day, share] of Object.entries(expected.surv))
    expectNear(survivalAt(curve, Number(day)), share, 1e-12);
  for (const [day, mean] of Object.entries(expected.rmst))
    expectNear(restrictedMean(curve, Number(day)), mean, 1e-12);
}

/** Holds SALESCYCLE's median incl. open and its explained limits against the curve until won. */
export function expectSalesCycleInclOpen(index: FunnelIndex, asOf: number, expected: KmReference): void {
  const explained = query("SALESCYCLE", [], { asOf, statistic: "medianInclOpen" });
  const cell = explainedCells(index, explained);
  expectNear(cell("headerValue"), expected.median, 1e-9);
  expect(cell("headerN")).toBe(expected.n);
  expectNear(cell("headerIntervalLow"), expected.hi === null ? null : expected.lo, 1e-9);
  expectNear(cell("headerIntervalHigh"), expected.hi, 1e-9);
}

function explainedCells(
  index: FunnelIndex,
  explained: ReturnType<typeof query>,
): (term: string) => CellValue | undefined {
  const found = evaluate(index, { ...explained, metric: "EXPLAIN", explained }, { today: 47000, now: 47000 });
  const rows = found.kind === "table" ? found.rows : [];
  return (term) =>
    rows.find(([name]) => typeof name === "object" && name.term === term)?.[1] as CellValue | undefined;
}

/** Holds WONWITHIN and the incidences behind it against R's. */
export function expectCompeting(index: FunnelIndex, asOf: number, expected: CompetingReference): void {
  const { through, otherwise, open } = followed(index, asOf);
  const curve = aalenJohansen(through, otherwise, open);
  for (const [day, share] of Object.entries(expected.cifWon)) {
    const step = incidenceStep(curve, Number(day));
    expectNear(curve.incidence[step] ?? 0, share, 1e-12);
    expectNear(curve.competing[step] ?? 0, expected.cifLost[day] ?? NaN, 1e-12);
    expectNear(curve.eventFree[step] ?? 1, expected.stillOpen[day] ?? NaN, 1e-12);
    const within = evaluate(index, query("WONWITHIN", [], { asOf, numbers: [Number(day)] }), {
      today: 47000,
      now: 47000,
    });
    expectNear(within.kind === "value" ? within.value : undefined, share, 1e-12);
  }
  const half = curve.times[curve.incidence.findIndex((share) => share >= 0.5)];
  expectNear(half, expected.dayHalfWon, 1e-12);
}

/** Counts cohorts deal by deal, as DEFINITIONS.md says it. Undated deals are in none. */
export function countCohorts(
  deals: readonly {
    readonly created: number | null;
    readonly closed: number | null;
    readonly outcome: "won" | "lost" | "open";
  }[],
  asOf: number,
): CohortsReference {
  const cohorts: Record<string, CohortsReference[string]> = {};
  const months = new Map<string, typeof deals>();
  for (const deal of deals) {
    if (deal.created === null) continue;
    const month = formatSerial(deal.created).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), deal]);
  }
  for (const [month, members] of months) {
    const isWithin = ({ created, closed, outcome }: (typeof deals)[number]): boolean =>
      outcome === "won" && Number(closed) - Number(created) <= 30 + 5e-7;
    const mature = members.filter(({ created }) => asOf - Number(created) >= 30 - 5e-7);
    const won30 = members.filter(isWithin).length;
    const count = (wanted: string): number => members.filter(({ outcome }) => outcome === wanted).length;
    cohorts[month] = {
      n: members.length,
      won: count("won"),
      lost: count("lost"),
      open: count("open"),
      won30,
      mature30: mature.length,
      rate30: won30 / members.length,
      matureRate30: mature.length === 0 ? null : mature.filter(isWithin).length / mature.length,
    };
  }
  return cohorts;
}

/** Holds COHORTS by month against the reference's. */
export function expectCohorts(index: FunnelIndex, asked: Asked, expected: CohortsReference): void {
  const found = evaluate(index, query("COHORTS", ["month"], asked), { today: 47000, now: 47000 });
  const [headers = [], ...rows] = found.kind === "table" ? found.rows : [];
  const column = (term: string, days?: number): number =>
    headers.findIndex(
      (cell) =>
        typeof cell === "object" && cell.term === term && (days === undefined || cell.params?.days === days),
    );
  const dated = rows.flatMap(([label, ...cells]) =>
    typeof label === "string" ? [[label, ...cells] as const] : [],
  );
  expect(dated.map(([label]) => label)).toEqual(Object.keys(expected).sort());
  for (const row of dated) {
    const cohort = expected[row[0]]!;
    expect(row[column("headerN")]).toBe(cohort.n);
    expect(row[column("cohortWon")]).toBe(cohort.won);
    expect(row[column("headerLost")]).toBe(cohort.lost);
    expect(row[column("cohortStillOpen")]).toBe(cohort.open);
    expect(row[column("cohortWonWithin", 30)]).toBe(cohort.won30);
    expect(row[column("cohortOldEnough", 30)]).toBe(cohort.mature30);
    expectNear(row[column("cohortShareWithin", 30)], cohort.rate30, 1e-9);
    expectNear(row[column("cohortShareOfOldEnough", 30)], cohort.matureRate30, 1e-9);
  }
}
