import fc from "fast-check";
import type { AnswerCell } from "../../src/metrics/answer";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { calendarUnits } from "../../src/metrics/names/groupings";
import type { TargetRow } from "../../src/domain/store/setup";
import { days, firstDay, ledgers } from "./generatedLedger";
import { answer, indexOf, period, value, type Asked } from "./ledger";

const text = `
  L-1 2026-01-01 Created Collect_Lead
  L-1 2026-01-11 Converted to=O-1
  O-1 2026-01-11 Created Contact from=L-1 owner=Ann
  O-1 2026-01-31 Moved Won
  L-2 2026-02-01 Created Collect_Lead
  L-2 2026-02-21 Converted to=O-2
  O-2 2026-02-21 Created Contact from=L-2 owner=Bob
  O-2 2026-03-23 Moved Won
  O-3 2026-01-01 Created Contact owner=Bob
  O-3 2026-03-01 Moved Won
  L-4 2024-01-01 Created Collect_Lead
  L-4 2024-01-05 Converted to=O-4
  O-4 2024-01-05 Created Contact from=L-4 owner=Ann
  O-4 2024-02-05 Moved Won
`;
const index = indexOf(text);

const target = (part: Partial<TargetRow>): TargetRow => ({
  period: "2026",
  level: "company",
  for: "",
  funnel: "",
  measure: "sales cycle",
  target: undefined,
  revised: undefined,
  revisedOn: undefined,
  reason: "",
  ...part,
});

function threeTimes(
  asked: Asked = {},
  rowField: readonly string[] = [],
  from: FunnelIndex = index,
): readonly (readonly AnswerCell[])[] {
  const found = answer(from, "THREETIMES", rowField, asked);
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return found.rows;
}

const year = { period: period("2026-01-01", "2026-12-31") };
const tooFew = { term: "noteTooFew" };

describe("THREETIMES", () => {
  test("gives the three times of the same deals, each one's part of the total, and how many of all wins are traceable", () => {
    const rows = threeTimes(year);
    expect(rows.slice(1).map((row) => [row[0], row[1], row[2], row[3]])).toEqual([
      [{ term: "wordConvertTime" }, 15, 15, 15 / 40],
      [{ term: "wordSalesCycle" }, 25, 25, 25 / 40],
      [{ term: "wordTotalTime" }, 40, 40, 1],
    ]);
    expect(rows[1]?.slice(-3)).toEqual([2, 3, tooFew]);
  });

  test("agrees with TOTALTIME of the same deals", () => {
    expect(threeTimes(year)[3]?.[1]).toBe(value(index, "TOTALTIME", [], year));
  });

  test("by owner: each group beside the company's norm of the last 365 days, and all together last", () => {
    const rows = threeTimes(year, ["Owner"]);
    expect(rows.slice(1).map((row) => [row[0], row[2], row[5], row[8], row[11], row[12]])).toEqual([
      ["Ann", 10, 15, -5, 1, 1],
      ["Ann", 20, 25, -5, 1, 1],
      ["Ann", 30, 40, -10, 1, 1],
      ["Bob", 20, 15, 5, 1, 2],
      ["Bob", 30, 25, 5, 1, 2],
      ["Bob", 50, 40, 10, 1, 2],
      [{ term: "headerTotal" }, 15, 15, 0, 2, 3],
      [{ term: "headerTotal" }, 25, 25, 0, 2, 3],
      [{ term: "headerTotal" }, 40, 40, 0, 2, 3],
    ]);
  });

  test("by month: of the closing", () => {
    expect(threeTimes({}, ["Month"]).map(([month]) => month)).toEqual([
      { term: "headerField", params: { field: calendarUnits.month } },
      ...["2024-02", "2026-01", "2026-03"].flatMap((month) => [month, month, month]),
      ...Array<AnswerCell>(3).fill({ term: "headerTotal" }),
    ]);
  });

  test("a target set for a time is the standard, a person's own before the company's", () => {
    const set = indexOf(text, {
      setup: {
        targets: [
          target({ target: 21 }),
          target({ target: 30, revised: 28, level: "person", for: "Bob" }),
          target({ target: 99, period: "2025" }),
        ],
      },
    });
    const cycles = threeTimes(year, ["Owner"], set).filter((_, row) => row % 3 === 2);
    expect(cycles.map((row) => [row[0], row[7], row[8]])).toEqual([
      ["Ann", 21, -1],
      ["Bob", 28, 2],
      [{ term: "headerTotal" }, 21, 4],
    ]);
  });

  test("enough deals tell; a difference within the interval of the mean doesn't", () => {
    const lines = Array.from({ length: 40 }, (_, n) => {
      const owner = n % 2 === 0 ? "Ann" : "Bob";
      const closed = owner === "Ann" ? 10 + (n % 3) : 25 + (n % 3);
      return `
        L-${n} 2026-01-01 Created Collect_Lead
        O-${n} 2026-01-0${(n % 3) + 4} Created Contact from=L-${n} owner=${owner}
        O-${n} 2026-01-${closed} Moved Won`;
    });
    const rows = threeTimes({}, ["Owner"], indexOf(lines.join("\n")));
    expect(rows.slice(1).map((row) => [row[0], row.at(-3), row.at(-1)])).toEqual([
      ["Ann", 20, tooFew],
      ["Ann", 20, ""],
      ["Ann", 20, ""],
      ["Bob", 20, tooFew],
      ["Bob", 20, ""],
      ["Bob", 20, ""],
      ...Array<AnswerCell[]>(3).fill([{ term: "headerTotal" }, 40, tooFew]),
    ]);
  });

  test("says why where nothing can be told", () => {
    expect(value(index, "THREETIMES", [], { where: { "Opportunity ID": "O-3" } })).toBe(
      "#N/A noTraceableWins",
    );
    expect(value(index, "THREETIMES", [], { where: { Owner: "Zoe" } })).toBe("#N/A nothingMatches");
    expect(value(index, "THREETIMES", ["Ownr"])).toBe("#VALUE! unknownField");
  });

  test("the means of the first two times add up to the third", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const found = answer(createIndex(ledger), "THREETIMES", ["Owner"], { asOf: firstDay + days });
        const means = found.kind === "table" ? found.rows.slice(1).map((row) => row[2]) : [];
        fc.pre(means.length > 0);
        for (let row = 0; row < means.length; row += 3) {
          const [convert, cycle, total] = means.slice(row, row + 3);
          if (total === "") expect([convert, cycle]).toEqual(["", ""]);
          else expect(Math.abs(Number(convert) + Number(cycle) - Number(total))).toBeLessThan(2e-6);
        }
      }),
      { numRuns: 150 },
    );
  });
});
