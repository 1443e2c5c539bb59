import type { TargetRow } from "../../src/domain/store/setup";
import type { AnswerCell } from "../../src/metrics/answer";
import type { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { answer, day, indexOf, period, value, type Asked } from "./ledger";

const text = `
  L-1 2026-02-02 Created Collect_Lead
  L-1 2026-02-20 Converted to=O-1
  O-1 2026-02-20 Created Contact from=L-1 owner=Ann amount=100 expected=2026-03-05
  O-1 2026-03-04 Moved Won
  O-2 2026-02-03 Created Contact owner=Bob amount=40
  O-2 2026-02-07 Moved Won
  O-3 2026-02-04 Created Contact owner=Bob amount=60
  O-3 2026-03-20 Moved Won
  O-4 2026-03-05 Created Contact owner=Ann amount=50 expected=2026-03-08
  O-5 2025-03-01 Created Contact owner=Ann amount=25
  O-5 2025-03-09 Moved Lost recorded=2025-03-30
  L-2 2026-03-03 Created Collect_Lead
`;
const index = indexOf(text);

function briefing(asked: Asked, from: FunnelIndex = index): Map<string, readonly AnswerCell[]> {
  const found = answer(from, "BRIEFING", [], asked);
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return new Map(
    found.rows.map(([name, ...cells]) => [typeof name === "object" ? name.term : String(name), cells]),
  );
}

const march = { period: period("2026-03-01", "2026-03-31") };
const underWay = { ...march, asOf: day("2026-03-10") };
const tooFew = { term: "noteTooFew" };

describe("BRIEFING", () => {
  test("sets the period so far beside the same part of the month before and of a year ago", () => {
    const rows = briefing(underWay);
    const header = rows.get("headerFigure") ?? [];
    expect([header[0], header[3], header[8]]).toEqual([
      { term: "headerDuring", params: period("2026-03-01", "2026-03-10") },
      { term: "headerDuring", params: period("2026-02-01", "2026-02-10") },
      { term: "headerDuring", params: period("2025-03-01", "2025-03-10") },
    ]);
    expect(rows.get("briefWon")).toEqual([1, "", "", 1, "", "", 0, 0, 0, "", "", 1, "", ""]);
    expect(rows.get("briefWonAmount")).toEqual([100, 1, "", 40, 1, "", 60, 1.5, 0, 0, "", 100, "", ""]);
  });

  test("once the month is over whole months are compared", () => {
    const rows = briefing(march);
    expect(rows.get("briefWon")?.slice(0, 8)).toEqual([2, "", "", 1, "", "", 1, 1]);
    expect(rows.get("headerFigure")?.[3]).toEqual({
      term: "headerDuring",
      params: period("2026-02-01", "2026-02-28"),
    });
  });

  test("a share stands with its counts and changes by points; earlier leads have had only as long to convert", () => {
    const rows = briefing(underWay);
    expect(rows.get("briefConversion")).toEqual([0, 0, 1, 0, 0, 1, 0, "", "", 0, 0, "", "", tooFew]);
    expect(briefing(march).get("briefConversion")?.slice(0, 8)).toEqual([0, 0, 1, 1, 1, 1, -1, ""]);
    expect(rows.get("briefWinRate")).toEqual([1, 1, 1, 1, 1, 1, 0, "", 0, 0, 1, 1, "", tooFew]);
  });

  test("what is open and what is overdue is as at each part's end", () => {
    const rows = briefing(underWay);
    expect(rows.get("briefOpen")?.slice(0, 4)).toEqual([2, "", "", 1]);
    expect(rows.get("briefOpenAmount")?.slice(0, 4)).toEqual([110, 2, "", 60]);
    expect(rows.get("briefOverdue")?.slice(0, 4)).toEqual([1, "", "", 0]);
    expect(rows.get("briefOverdueAmount")?.slice(0, 4)).toEqual([50, 1, "", 0]);
  });

  test("each figure is what a cell with that period says", () => {
    const rows = briefing(march);
    expect(rows.get("wordSalesCycle")?.slice(0, 2)).toEqual([value(index, "SALESCYCLE", [], march), 2]);
    expect(rows.get("briefNewLeads")?.[0]).toBe(value(index, "TALLY", ["new leads"], march));
    expect(rows.get("briefOnTime")?.slice(0, 3)).toEqual([1, 4, 4]);
    expect(
      briefing({ ...march, period: period("2025-03-01", "2025-03-31") })
        .get("briefOnTime")
        ?.slice(0, 3),
    ).toEqual([0.5, 1, 2]);
  });

  test("filters hold for every figure", () => {
    expect(
      briefing({ ...march, where: { Owner: "Bob" } })
        .get("briefWonAmount")
        ?.slice(0, 4),
    ).toEqual([60, 1, "", 40]);
  });

  test("a missing exchange rate is told where it is missing", () => {
    const foreign = indexOf(`${text}\nO-9 2026-03-01 Created Contact amount=9 currency=EUR`);
    const rows = briefing(march, foreign);
    expect(rows.get("briefOpenAmount")?.[0]).toBe("");
    expect(rows.get("briefOpenAmount")?.at(-1)).toMatchObject({ term: "missingRate" });
    expect(rows.get("briefWonAmount")?.[0]).toBe(160);
  });

  test("a target of the period comes last, with what is missing to it and the leads that would take", () => {
    const target: TargetRow = {
      period: "2026-03",
      level: "company",
      for: "",
      funnel: "",
      measure: "won amount",
      target: 300,
      revised: 260,
      revisedOn: day("2026-02-15"),
      reason: "",
    };
    const more = "O-8 2026-03-06 Created Contact owner=Ann amount=80 probability=0.5 expected=2026-03-25";
    const set = indexOf(`${text}\n${more}`, { setup: { targets: [target] } });
    const rows = briefing(underWay, set);
    const blanks = Array<AnswerCell>(10).fill("");
    expect(rows.get("briefTarget")).toEqual([260, "", "", ...blanks, ""]);
    expect(rows.get("briefAttainment")).toEqual([100 / 260, 100, 260, ...blanks, ""]);
    expect(rows.get("briefGap")?.[0]).toBe(160);
    expect(rows.get("briefCoverage")?.slice(0, 3)).toEqual([40 / 160, 40, 160]);
    // Two deals won for 140 in all in a year, one lead decided and won, its deal won after 30 days.
    expect(rows.get("briefLeadsNeeded")).toEqual([
      160 / 70,
      "",
      "",
      ...blanks,
      { term: "noteLeadsBy", params: { by: day("2026-03-01") } },
    ]);
    expect([...briefing({ ...underWay, where: { Owner: "Ann" } }, set).keys()]).not.toContain("briefTarget");
    expect([...briefing(march).keys()]).not.toContain("briefTarget");
  });

  test("says what it needs", () => {
    expect(value(index, "BRIEFING")).toBe("#VALUE! briefingNeedsPeriod");
    expect(value(index, "BRIEFING", [], { period: period("2027-02-01", "2027-02-28") })).toBe(
      "#N/A periodNotBegun",
    );
    expect(value(index, "BRIEFING", [], { ...march, where: { Ownr: "Ann" } })).toBe("#VALUE! unknownField");
  });
});
