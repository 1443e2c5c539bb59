import fc from "fast-check";
import type { AnswerCell } from "../../src/metrics/answer";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers } from "./generatedLedger";
import { answer, day, indexOf, period, value, type Asked } from "./ledger";

const horizons = [30, 60, 90, 180, 365];

interface Row {
  readonly cohort: AnswerCell;
  /** n, won, lost, invalid, still open. */
  readonly totals: readonly AnswerCell[];
  /** By horizon: won within, share, old enough, won of those, share of those. */
  readonly within: Readonly<Record<number, readonly AnswerCell[]>>;
}

function cohorts(index: FunnelIndex, grain = "month", asked: Asked = {}): Row[] {
  const found = answer(index, "COHORTS", [grain], asked);
  const [, ...rows] = found.kind === "table" ? found.rows : [];
  return rows.map(([cohort = "", ...cells]) => ({
    cohort,
    totals: cells.slice(0, 5),
    within: Object.fromEntries(
      horizons.map((horizon, at) => [horizon, cells.slice(5 + 5 * at, 10 + 5 * at)] as const),
    ),
  }));
}

describe("Cohorts by the month of creation", () => {
  // As of 31 March.
  const index = indexOf(`
    O-1 2026-01-05 Created Contact owner=Ann
    O-1 2026-02-04 Moved Won
    O-2 2026-01-06 Created Contact owner=Ann
    O-2 2026-02-06 Moved Won
    O-3 2026-01-07 Created Contact owner=Bob
    O-3 2026-01-08 Moved Lost reason=Price
    O-4 2026-01-31 Created Contact owner=Bob
    O-5 2026-03-02 Created Contact owner=Bob
    O-5 2026-03-03 Moved Won
    O-6 2026-03-01 Created Contact owner=Ann
    O-6 2026-03-09 Moved Invalid
    O-7 undated Created Contact owner=Ann
  `);
  const asOf = day("2026-03-31");
  const [january, march, undated] = cohorts(index, "month", { asOf });

  test("each with all that were created then, by what has become of them", () => {
    expect(january?.cohort).toBe("2026-01");
    expect(january?.totals).toEqual([4, 2, 1, 0, 1]);
    expect(march?.cohort).toBe("2026-03");
    expect(march?.totals).toEqual([2, 1, 0, 1, 0]);
  });

  test("won on the 30th day is within 30 days, on the 31st within 60", () => {
    expect(january?.within[30]).toEqual([1, 1 / 4, 4, 1, 1 / 4]);
    expect(january?.within[60]?.slice(0, 2)).toEqual([2, 2 / 4]);
  });

  test("old enough are those created that many days before the as-of", () => {
    // O-4 is 59 days old; of March only O-6, created on the 1st, is 30 days old.
    expect(january?.within[60]).toEqual([2, 2 / 4, 3, 2, 2 / 3]);
    expect(march?.within[30]).toEqual([1, 1 / 2, 1, 0, 0]);
    expect(march?.within[60]).toEqual([1, 1 / 2, 0, 0, ""]);
  });

  test("undated ones are in none of them and come last", () => {
    expect(undated?.cohort).toEqual({ term: "cohortUndated" });
    expect(undated?.totals).toEqual([1, 0, 0, 0, 1]);
    expect(undated?.within[30]).toEqual(["", "", "", "", ""]);
  });

  test("a filter and a period narrow them", () => {
    const ofAnn = cohorts(index, "month", { asOf, where: { Owner: "Ann" } });
    expect(ofAnn.map(({ totals }) => totals[0])).toEqual([2, 1, 1]);
    const inMarch = cohorts(index, "month", { asOf, period: period("2026-03-02", "2026-03-31") });
    expect(inMarch.map(({ cohort, totals }) => [cohort, totals[0]])).toEqual([["2026-03", 1]]);
  });

  test("as of an earlier date a win that came later is still open", () => {
    const then = cohorts(index, "month", { asOf: day("2026-02-05") });
    expect(then[0]?.totals).toEqual([4, 1, 1, 0, 2]);
  });

  test("with times of day a month is 30 times 24 hours", () => {
    const timed = indexOf(`
      O-1 2026-01-01T10:00 Created Contact
      O-1 2026-01-31T09:59 Moved Won
      O-2 2026-01-01T10:00 Created Contact
      O-2 2026-01-31T10:01 Moved Won
      O-3 2026-03-01T10:00 Created Contact
      O-4 2026-03-02T10:00 Created Contact
    `);
    const [first, second] = cohorts(timed, "month", { asOf });
    expect(first?.within[30]?.slice(0, 2)).toEqual([1, 1 / 2]);
    // The end of 31 March is 30 days and 14 hours after O-3's creation, 29 days and 14 hours after O-4's.
    expect(second?.within[30]?.[2]).toBe(1);
  });

  test("nothing there is #N/A, which says why", () => {
    expect(value(index, "COHORTS", ["month"], { where: { Owner: "Zoe" } })).toBe("#N/A nothingMatches");
    expect(value(indexOf(""), "COHORTS", ["month"])).toBe("#N/A nothingThere");
  });
});

describe("The grain", () => {
  const deals = `
    O-1 2025-12-05 Created Contact
    O-2 2026-01-05 Created Contact
    O-3 2026-03-31 Created Contact
    O-4 2026-04-01 Created Contact
  `;
  const index = indexOf(deals);
  const names = (grain: string, of = index): AnswerCell[] => cohorts(of, grain).map(({ cohort }) => cohort);

  test("is month, quarter or year, in both languages; blank is month", () => {
    expect(names("")).toEqual(["2025-12", "2026-01", "2026-03", "2026-04"]);
    expect(names("quarter")).toEqual(["2025-Q4", "2026-Q1", "2026-Q2"]);
    expect(names("季度")).toEqual(["2025-Q4", "2026-Q1", "2026-Q2"]);
    expect(names("年")).toEqual(["2025", "2026"]);
  });

  test("may be fiscal: from April on it is the fiscal year that ends next March", () => {
    const { settings } = index.core.setup;
    const april = indexOf(deals, { setup: { settings: { ...settings, fiscalYearStart: 4 } } });
    expect(names("fiscal quarter", april)).toEqual(["FY2026-Q3", "FY2026-Q4", "FY2027-Q1"]);
    expect(names("财年", april)).toEqual(["FY2026", "FY2027"]);
    expect(names("fiscal year")).toEqual(["FY2025", "FY2026"]);
  });

  test("that there is not is told", () => {
    expect(value(index, "COHORTS", ["fortnight"])).toBe("#VALUE! unknownGrain");
    expect(value(index, "COHORTS", ["month"], { measure: "amount" })).toBe("#VALUE! unknownCohortMeasure");
  });
});

describe("Cohorts of leads", () => {
  const index = indexOf(`
    L-1 2026-01-05 Created Collect_Lead
    L-1 2026-01-15 Converted to=O-1
    O-1 2026-01-15 Created Contact from=L-1
    L-2 2026-01-06 Created Collect_Lead
    L-2 2026-01-08 Moved Lost reason=Price
    L-3 2026-01-07 Created Collect_Lead
  `);

  test("count those converted within so many days", () => {
    for (const measure of ["leads", "线索"]) {
      const [january] = cohorts(index, "month", { asOf: day("2026-03-31"), measure });
      expect(january?.totals).toEqual([3, 1, 1, 0, 1]);
      expect(january?.within[30]).toEqual([1, 1 / 3, 3, 1, 1 / 3]);
    }
  });
});

describe("Of any ledger", () => {
  const last = firstDay + days;

  test("cohorts add up to all opportunities, each to what has become of it, however it is filtered", () => {
    fc.assert(
      fc.property(ledgers, fc.constantFrom("month", "quarter", "year"), (ledger, grain) => {
        const index = createIndex(ledger);
        for (const where of [{}, { Owner: "Ann" }]) {
          const rows = cohorts(index, grain, { asOf: last, where });
          const sums = [0, 1, 2, 3, 4].map((at) =>
            rows.reduce((total, { totals }) => total + Number(totals[at]), 0),
          );
          const tally = (status: string): number =>
            Number(value(index, "TALLY", [status], { asOf: last, where }));
          expect(sums).toEqual([
            tally("new opportunities"),
            tally("won"),
            tally("lost"),
            tally("invalid"),
            tally("open"),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("more are won within more days, fewer are old enough for more", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        for (const { within, totals } of cohorts(createIndex(ledger), "month", { asOf: last })) {
          const won = horizons.map((horizon) => Number(within[horizon]?.[0]));
          const old = horizons.map((horizon) => Number(within[horizon]?.[2]));
          expect([...won].sort((a, b) => a - b)).toEqual(won);
          expect([...old].sort((a, b) => b - a)).toEqual(old);
          expect(won.at(-1)).toBeLessThanOrEqual(Number(totals[1]));
        }
      }),
      { numRuns: 60 },
    );
  });
});
