import fc from "fast-check";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers } from "./generatedLedger";
import { answer, day, indexOf, period, query, value, type Asked } from "./ledger";

describe("The share won within so many days", () => {
  // As of 1 April: won after 10 and 40 days, lost after 20, invalid after 30, open for 25 and 90.
  const index = indexOf(`
    O-1 2026-01-01 Created Contact owner=Ann
    O-1 2026-01-11 Moved Won
    O-2 2026-01-01 Created Contact owner=Ann
    O-2 2026-02-10 Moved Won
    O-3 2026-01-01 Created Contact owner=Ann
    O-3 2026-01-21 Moved Lost reason=Price
    O-4 2026-01-01 Created Contact owner=Bob
    O-4 2026-01-31 Moved Invalid
    O-5 2026-03-07 Created Contact owner=Bob
    O-6 2026-01-01 Created Contact owner=Bob
    O-7 undated Created Contact owner=Bob
  `);
  const asOf = day("2026-04-01");
  const within = (daysGiven: number, asked: Asked = {}): unknown =>
    value(index, "WONWITHIN", [], { asOf, ...asked, numbers: [daysGiven] });

  test("grows with each win; the day itself is within", () => {
    expect(within(9)).toBe(0);
    expect(within(10)).toBeCloseTo(1 / 6, 14);
    // At day 40 two are left (O-2 and O-6): free of both ends are 5/6 × 4/5 × 2/3.
    expect(within(40)).toBeCloseTo(1 / 6 + ((((5 / 6) * 4) / 5) * 2) / 3 / 2, 14);
  });

  test("past the longest follow-up it stays as it is", () => {
    expect(within(365)).toBe(within(40));
  });

  test("the period takes deals by their creation", () => {
    expect(within(90, { period: period("2026-03-01", "2026-03-31") })).toBe(0);
    expect(within(90, { period: period("2025-01-01", "2025-12-31") })).toBe("#N/A nothingInPeriod");
  });

  test("a filter narrows", () => {
    expect(within(40, { where: { Owner: "Ann" } })).toBeCloseTo(2 / 3, 14);
    expect(within(40, { where: { Owner: "Zoe" } })).toBe("#N/A nothingMatches");
  });

  test("EXPLAIN gives its two counts, its interval, those still followed and what is undated", () => {
    const explained = query("WONWITHIN", [], { asOf, numbers: [40] });
    const found = answer(index, "EXPLAIN", [], { explained });
    const rows = found.kind === "table" ? found.rows : [];
    const cell = (term: string): unknown =>
      rows.find(([name]) => typeof name === "object" && name.term === term)?.[1];
    expect([cell("headerNumerator"), cell("headerDenominator")]).toEqual([2, 6]);
    expect(Number(cell("headerIntervalLow"))).toBeLessThan(within(40) as number);
    expect(Number(cell("headerIntervalHigh"))).toBeGreaterThan(within(40) as number);
    expect(cell("leftOutWithoutDates")).toBe(1);
    const notes = rows.flatMap(([, note]) => (typeof note === "object" ? [note] : []));
    expect(notes).toContainEqual({ term: "noteAtRisk", params: { days: 40, atRisk: 2, n: 6 } });
    expect(notes).toContainEqual({ term: "noteNotPlainShare" });
  });

  test("needs a number of days", () => {
    expect(within(-1)).toBe("#VALUE! wonWithinNeedsDays");
    expect(value(index, "WONWITHIN", [], { asOf })).toBe("#VALUE! wonWithinNeedsDays");
  });
});

describe("Of any ledger", () => {
  const last = firstDay + days;

  test("the share never falls with more days and lies between 0 and 1", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const index = createIndex(ledger);
        const shares = [0, 5, 20, 60, 200].map((within) =>
          value(index, "WONWITHIN", [], { asOf: last, numbers: [within] }),
        );
        const numbers = shares.filter((share) => typeof share === "number");
        expect(numbers.every((share) => share >= 0 && share <= 1 + 1e-12)).toBe(true);
        expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
      }),
      { numRuns: 50 },
    );
  });
});
