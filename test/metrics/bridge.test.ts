import type { AnswerCell } from "../../src/metrics/answer";
import type { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { answer, day, indexOf, period, value, type Asked } from "./ledger";

/** The lines of a bridge as "label count amount effect", those of nothing left out. */
function bridge(index: FunnelIndex, from: string, to: string, asked: Asked = {}): string[] {
  const found = answer(index, "BRIDGE", [], { numbers: [day(from), day(to)], ...asked });
  if (found.kind !== "table") return [found.kind === "error" ? found.reason.code : "no table"];
  const rows = found.rows.slice(1);
  return rows.filter(([, ...numbers]) => numbers.some((n) => Number(n) !== 0)).map(line);
}

function line([label, ...cells]: readonly AnswerCell[]): string {
  const name = typeof label === "object" ? label.term.replace("bridge", "") : String(label);
  return [name, ...cells.map((cell) => (typeof cell === "object" ? cell.term : cell))].join(" ").trim();
}

const quarter = ["2026-04-01", "2026-06-30"] as const;

describe("The pipeline from the evening before a quarter to its last evening", () => {
  test("opens with the deals that were open and closes with those that are", () => {
    const index = indexOf(`
      O-1 2026-03-01 Created Contact amount=100
      O-2 2026-04-10 Created Contact amount=50
      O-3 2026-07-01 Created Contact amount=70`);
    expect(bridge(index, ...quarter)).toEqual(["Opening 1 100 100", "New 1 50 50", "Closing 2 150"]);
  });

  test("a deal leaves at its last open value, whatever its closing says it was worth", () => {
    const index = indexOf(`
      O-1 2026-03-01 Created Contact amount=100
      O-1 2026-04-10 Amended amount=160
      O-1 2026-05-02 Moved Won amount=150
      O-2 2026-03-01 Created Contact amount=30
      O-2 2026-05-02 Moved Lost
      O-3 2026-03-01 Created Contact amount=7
      O-3 2026-05-02 Moved Invalid`);
    expect(bridge(index, ...quarter)).toEqual([
      "Opening 3 137 137",
      "Increased 1 60 60",
      "Won 1 160 -160",
      "Lost 1 30 -30",
      "Invalid 1 7 -7",
    ]);
  });

  test("a deal that is new and won in between comes and goes", () => {
    const index = indexOf(`
      O-1 2026-04-03 Created Contact amount=40
      O-1 2026-04-20 Amended amount=25
      O-1 2026-05-02 Moved Won`);
    expect(bridge(index, ...quarter)).toEqual(["New 1 40 40", "Decreased 1 15 -15", "Won 1 25 -25"]);
  });

  test("a lost deal that is taken up again is reopened; one won without ever being open is no part", () => {
    const index = indexOf(`
      O-1 2026-02-01 Created Contact amount=40
      O-1 2026-03-02 Moved Lost
      O-1 2026-05-02 Moved Proposal amount=45
      O-2 2026-05-01 Created Won amount=99`);
    expect(bridge(index, ...quarter)).toEqual(["Reopened 1 45 45", "Closing 1 45"]);
  });

  test("a removed deal, and one merged into another, leave as invalid", () => {
    const index = indexOf(`
      O-1 2026-02-01 Created Contact amount=40
      O-1 2026-05-02 Removed
      O-2 2026-02-01 Created Contact amount=5
      O-2 2026-04-02 Amended amount=6
      O-2 2026-05-02 Merged into=O-3
      O-3 2026-02-01 Created Contact amount=7`);
    expect(bridge(index, ...quarter)).toEqual([
      "Opening 3 52 52",
      "Increased 1 1 1",
      "Invalid 2 46 -46",
      "Closing 1 7",
    ]);
  });

  test("a move between open stages changes nothing, and a voided event counts for nothing", () => {
    const index = indexOf(`
      O-1 2026-03-01 Created Contact amount=100
      O-1 2026-04-10 Moved Proposal
      O-1 2026-05-10 Amended amount=900 id=E-9
      O-1 2026-05-11 Voided voids=E-9 amount=100`);
    expect(bridge(index, ...quarter)).toEqual(["Opening 1 100 100", "Closing 1 100"]);
  });
});

describe("Under a filter", () => {
  const index = indexOf(
    `
    O-1 2026-03-01 Created Contact owner=Ann amount=100
    O-1 2026-05-01 Reassigned owner=Bob
    O-2 2026-03-01 Created Contact owner=Bob amount=20
    O-2 2026-05-03 Reassigned owner=Ann amount=25
    O-2 2026-06-01 Moved Won`,
    { rows: "O-1 product=Cloud\nO-2 product=Box" },
  );

  test("deals are transferred in and out by their owner", () => {
    expect(bridge(index, ...quarter, { where: { Owner: "Ann" } })).toEqual([
      "Opening 1 100 100",
      "TransferredIn 1 25 25",
      "TransferredOut 1 100 -100",
      "Won 1 25 -25",
    ]);
  });

  test("what the log does not carry has today's value, so nothing is transferred by it", () => {
    expect(bridge(index, ...quarter, { where: { Product: "Cloud" } })).toEqual([
      "Opening 1 100 100",
      "Closing 1 100",
    ]);
    const found = answer(index, "BRIDGE", [], {
      numbers: [day("2026-04-01"), day("2026-06-30")],
      where: { Product: "Cloud" },
    });
    expect(JSON.stringify(found)).not.toContain("Transferred");
  });
});

describe("Where a close period is named", () => {
  const june = { period: period("2026-06-01", "2026-06-30") };
  const index = indexOf(`
    O-1 2026-03-01 Created Contact amount=100 expected=2026-06-15
    O-1 2026-05-01 Amended expected=2026-09-30
    O-2 2026-03-01 Created Contact amount=20 expected=2026-08-15
    O-2 2026-05-03 Amended expected=2026-06-20 amount=30
    O-3 2026-03-01 Created Contact amount=7`);

  test("deals are pulled into it and pushed out of it", () => {
    expect(bridge(index, ...quarter, june)).toEqual([
      "Opening 1 100 100",
      "PulledIn 1 30 30",
      "PushedOut 1 100 -100",
      "Closing 1 30",
    ]);
  });

  test("and without one a changed date is nothing", () => {
    expect(bridge(index, ...quarter)).toEqual(["Opening 3 127 127", "Increased 1 10 10", "Closing 3 137"]);
  });
});

describe("In several currencies", () => {
  const rates = [
    { currency: "EUR", fromDate: day("2026-01-01"), rate: 1.5 },
    { currency: "EUR", fromDate: day("2026-05-01"), rate: 2 },
    { currency: "EUR", fromDate: day("2026-06-01"), rate: 1 },
  ];

  test("every change is valued at the rate of its day, and the rates have a line of their own", () => {
    const index = indexOf(
      `
      O-1 2026-03-01 Created Contact amount=100 currency=EUR
      O-1 2026-05-10 Amended amount=110
      O-2 2026-03-01 Created Contact amount=10 currency=EUR
      O-2 2026-05-10 Moved Won
      O-3 2026-03-01 Created Contact amount=5 currency=USD`,
      { setup: { rates } },
    );
    // O-1: 150, then 200 at the May rate, 20 more, then 110 at the June rate. O-2: 15, then 20, won.
    expect(bridge(index, ...quarter)).toEqual([
      "Opening 3 170 170",
      "Increased 1 20 20",
      "ExchangeRates 3 -55 -55",
      "Won 1 20 -20",
      "Closing 2 115",
    ]);
  });

  test("a missing rate is an error that names the currency and the day", () => {
    const index = indexOf(`O-1 2026-03-01 Created Contact amount=100 currency=GBP`, { setup: { rates } });
    expect(answer(index, "BRIDGE", [], { numbers: [day("2026-04-01"), day("2026-06-30")] })).toMatchObject({
      kind: "error",
      error: "#N/A",
      reason: { code: "missingRate", params: { currency: "GBP", day: "2026-03-31" } },
    });
  });
});

describe("Where the period before was closed", () => {
  const text = `
    O-1 2026-03-01 Created Contact amount=100
    O-1 2026-03-20 Amended amount=80 recorded=2026-04-20
    O-2 2026-03-10 Created Contact amount=30 recorded=2026-04-21
    O-3 2026-05-01 Created Contact amount=5`;
  const closed = {
    period: "2026-Q1",
    asOf: day("2026-03-31"),
    by: "Ann",
    at: day("2026-04-05 18:00"),
    logRows: undefined,
    logDigest: "",
  };

  test("the opening is what was recorded then; what was recorded since is a prior-period adjustment", () => {
    const index = indexOf(text, { setup: { closedPeriods: [closed] } });
    expect(bridge(index, ...quarter)).toEqual([
      "Opening 1 100 100",
      "New 1 5 5",
      "PriorPeriod 1 10 10",
      "Closing 3 115",
    ]);
  });

  test("there is none without a row of Periods for that evening", () => {
    const other = { ...closed, asOf: day("2026-02-28") };
    const index = indexOf(text, { setup: { closedPeriods: [other] } });
    expect(bridge(index, ...quarter)).toEqual(["Opening 2 110 110", "New 1 5 5", "Closing 3 115"]);
  });
});

test("a bridge that ends before it begins is a question that can't be understood", () => {
  const index = indexOf("O-1 2026-03-01 Created Contact");
  expect(bridge(index, "2026-06-30", "2026-04-01")).toEqual(["bridgeBackwards"]);
});

test("a bridge into the future closes as of today", () => {
  const index = indexOf("O-1 2026-03-01 Created Contact amount=9");
  const found = answer(index, "BRIDGE", [], { numbers: [day("2026-04-01"), day("2027-12-31")] });
  const labels = found.kind === "table" ? found.rows.map(([label]) => label) : [];
  expect(labels).toContainEqual({ term: "bridgeClosing", params: { date: "2026-12-31" } });
  expect(value(index, "AMOUNT", ["open"])).toBe(9);
});

test("a bridge that begins after its as-of opens and closes with what was open as of that date", () => {
  const index = indexOf(`
    O-1 2026-03-01 Created Contact amount=100
    O-2 2026-03-20 Created Contact amount=50`);
  const asked = { asOf: day("2026-03-10") };
  expect(bridge(index, ...quarter, asked)).toEqual(["Opening 1 100 100", "Closing 1 100"]);
});
