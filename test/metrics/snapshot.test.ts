import type { AnswerCell } from "../../src/metrics/answer";
import type { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { answer, day, indexOf, period, type Asked } from "./ledger";

function snapshot(index: FunnelIndex, date: string, asked: Asked = {}): readonly (readonly AnswerCell[])[] {
  const found = answer(index, "SNAPSHOT", [], { numbers: [day(date)], ...asked });
  return found.kind === "table" ? found.rows.slice(1) : [[found.kind]];
}

const index = indexOf(
  `
  O-1 2026-01-05 Created Contact owner=Ann amount=100 currency=EUR expected=2026-06-30
  O-1 2026-02-01 Moved Proposal owner=Bob category=commit
  O-1 2026-03-01 Moved Won
  O-2 2026-01-10 Created Contact amount=300 probability=0.5
  O-2 2026-05-01 Amended amount=999
  O-3 2026-01-20 Created Contact
  O-4 2026-01-20 Created Contact amount=8
  O-4 2026-02-02 Moved Lost`,
  {
    rows: "O-1 name=Fleet account=Acme\nO-2 name=Line\nO-3\nO-4",
    setup: { rates: [{ currency: "EUR", fromDate: day("2026-01-01"), rate: 2 }] },
  },
);

describe("The open deals as they stood on 10 February", () => {
  const [totals, ...deals] = snapshot(index, "2026-02-10");

  test("with stage, owner, amount and category of that evening, the largest first", () => {
    expect(deals).toEqual([
      ["O-2", "Line", "", "Sales", "Contact", "", 300, "", 300, 0.5, 150, "pipeline", "", 31, 31],
      [
        ...["O-1", "Fleet", "Acme", "Sales", "Proposal", "Bob", 100, "EUR", 200, 0.3, 60, "commit"],
        ...[day("2026-06-30"), 9, 36],
      ],
      ["O-3", "", "", "Sales", "Contact", "", "", "", "", 0.1, "", "pipeline", "", 21, 21],
    ]);
  });

  test("below how many they are, their base amount and what it weighs", () => {
    expect(totals?.[0]).toEqual({ term: "snapshotTotal", params: { count: 3 } });
    expect(totals?.[8]).toBe(500);
    expect(totals?.[10]).toBe(210);
  });
});

test("a close period leaves the deals that were expected to close in it", () => {
  const [, ...deals] = snapshot(index, "2026-02-10", { period: period("2026-04-01", "2026-06-30") });
  expect(deals.map(([id]) => id)).toEqual(["O-1"]);
});

test("a filter looks at the deal as it stood", () => {
  const [, ...deals] = snapshot(index, "2026-01-31", { where: { Owner: "Ann" } });
  expect(deals.map(([id]) => id)).toEqual(["O-1"]);
});

test("rows beyond those that are shown are counted, and the largest deals are shown", () => {
  const rows = snapshot(index, "2026-02-10", { rows: 1 });
  expect(rows).toHaveLength(4);
  expect(rows[1]?.[0]).toBe("O-2");
});

test("a missing rate is an error, not a sum", () => {
  expect(snapshot(index, "2025-12-31")).toHaveLength(1);
  const early = indexOf("O-1 2026-01-05 Created Contact amount=1 currency=GBP");
  expect(snapshot(early, "2026-02-10")).toEqual([["error"]]);
});
