import { parseSetup } from "../../src/domain/store/parseSetup";
import type { Setup } from "../../src/domain/store/setup";
import { evaluate } from "../../src/metrics/evaluate";
import { coverageOf, gapOf, newLeadsNeeded } from "../../src/metrics/figures/targetGap";
import type { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { answer, day, funnel, indexOf, period, query, salesFunnel, today, value, type Asked } from "./ledger";

/** Rows of Targets as "period, level, for, funnel, measure, target, revised, revised on". */
function targets(...rows: readonly string[]): Partial<Setup> {
  const roles = ["period", "level", "for", "funnel", "measure", "target", "revised", "revisedOn"];
  const cells = rows.map((row) => new Map(row.split(",").map((cell, at) => [roles[at] ?? "", cell.trim()])));
  const people = [
    ["Ann", "North"],
    ["Bob", "North"],
    ["Cyd", "South"],
  ].map(([owner = "", team = ""]) => new Map([["owner", owner] as const, ["team", team] as const]));
  const { setup, problems } = parseSetup({ targets: cells, people });
  expect(problems).toEqual([]);
  return { targets: setup.targets, people: setup.people };
}

const log = `
  O-1 2026-01-01 Created Contact owner=Ann amount=30
  O-1 2026-01-21 Moved Won
  O-2 2026-02-01 Created Contact owner=Cyd amount=60
  O-2 2026-03-13 Moved Won
  O-3 2026-02-01 Created Contact owner=Bob amount=10`;
const ofIndex = (...rows: readonly string[]): FunnelIndex => indexOf(log, { setup: targets(...rows) });

const first: Asked = { period: period("2026-01-01", "2026-03-31") };
const january: Asked = { period: period("2026-01-01", "2026-01-31") };

describe("The target of a period", () => {
  test("is the company's unless a person or a team is asked", () => {
    const index = ofIndex(
      "2026-Q1, Company, , , won amount, 120",
      "2026-Q1, Team, North, , won amount, 70",
      "2026-Q1, Person, Ann, , won amount, 40",
    );
    expect(value(index, "TARGET", ["won amount"], first)).toBe(120);
    expect(value(index, "TARGET", ["赢单金额"], { ...first, where: { Team: "North" } })).toBe(70);
    expect(value(index, "TARGET", ["won amount"], { ...first, where: { Owner: "ann" } })).toBe(40);
  });

  test("is found by the days that it means, however the row writes them", () => {
    const index = ofIndex("2026年1月, , , , won count, 3");
    expect(value(index, "TARGET", ["won count"], january)).toBe(3);
  });

  test("is the sum of its months where it has no row of its own and they are all there", () => {
    const months = ["2026-01, , , , won amount, 10", "2026-02, , , , won amount, 20"];
    expect(value(ofIndex(...months, "2026-03, , , , won amount, 30"), "TARGET", ["won amount"], first)).toBe(
      60,
    );
    expect(value(ofIndex(...months), "TARGET", ["won amount"], first)).toBe("#N/A noTarget");
  });

  test("of several people is the sum of theirs", () => {
    const index = ofIndex("2026-Q1, , Ann, , won amount, 40", "2026-Q1, , Bob, , won amount, 25");
    expect(value(index, "TARGET", ["won amount"], { ...first, where: { Owner: ["Ann", "Bob"] } })).toBe(65);
  });

  test("of a time or a rate is that of the shortest period around it, and never a sum", () => {
    const index = ofIndex(
      "2026, , , , sales cycle, 40",
      "2026-Q1, , , , sales cycle, 30",
      "2026, , Ann, , sales cycle, 20",
      "2026, , Bob, , sales cycle, 20",
    );
    expect(value(index, "TARGET", ["sales cycle"], january)).toBe(30);
    expect(value(index, "TARGET", ["sales cycle"], { ...first, where: { Owner: ["Ann", "Bob"] } })).toBe(
      "#N/A targetsDontAddUp",
    );
  });

  test("revised is what it was revised to from that day on, else the original", () => {
    const index = ofIndex("2026-Q1, , , , won amount, 120, 90, 2026-02-15", "2026-01, , , , won amount, 50");
    expect(value(index, "TARGET", ["won amount"], first)).toBe(120);
    expect(value(index, "TARGET", ["won amount (revised)"], first)).toBe(90);
    expect(value(index, "TARGET", ["赢单金额(调整后)"], { ...first, asOf: day("2026-02-01") })).toBe(120);
    expect(value(index, "TARGET", ["revised won amount"], january)).toBe(50);
  });

  test("of a funnel is asked by its name; without one every funnel's own make up the whole", () => {
    const more = targets("2026-Q1, , , Sales, won amount, 100", "2026-Q1, , , Renewal, won amount, 20");
    const renewal = funnel("Renewal", "Review, Won:won, Lost:lost");
    const index = indexOf(log, { setup: { ...more, funnels: [salesFunnel, renewal] } });
    expect(value(index, "TARGET", ["won amount"], { ...first, where: { Funnel: "Renewal" } })).toBe(20);
    expect(value(index, "TARGET", ["won amount"], first)).toBe(120);
  });

  test("is named in the workbook's language where there is none, or several that do not add up", () => {
    const index = indexOf(log, {
      setup: {
        ...targets(
          "2026-Q2, , , , won amount, 120",
          "2026, , Ann, , win rate, 0.3",
          "2026, , Bob, , win rate, 0.4",
        ),
        settings: { ...indexOf("").core.setup.settings, locale: "zh-CN" },
      },
    });
    expect(answer(index, "TARGET", ["won amount"], first)).toMatchObject({
      reason: { code: "noTarget", params: { measure: "赢单金额" } },
    });
    const both = { ...first, where: { Owner: ["Ann", "Bob"] } };
    expect(answer(index, "TARGET", ["win rate"], both)).toMatchObject({
      reason: { code: "targetsDontAddUp", params: { measure: "赢单率" } },
    });
  });

  test("where there is none is told with the nearest row, a blank one is blank", () => {
    const index = ofIndex("2026-Q2, , , , won amount, 120", "2026-Q1, , , , won count, , ");
    expect(answer(index, "TARGET", ["won amount"], first)).toMatchObject({
      error: "#N/A",
      reason: { code: "noTarget", params: { nearest: "2026-Q2" } },
    });
    expect(value(index, "TARGET", ["new leads"], first)).toBe("#N/A noTargetOfMeasure");
    // The row of the won count has neither number.
    expect(value(index, "TARGET", ["won count"], first)).toBe("");
  });

  test("needs a period, a known measure, and no filter by which no target is set", () => {
    const index = ofIndex("2026-Q1, , , , won amount, 120");
    expect(value(index, "TARGET", ["won amount"])).toBe("#VALUE! targetNeedsPeriod");
    expect(answer(index, "TARGET", ["won amont"], first)).toMatchObject({
      error: "#VALUE!",
      reason: { code: "unknownTargetMeasure", params: { nearest: "won amount" } },
    });
    expect(value(index, "TARGET", ["won amount"], { ...first, where: { Product: "Cloud" } })).toBe(
      "#VALUE! targetNotBy",
    );
  });
});

describe("Attainment", () => {
  test("is actual ÷ target, the owner at closing credited", () => {
    const index = ofIndex(
      "2026-Q1, , , , won amount, 120",
      "2026-Q1, , Ann, , won amount, 40",
      "2026-Q1, , , , won count, 4",
      "2026-Q1, , , , new opportunities, 2",
    );
    expect(value(index, "ATTAINMENT", ["won amount"], first)).toBe(0.75);
    expect(value(index, "ATTAINMENT", ["won amount"], { ...first, where: { Owner: "Ann" } })).toBe(0.75);
    expect(value(index, "ATTAINMENT", ["won count"], first)).toBe(0.5);
    expect(value(index, "ATTAINMENT", ["new opportunities"], first)).toBe(1.5);
  });

  test("of a time is target ÷ actual, so that 100 % means met", () => {
    // The two wins took 20 and 40 days.
    const index = ofIndex("2026, , , , sales cycle, 24");
    expect(value(index, "ATTAINMENT", ["sales cycle"], first)).toBeCloseTo(24 / 30, 12);
  });

  test("against the revised target is asked by name", () => {
    const index = ofIndex("2026-Q1, , , , won amount, 120, 90");
    expect(value(index, "ATTAINMENT", ["won amount (revised)"], first)).toBe(1);
  });

  test("of a blank or zero target is blank", () => {
    const index = ofIndex("2026-Q1, , , , won amount, 0", "2026-Q1, , , , won count, , ");
    expect(value(index, "ATTAINMENT", ["won amount"], first)).toBe("");
    expect(value(index, "ATTAINMENT", ["won count"], first)).toBe("");
    expect(value(index, "TARGET", ["won amount"], first)).toBe(0);
  });

  test("EXPLAIN shows both counts, and by how much the parts differ from the whole", () => {
    const index = ofIndex(
      "2026-Q1, , , , won amount, 120",
      "2026-Q1, Team, North, , won amount, 70",
      "2026-Q1, Team, South, , won amount, 40",
      "2026-01, , , , won amount, 50",
      "2026-02, , , , won amount, 50",
      "2026-03, , , , won amount, 50",
    );
    const explained = query("ATTAINMENT", ["won amount"], first);
    const found = evaluate(index, query("EXPLAIN", [], { explained }), { today, now: today + 0.5 });
    const rows = found.kind === "table" ? found.rows : [];
    expect(rows).toContainEqual([{ term: "headerNumerator" }, 90]);
    expect(rows).toContainEqual([{ term: "headerDenominator" }, 120]);
    expect(rows).toContainEqual([
      { term: "headerNote" },
      { term: "noteTargetsOfPeople", params: { total: 110, target: 120, difference: -10 } },
    ]);
    expect(rows).toContainEqual([
      { term: "headerNote" },
      { term: "noteTargetsOfPeriods", params: { total: 150, target: 120, difference: 30 } },
    ]);
  });
});

describe("What a gap needs", () => {
  test("coverage is the weighted amount ÷ what is missing; nothing where nothing is", () => {
    expect(gapOf(120, 90)).toBe(30);
    expect(coverageOf(45, 30)).toBe(1.5);
    expect(coverageOf(45, gapOf(120, 130))).toBeUndefined();
  });

  test("new leads needed = gap ÷ (mean won amount × conversion), by the period's end less the 80th percentile of the total time", () => {
    const need = {
      gap: 30_000,
      meanWonAmount: 5000,
      leadToWon: 0.1,
      periodEnd: day("2026-03-31"),
      totalTime: 45.5,
    };
    expect(newLeadsNeeded(need)).toEqual({ leads: 60, by: day("2026-02-13") });
    expect(newLeadsNeeded({ ...need, gap: -1 })).toBeUndefined();
    expect(newLeadsNeeded({ ...need, leadToWon: 0 })).toBeUndefined();
  });
});
