import { day } from "../metrics/ledger";
import { outcome, shows } from "./salesBook";

describe("fields", () => {
  it("are looked up on the metric's own record, else on the linked one", () => {
    expect(shows("TALLY", "new leads", "Source", "Fair")).toBe(2);
    expect(shows("TALLY", "won", "Source", "Fair")).toBe(1);
    expect(shows("TALLY", "new leads", "Product", "Desk")).toBe(1);
  });

  it("are a team's own columns too, in any letter case", () => {
    expect(shows("TALLY", "new opportunities", "REGION", "North")).toBe(2);
    expect(shows("TALLY", "new opportunities", "Region", "A~*b")).toBe(1);
    expect(shows("AMOUNT", "won", "Quote Amount")).toBe(1100);
  });

  it.each([
    ["Outcome", "Won", 2],
    ["结果", "赢单", 2],
    ["Age", ">=70", 2],
    ["Days in Stage", ">60", 2],
    ["Entered Proposal", ">=2026-02-01", 3],
    ["进入提案", ">=2026-02-01", 3],
    ["Current Owner", "Bob", 3],
    ["Team", "=", 6],
  ] as const)("%s %s is derived from the log", (field, value, count) => {
    expect(shows("TALLY", "new opportunities", field, value)).toBe(count);
  });
});

describe("an empty filter cell", () => {
  it.each([["Owner"], ["Product"], ["Created"], ["Closed"], ["Expected Close"], ["Outcome"]])(
    "under %s filters nothing, whether it comes as 0, null or empty text",
    (field) => {
      for (const empty of [0, null, "", [[0]], [[null]], [[""]], "(All)", "(全部)"])
        expect(shows("TALLY", "new opportunities", field, empty)).toBe(6);
    },
  );

  it("is not zero: =0 is", () => {
    expect(shows("TALLY", "new opportunities", "Amount", "=0")).toBe(0);
    expect(shows("TALLY", "new opportunities", "Amount", ">0")).toBe(6);
  });
});

describe("reserved fields over a book", () => {
  it.each([
    [2026, 6],
    ["2026-H1", 6],
    ["2026-Q1", 6],
    ["2026-01", 3],
    ["2026-W06", 2],
    ["FY2026", 6],
    ["FY2026-Q4", 6],
    ["last quarter", 6],
    ["this month", 0],
    ["last month", 1],
    ["year to date", 6],
    ["same period last year", 0],
    ["last 90 days", 5],
    ["上月", 1],
    ["本月", 0],
    ["上季", 6],
    ["本年累计", 6],
    ["去年同期", 0],
    [day("2026-02-03"), 2],
    ["2026-02-03", 1],
  ])("Period %j has %d new opportunities", (period, count) => {
    expect(shows("TALLY", "new opportunities", "Period", period)).toBe(count);
    expect(shows("TALLY", "新商机", "期间", [[period]])).toBe(count);
  });

  it("From and To include both days", () => {
    expect(shows("TALLY", "won", "From", "2026-02-14", "To", "2026-03-05")).toBe(2);
    expect(shows("TALLY", "won", "自", day("2026-02-15"), "至", "2026-03-04")).toBe(0);
  });

  it("As Of is what was true then: O-1 was still open", () => {
    expect(shows("TALLY", "won", "As Of", "2026-02-13")).toBe(0);
    expect(shows("TALLY", "won", "截至", day("2026-02-14"))).toBe(1);
    expect(shows("LOOKUPRECORD", "O-1", "Stage", "As Of", "2026-01")).toBe("Proposal");
  });

  it("As Recorded On is what the log held then", () => {
    expect(shows("TALLY", "won", "As Recorded On", "2026-02-13")).toBe(0);
    expect(shows("TALLY", "won", "按当时登记", "2026-03-31")).toBe(2);
  });

  it("Mode, Basis, Measure, Unit and Statistic change what is asked", () => {
    expect(shows("REACHED", "Contact", "Mode", "visited")).toBe(5);
    expect(shows("REACHED", "Contact", "口径", "含跳过")).toBe(6);
    expect(shows("CONVERSION", "Proposal", "Won", "Basis", "decided")).toBeCloseTo(2 / 3, 9);
    expect(shows("WINRATE", "指标", "金额")).toBeCloseTo(4000 / 4500, 9);
    expect(shows("SALESCYCLE", "Unit", "hours")).toBe(720);
    expect(shows("SALESCYCLE", "统计量", "计数")).toBe(2);
    expect(shows("CONVERTTIME", "median incl. open")).toBe(20);
    expect(shows("CONVERTTIME", "中位数(含在途)")).toBe(20);
  });

  it("Rows cuts a spill, and its last row says what was left out", () => {
    const rows = shows("JOURNEY", "O-1", "Rows", 3) as unknown[][];
    expect(rows).toHaveLength(3);
    expect(rows[2]?.[0]).toContain("more rows left out");
  });
});

describe("what is not understood is #VALUE! with the nearest valid name, in both languages", () => {
  it.each([
    ["TALLY", ["wno"], "won"],
    ["TALLY", ["新线锁"], "新线索"],
    ["REACHED", ["Propsal"], "Proposal"],
    ["CONVERSION", ["Proposal", "Wonn"], "Won"],
    ["WINRATE", ["Ownr", "Alice"], "Owner"],
    ["WINRATE", ["Perod", 2026], "Period"],
    ["WINRATE", ["Period", "this moth"], "this month"],
    ["AMOUNT", ["won", "Quote Amont"], "Quote Amount"],
    ["SALESCYCLE", ["meidan"], "median"],
    ["LOOKUPRECORD", ["O-1", "Stge"], "Stage"],
    ["BREAKDOWN", ["WINRAT", "Owner"], "WINRATE"],
    ["BREAKDOWN", ["WINRATE", "Ownr"], "Owner"],
    ["THREETIMES", ["Ownr"], "Owner"],
    ["COHORTS", ["monht"], "month"],
    ["RANKING", ["won amuont"], "won amount"],
    ["FORECAST", ["weihgted"], "weighted"],
    ["FORECAST", ["已过预计成交"], "已过预计成交日"],
    ["TARGET", ["won amuont"], "won amount"],
    ["ATTAINMENT", ["赢单金"], "赢单金额"],
  ] as const)("%s of %j", (metric, args, nearest) => {
    for (const language of ["en", "zh-CN"] as const) {
      const shown = outcome(metric, args, language);
      expect(shown).toMatchObject({ kind: "error", error: "#VALUE!" });
      if (shown.kind === "error") expect(shown.message.toLowerCase()).toContain(nearest.toLowerCase());
    }
  });
});

describe("what nothing matches", () => {
  it("is 0 for a count or an amount", () => {
    expect(shows("TALLY", "won", "Owner", "Carol")).toBe(0);
    expect(shows("AMOUNT", "won", "Owner", "Carol")).toBe(0);
    expect(shows("REACHED", "Proposal", "Owner", "Carol")).toBe(0);
  });

  it("is #N/A for a share or a time, and says what matched at each step", () => {
    const shown = shows("WINRATE", "Product", "Cloud", "Owner", "Carol");
    expect(shown).toMatch(/^#N\/A /);
    expect(shown).toContain("Product");
    expect(shown).toContain("Owner");
    const inChinese = outcome("SALESCYCLE", ["Period", "2020"], "zh-CN");
    expect(inChinese).toMatchObject({ kind: "error", error: "#N/A" });
  });

  it("is #N/A for a record that is not there, with the nearest id", () => {
    expect(shows("LOOKUPRECORD", "O-99", "Stage")).toMatch(/^#N\/A .*O-/);
    expect(shows("JOURNEY", "X-1")).toMatch(/^#N\/A /);
  });
});
