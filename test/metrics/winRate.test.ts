import { day, indexOf, period, value } from "./ledger";

const deals = `
  O-1 2026-01-05 Created Contact owner=Ann amount=100
  O-1 2026-02-05 Moved Won
  O-2 2026-01-06 Created Contact owner=Ann amount=300
  O-2 2026-03-06 Moved Lost reason=Price
  O-3 2026-01-07 Created Contact owner=Bob amount=50
  O-3 2026-03-08 Moved Won
  O-4 2026-01-08 Created Contact owner=Bob
  O-5 2026-01-09 Created Contact owner=Bob amount=70
  O-5 2026-02-01 Moved Invalid
`;

describe("Win rate is won ÷ (won + lost)", () => {
  const index = indexOf(deals, {
    rows: "O-1 product=Cloud\nO-2 product=Cloud\nO-3 product=Box\nO-4 product=Box",
  });

  test("Open and invalid deals are left out", () => {
    expect(value(index, "WINRATE")).toBeCloseTo(2 / 3, 12);
  });

  test("The period takes deals by their closing", () => {
    expect(value(index, "WINRATE", [], { period: period("2026-03-01", "2026-03-31") })).toBe(0.5);
  });

  test("By amount it is won amount ÷ (won + lost amount)", () => {
    expect(value(index, "WINRATE", [], { measure: "amount" })).toBeCloseTo(150 / 450, 12);
  });

  test("A field filters: of Cloud's two deals one was won", () => {
    expect(value(index, "WINRATE", [], { where: { Product: "Cloud" } })).toBe(0.5);
  });

  test("As of February nothing was lost yet", () => {
    expect(value(index, "WINRATE", [], { asOf: day("2026-02-28") })).toBe(1);
  });

  test("Nothing closed is not 0 but #N/A, which says where it stopped", () => {
    expect(value(index, "WINRATE", [], { where: { Owner: "Cyd" } })).toBe("#N/A nothingMatches");
    expect(value(index, "WINRATE", [], { period: period("2025-01-01", "2025-12-31") })).toBe(
      "#N/A nothingInPeriod",
    );
    expect(value(index, "WINRATE", [], { where: { Prodct: "Cloud" } })).toBe("#VALUE! unknownField");
  });
});
