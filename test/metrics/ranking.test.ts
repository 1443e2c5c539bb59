import { message } from "../../src/messages/message";
import type { AnswerCell } from "../../src/metrics/answer";
import type { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { answer, indexOf, period, value, type Asked } from "./ledger";

const person = (owner: string, team: string) => ({
  owner,
  team,
  manager: "",
  role: undefined,
  joined: undefined,
  left: undefined,
});

const index = indexOf(
  `
  O-1 2026-01-01 Created Contact owner=Ann amount=100
  O-1 2026-01-11 Moved Won
  O-1 2026-01-12 Reassigned owner=Dan
  O-2 2026-01-01 Created Contact owner=Bob amount=300
  O-2 2026-01-21 Moved Won
  O-3 2026-01-01 Created Contact owner=Cyd amount=100
  O-3 2026-01-31 Moved Won
  O-4 2026-01-01 Created Contact amount=500
  O-4 2026-02-05 Moved Won
  O-5 2026-01-01 Created Contact owner=Bob amount=70
  O-5 2026-02-05 Moved Lost
  O-6 2026-02-01 Created Contact owner=Eve amount=10 recorded=2026-02-20
  `,
  { setup: { people: [person("Ann", "North"), person("Bob", "South"), person("Cyd", "North")] } },
);

function ranking(
  measure: string,
  asked: Asked = {},
  from: FunnelIndex = index,
): readonly (readonly AnswerCell[])[] {
  const found = answer(from, "RANKING", [measure], asked);
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return found.rows.slice(1);
}

const blank = { term: "wordBlank" };
const total = { term: "headerTotal" };
const tooFew = { term: "noteTooFew" };

describe("RANKING", () => {
  test("ranks by won amount; equal ones share a rank; who owned the deal at closing is credited; the pool has no rank", () => {
    for (const measure of ["won amount", "赢单金额", "Won Amount by Owner"]) {
      expect(ranking(measure)).toEqual([
        [1, "Bob", 300, 0.3, ""],
        [2, "Ann", 100, 0.1, ""],
        [2, "Cyd", 100, 0.1, ""],
        ["", blank, 500, 0.5, ""],
        [total, "", 1000, 1, ""],
      ]);
    }
  });

  test("heads people, teams and what else is ranked with the field's own name in the reader's language", () => {
    const headed = (measure: string): string => {
      const found = answer(index, "RANKING", [measure]);
      const cell = found.kind === "table" ? found.rows[0]?.[1] : undefined;
      return typeof cell === "object" ? message("en", cell.term, cell.params) : String(cell);
    };
    expect(headed("赢单金额")).toBe("Owner");
    expect(headed("赢单金额按团队")).toBe("Team");
    expect(headed("won amount by quarter")).toBe("Quarter");
  });

  test("ranks teams, or by any other field", () => {
    for (const measure of ["won count by team", "赢单数按团队"]) {
      expect(ranking(measure)).toEqual([
        [1, "North", 2, 0.5, ""],
        [2, "South", 1, 0.25, ""],
        ["", blank, 1, 0.25, ""],
        [total, "", 4, 1, ""],
      ]);
    }
    expect(ranking("won count by quarter")).toEqual([
      [1, "2026-Q1", 4, 1, ""],
      [total, "", 4, 1, ""],
    ]);
  });

  test("a share stands with its two counts and its interval, and few deals are too few to tell", () => {
    expect(ranking("win rate", { where: { Owner: ["Ann", "Bob"] } })).toEqual([
      [1, "Ann", 1, 1, 1, expect.closeTo(0.2065, 4), 1, tooFew],
      [2, "Bob", 0.5, 1, 2, expect.closeTo(0.0945, 4), expect.closeTo(0.9055, 4), tooFew],
      [total, "", 2 / 3, 2, 3, expect.closeTo(0.2077, 4), expect.closeTo(0.9385, 4), ""],
    ]);
  });

  test("of times the shortest is the best", () => {
    expect(ranking("sales cycle").map((row) => row.slice(0, 4))).toEqual([
      [1, "Ann", 10, 1],
      [2, "Bob", 20, 1],
      [3, "Cyd", 30, 1],
      ["", blank, 35, 1],
      [total, "", 23.75, 4],
    ]);
  });

  test("what was recorded on time goes to whoever owned the record then", () => {
    expect(ranking("登记及时率").map((row) => row.slice(0, 5))).toEqual([
      [1, "Ann", 1, 2, 2],
      [1, "Bob", 1, 4, 4],
      [1, "Cyd", 1, 2, 2],
      [1, "Dan", 1, 1, 1],
      [5, "Eve", 0, 0, 1],
      ["", blank, 1, 2, 2],
      [total, "", 11 / 12, 11, 12],
    ]);
  });

  test("a difference tells from 20 deals on, where the company's rate is outside the interval", () => {
    const lines = Array.from({ length: 60 }, (_, n) => {
      const owner = ["Ann", "Bob", "Cyd"][n % 3] ?? "";
      const isWon = owner === "Ann" ? n % 2 === 0 : owner === "Bob";
      return `
        O-${n} 2026-01-01 Created Contact owner=${owner}
        O-${n} 2026-01-${owner === "Bob" ? 10 + (n % 2) : 20 + (n % 2)} Moved ${isWon ? "Won" : "Lost"}`;
    });
    const built = indexOf(lines.join("\n"));
    const rates = ranking("win rate", {}, built);
    expect(rates.map((row) => [row[1], row[2], row[4], row.at(-1)])).toEqual([
      ["Bob", 1, 20, ""],
      ["Ann", 0.5, 20, tooFew],
      ["Cyd", 0, 20, ""],
      ["", 0.5, 60, ""],
    ]);
    const cycles = ranking("sales cycle", {}, built);
    expect(cycles.map((row) => [row[1], row[3], row.at(-1)])).toEqual([
      ["Bob", 20, ""],
      ["Ann", 10, tooFew],
      ["", 30, ""],
    ]);
  });

  test("filters and the period narrow it", () => {
    expect(ranking("won count", { period: period("2026-01-01", "2026-01-15") })).toEqual([
      [1, "Ann", 1, 1, ""],
      [total, "", 1, 1, ""],
    ]);
  });

  test("says what it can't rank by", () => {
    expect(answer(index, "RANKING", ["won amout"])).toMatchObject({
      error: "#VALUE!",
      reason: { code: "unknownRanking", params: { nearest: "won amount" } },
    });
    expect(value(index, "RANKING", ["won amount by tem"])).toBe("#VALUE! unknownField");
    expect(value(index, "RANKING", ["win rate"], { where: { Owner: "Zoe" } })).toBe("#N/A nothingMatches");
  });
});
