import { answer, day, indexOf, period, query, value, type Asked } from "./ledger";
import { evaluate } from "../../src/metrics/evaluate";
import { today } from "./ledger";

// As of the end of 2026 three deals are open; of the closed ones two of four that reached Contact were won, both that reached Proposal.
const index = indexOf(`
  O-1 2026-10-01 Created Contact amount=100 expected=2027-01-20 owner=Ann
  O-2 2026-10-01 Created Proposal amount=200 expected=2027-02-10 category=best_case probability=0.5 owner=Ann
  O-3 2026-10-01 Created Proposal amount=400 expected=2027-03-31 category=承诺 owner=Bob
  O-4 2026-10-01 Created Contact amount=50 expected=2026-11-30
  O-5 2026-10-01 Created Contact amount=7
  O-6 2026-10-01 Created Contact expected=2027-01-15
  O-10 2026-01-01 Created Contact amount=10
  O-10 2026-02-01 Moved Proposal
  O-10 2026-03-01 Moved Won
  O-11 2026-01-01 Created Contact amount=30
  O-11 2026-03-01 Moved Negotiation
  O-11 2026-12-01 Moved Won
  O-12 2026-01-01 Created Contact amount=10
  O-12 2026-03-01 Moved Lost
  O-13 2026-01-01 Created Contact amount=10
  O-13 2026-03-01 Moved Lost`);
const quarter: Asked = { period: period("2027-01-01", "2027-03-31") };

const forecast = (method: string, asked: Asked = {}): unknown => value(index, "FORECAST", [method], asked);

describe("A period takes the open deals that are expected to close in it", () => {
  test("weighted: amount × probability, the row's before the stage's", () => {
    // 100 × 10 % + 200 × 50 % + 400 × 30 %
    expect(forecast("weighted", quarter)).toBe(230);
    expect(forecast("加权", { ...quarter, where: { Owner: "Ann" } })).toBe(110);
  });

  test("history: amount × the win rate of the closed deals that reached the stage", () => {
    // 100 × 2/4 + 200 × 2/2 + 400 × 2/2
    expect(forecast("history", quarter)).toBe(650);
  });

  test("the company's history weighs one person's deals too, so that the parts add up", () => {
    const [ann, bob] = ["Ann", "Bob"].map((Owner) => forecast("history", { ...quarter, where: { Owner } }));
    expect(Number(ann) + Number(bob)).toBe(650);
  });

  test("percentiles: the total that is not exceeded with that chance", () => {
    // 600 are sure by history; the 100 come with one half.
    expect(forecast("p50", quarter)).toBeCloseTo(600, 1);
    expect(forecast("P90", quarter)).toBeCloseTo(700, 1);
    expect(forecast("p12.5", quarter)).toBeCloseTo(600, 1);
  });

  test("categories: a blank one is pipeline; cumulative ones hold the surer ones and what was won in the period", () => {
    const next = { period: period("2026-12-01", "2027-03-31") };
    expect(forecast("pipeline", next)).toBe(100);
    expect(forecast("best case", next)).toBe(200);
    expect(forecast("commit", next)).toBe(400);
    expect(forecast("won", next)).toBe(30);
    expect(forecast("commit cumulative", next)).toBe(430);
    expect(forecast("争取累计", next)).toBe(630);
    expect(forecast("pipeline cumulative", next)).toBe(730);
  });

  test("an open deal whose expected close is past is overdue, in no period", () => {
    expect(forecast("overdue", quarter)).toBe(50);
    expect(forecast("weighted", { period: period("2026-11-01", "2026-11-30") })).toBe(0);
    expect(forecast("pipeline", { period: period("2026-01-01", "2027-12-31") })).toBe(100);
  });

  test("on the very day it is not past yet", () => {
    expect(forecast("overdue", { asOf: day("2026-11-30") })).toBe(0);
    expect(forecast("overdue", { asOf: day("2026-12-01") })).toBe(50);
  });
});

test("without a period every open deal is in it, overdue and without an expected close too", () => {
  expect(forecast("pipeline")).toBe(157);
});

test("a deal still open whose category says won counts as committed", () => {
  const open = indexOf("O-1 2026-10-01 Created Contact amount=5 category=won");
  expect(value(open, "FORECAST", ["commit"])).toBe(5);
  expect(value(open, "FORECAST", ["won"])).toBe(0);
});

test("a stage that no closed deal reached is weighed by its funnel; a funnel without closed deals can't be", () => {
  const some = indexOf(`
    O-1 2026-10-01 Created Negotiation amount=80
    O-2 2026-01-01 Created Contact
    O-2 2026-02-01 Moved Lost
    O-3 2026-01-01 Created Contact
    O-3 2026-02-01 Moved Lost`);
  expect(value(some, "FORECAST", ["history"])).toBe(0);
  const none = indexOf("O-1 2026-10-01 Created Negotiation amount=80");
  expect(value(none, "FORECAST", ["history"])).toBe("#N/A noHistory");
  expect(value(none, "FORECAST", ["p50"])).toBe("#N/A noHistory");
});

test("invalid deals are no history", () => {
  const some = indexOf(`
    O-1 2026-10-01 Created Contact amount=80
    O-2 2026-01-01 Created Contact
    O-2 2026-02-01 Moved Invalid
    O-3 2026-01-01 Created Contact
    O-3 2026-02-01 Moved Won`);
  expect(value(some, "FORECAST", ["history"])).toBe(80);
});

test("amounts are in base currency at the rate of the as-of; a missing rate is an error", () => {
  const rates = [{ currency: "EUR", fromDate: day("2026-12-01"), rate: 2 }];
  const foreign = indexOf("O-1 2026-10-01 Created Contact amount=80 currency=EUR", { setup: { rates } });
  expect(value(foreign, "FORECAST", ["pipeline"])).toBe(160);
  expect(value(foreign, "FORECAST", ["pipeline"], { asOf: day("2026-11-01") })).toBe("#N/A missingRate");
});

test("an unknown method is told with the nearest", () => {
  expect(answer(index, "FORECAST", ["comit"])).toMatchObject({
    error: "#VALUE!",
    reason: { code: "unknownForecastMethod", params: { nearest: "commit" } },
  });
});

test("EXPLAIN says the rate of each stage with its two counts, and what is left out", () => {
  const explained = query("FORECAST", ["history"], quarter);
  const found = evaluate(index, query("EXPLAIN", [], { explained }), { today, now: today + 0.5 });
  const rows = found.kind === "table" ? found.rows : [];
  expect(rows).toContainEqual([
    { term: "headerNote" },
    { term: "noteStageRate", params: { stage: "Contact", funnel: "Sales", rate: 0.5, won: 2, n: 4 } },
  ]);
  expect(rows).toContainEqual([{ term: "leftOutOverdue" }, 1]);
  expect(rows).toContainEqual([{ term: "leftOutWithoutExpectedClose" }, 1]);
  expect(rows).toContainEqual([{ term: "leftOutWithoutAmount" }, 1]);
});

describe("Velocity", () => {
  test("is open deals × win rate × mean won amount ÷ mean sales cycle", () => {
    // 6 open, 2 of 4 won, 20 on average, in 59 and 334 days.
    expect(value(index, "VELOCITY")).toBeCloseTo((6 * 0.5 * 20) / ((59 + 334) / 2), 12);
  });

  test("is of the deals closed in the period and those open at its end", () => {
    const first = { period: period("2026-01-01", "2026-03-31") };
    // O-11 is still open then.
    expect(value(index, "VELOCITY", [], first)).toBeCloseTo((1 * (1 / 3) * 10) / 59, 12);
  });

  test("is not known before a deal was won, or where all were won on the day they came", () => {
    expect(value(indexOf("O-1 2026-10-01 Created Contact amount=80"), "VELOCITY")).toBe("#N/A nothingThere");
    const atOnce = indexOf(`
      O-1 2026-10-01 Created Contact amount=80
      O-2 2026-10-01 Created Contact amount=80
      O-2 2026-10-01 Moved Won`);
    expect(value(atOnce, "VELOCITY")).toBe("#N/A timeIsZero");
  });

  test("of wins without an amount has no value, and says how many they are", () => {
    const unpriced = indexOf(`
      O-1 2026-10-01 Created Contact
      O-1 2026-10-11 Moved Won
      O-2 2026-10-01 Created Contact
      O-2 2026-10-21 Moved Won
      O-3 2026-10-01 Created Contact
    `);
    expect(answer(unpriced, "VELOCITY", [])).toEqual({
      kind: "error",
      error: "#N/A",
      reason: { code: "nothingToDivide", params: { measure: "amount", count: 2 } },
    });
  });
});
