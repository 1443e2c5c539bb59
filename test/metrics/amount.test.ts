import { answer, day, indexOf, period, query, value } from "./ledger";

const deals = `
  O-1 2026-01-05 Created Contact amount=100 currency=EUR
  O-1 2026-03-05 Moved Won
  O-2 2026-01-06 Created Proposal amount=200 currency=EUR
  O-3 2026-01-07 Created Proposal amount=300
  O-4 2026-01-08 Created Proposal amount= probability=0.5
  O-5 2026-01-09 Created Contact amount=50 probability=0.8
  O-5 2026-06-09 Amended amount=70
`;
const rates = [
  { currency: "EUR", fromDate: day("2026-01-01"), rate: 1.1 },
  { currency: "EUR", fromDate: day("2026-03-05"), rate: 1.2 },
  { currency: "EUR", fromDate: day("2026-05-01"), rate: 1.3 },
];

describe("Amounts in base currency", () => {
  const index = indexOf(deals, {
    setup: { rates },
    rows: "O-2 Seats=7 quoteAmount=10\nO-3 Seats=5 quoteAmount=20\nO-4 Seats=none",
  });

  test("Open deals at the rate of the as-of, closed ones at that of their closing", () => {
    expect(value(index, "AMOUNT", ["won"])).toBeCloseTo(120, 9);
    expect(value(index, "AMOUNT", ["open"])).toBeCloseTo(200 * 1.3 + 300 + 70, 9);
    expect(value(index, "AMOUNT", ["open"], { asOf: day("2026-04-01") })).toBeCloseTo(
      200 * 1.2 + 300 + 50,
      9,
    );
  });

  test("Weighted is amount × the row's probability, else the stage's", () => {
    expect(value(index, "AMOUNT", ["weighted"])).toBeCloseTo(260 * 0.3 + 300 * 0.3 + 70 * 0.8, 9);
  });

  test("At a period's end open deals stood as they did then", () => {
    expect(value(index, "AMOUNT", ["open"], { period: period("2026-01-01", "2026-01-31") })).toBeCloseTo(
      110 + 220 + 300 + 50,
      9,
    );
  });

  test("Any numeric column can be summed; money of the deal's currency is converted, other numbers are not", () => {
    expect(value(index, "AMOUNT", ["open", "Seats"])).toBe(12);
    expect(value(index, "AMOUNT", ["open", "Quote Amount"])).toBeCloseTo(10 * 1.3 + 20, 9);
    expect(value(index, "AMOUNT", ["Proposal", "Seats"])).toBe(12);
  });

  test("A number written as text is that number; other text is left out as a blank cell is, and counted", () => {
    const quoted = indexOf(
      `
      O-1 2026-01-05 Created Contact owner=Ann
      O-1 2026-03-05 Moved Won
      O-2 2026-01-05 Created Contact owner=Bob
      O-2 2026-03-05 Moved Won
      O-3 2026-01-05 Created Contact owner=Cid
      O-3 2026-03-05 Moved Won
      `,
      {
        rows: "O-1 quoteAmount=100 Seats=5\nO-2 quoteAmount=1,200 Seats=12万\nO-3 quoteAmount=later Seats=many",
      },
    );
    const sum = (column: string, where = {}): unknown => value(quoted, "AMOUNT", ["won", column], { where });
    expect(sum("Quote Amount")).toBe(1300);
    expect(sum("Seats")).toBe(120_005);
    expect(sum("Quote Amount", { Owner: "Bob" })).toBe(1200);
    expect(sum("Quote Amount", { Owner: "Cid" })).toBe(0);
    expect(sum("Seats", { Owner: "Cid" })).toBe(0);
    const byOwner = answer(quoted, "BREAKDOWN", ["Owner"], {
      explained: query("AMOUNT", ["won", "Quote Amount"]),
    });
    expect(byOwner).toMatchObject({
      rows: [
        [
          { term: "headerField", params: { field: { en: "Owner" } } },
          { term: "headerValue" },
          { term: "headerN" },
        ],
        ["Ann", 100, 1],
        ["Bob", 1200, 1],
        ["Cid", 0, 0],
        [{ term: "headerTotal" }, 1300, 2],
      ],
    });
    const explained = answer(quoted, "EXPLAIN", [], { explained: query("AMOUNT", ["won", "Quote Amount"]) });
    expect(explained).toMatchObject({
      rows: expect.arrayContaining([[{ term: "leftOutWithoutAmount" }, 1]]) as unknown,
    });
  });

  test("A column of text has no sum, an unknown one names the nearest", () => {
    expect(value(index, "AMOUNT", ["open", "Stage"])).toBe("#VALUE! notNumeric");
    expect(value(index, "AMOUNT", ["open", "Seat"])).toBe("#VALUE! unknownField");
  });

  test("A missing rate is an error that names currency and day, never a sum", () => {
    const found = answer(indexOf(deals), "AMOUNT", ["won"]);
    expect(found).toMatchObject({
      kind: "error",
      reason: { code: "missingRate", params: { currency: "EUR", day: "2026-03-05" } },
    });
  });

  test("Nothing adds up to 0", () => {
    expect(value(index, "AMOUNT", ["lost"])).toBe(0);
  });
});
