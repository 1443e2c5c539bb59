import { asked, day, refused } from "./calls";

describe("a function's own arguments", () => {
  it.each([[90], ["90"], ["90 days"], ["90天"], [[[90]]], [[["", 90]]]])(
    "WONWITHIN(%j) is within 90 days",
    (days) => {
      expect(asked("WONWITHIN", [days])).toMatchObject({ args: [], numbers: [90] });
    },
  );

  it.each([[-5], ["soon"], [true]])("WONWITHIN(%j) is no number of days", (days) => {
    const { code, en, zh } = refused("WONWITHIN", [days]);
    expect(code).toBe("notDays");
    expect(en).toContain("90");
    expect(zh).toContain("90");
  });

  it.each([
    ["2026-01-01", "2026-03-31"],
    [day("2026-01-01"), day("2026-03-31")],
    ["2026-Q1", "2026-Q1"],
    ["2026年1月", "2026年一季度"],
  ])("BRIDGE(%j,%j) goes from the first day to the last, both included", (from, to) => {
    expect(asked("BRIDGE", [from, to]).numbers).toEqual([day("2026-01-01"), day("2026-03-31")]);
  });

  it("BRIDGE from a day after the last is refused", () => {
    expect(refused("BRIDGE", ["2026-03-01", "2026-02-01"]).code).toBe("fromAfterTo");
  });

  it("BRIDGE's own days beat the fields From and To, which narrow nothing", () => {
    const query = asked("BRIDGE", ["2026-01-01", "2026-03-31"], "From", "2025-01-01", "To", "2025-12-31");
    expect(query.numbers).toEqual([day("2026-01-01"), day("2026-03-31")]);
    expect(query.period).toBeUndefined();
  });

  it("CONVERSION's stages from and to are no dates: the fields From and To still narrow its period", () => {
    const query = asked("CONVERSION", ["Proposal", "Won"], "From", "2026-01-01", "To", "2026-01-31");
    expect(query.period).toEqual({ from: day("2026-01-01"), to: day("2026-01-31") });
  });

  it.each([
    ["2026-03-31", day("2026-03-31")],
    ["2026-Q1", day("2026-03-31")],
    ["去年", day("2025-12-31")],
    [day("2026-03-31") + 0.5, day("2026-03-31") + 0.5],
  ])("SNAPSHOT(%j) is of that day's end, or that instant", (date, serial) => {
    expect(asked("SNAPSHOT", [date]).numbers).toEqual([serial]);
  });

  it("SNAPSHOT of what is no date says which function it was", () => {
    const { code, en, zh } = refused("SNAPSHOT", ["sometime"]);
    expect(code).toBe("notADate");
    expect([en, zh].every((sentence) => sentence.startsWith("FUNNEL.SNAPSHOT"))).toBe(true);
  });

  it("BRIEFING's own period beats the field Period; From and To narrow it", () => {
    expect(asked("BRIEFING", ["2026-Q1"], "Period", "2025").period).toEqual(
      asked("WINRATE", [], "Period", "2026-Q1").period,
    );
    expect(asked("BRIEFING", [2026], "From", "2026-02-01").period?.from).toBe(day("2026-02-01"));
  });

  it("BRIEFING of all time is refused: there is nothing before it to compare with", () => {
    expect(refused("BRIEFING", ["(All)"]).code).toBe("missing.period");
    expect(refused("BRIEFING", ["this moth"]).en).toContain("this month");
  });

  it.each([
    ["p50", "p50"],
    ["P90", "p90"],
    ["50分位数", "p50"],
    ["90th percentile", "p90"],
    ["best case", "best case"],
    ["争取", "争取"],
  ])("FORECAST by %s asks the index for %s", (written, method) => {
    expect(asked("FORECAST", [written]).args).toEqual([method]);
  });

  it("a measure of the function's own beats the field Measure", () => {
    for (const metric of ["TARGET", "ATTAINMENT", "RANKING"] as const)
      expect(asked(metric, ["won count"], "Measure", "amount")).toMatchObject({
        args: ["won count"],
        measure: undefined,
      });
    expect(asked("COHORTS", ["month"], "Measure", "leads")).toMatchObject({
      args: ["month"],
      measure: "leads",
    });
  });

  it.each([
    ["WONWITHIN", [], "missing.days"],
    ["FORECAST", [], "missing.method"],
    ["TARGET", [], "missing.measure"],
    ["BREAKDOWN", [], "missing.metric"],
    ["BREAKDOWN", ["WINRATE"], "missing.rowField"],
    ["COHORTS", [], "missing.grain"],
    ["BRIDGE", [], "missing.fromDay"],
    ["BRIDGE", ["2026"], "missing.toDay"],
    ["SNAPSHOT", [], "missing.date"],
    ["BRIEFING", [], "missing.period"],
    ["RANKING", [], "missing.measure"],
  ] as const)("%s(%j) says what it lacks, whether it is left out or an empty cell", (metric, own, code) => {
    expect(refused(metric, own).code).toBe(code);
    for (const empty of [0, null, ""]) expect(refused(metric, [...own, empty]).code).toBe(code);
  });
});

describe("a metric broken down", () => {
  it("has a row field and pairs where an even number follows", () => {
    const query = asked("BREAKDOWN", ["WINRATE", "Owner"], "Period", 2026, "Source", "Fair");
    expect(query.args).toEqual(["Owner"]);
    expect(query.explained).toEqual(asked("WINRATE", [], "Period", 2026, "Source", "Fair"));
    expect(query).toMatchObject({ filters: query.explained?.filters, period: query.explained?.period });
  });

  it("has a column field first where an odd number follows", () => {
    const query = asked("BREAKDOWN", ["CONVERSION(Proposal,Won)", "Owner"], "Product", "Period", 2026);
    expect(query.args).toEqual(["Owner", "Product"]);
    expect(query.explained).toEqual(asked("CONVERSION", ["Proposal", "Won"], "Period", 2026));
  });

  it("has no column field where that is an empty cell", () => {
    for (const empty of [0, null, ""])
      expect(asked("BREAKDOWN", ["WINRATE", "Owner"], empty, "Period", 2026).args).toEqual(["Owner"]);
  });

  it("keeps the statistic that is written with it", () => {
    expect(asked("BREAKDOWN", ["SALESCYCLE(median)", "Owner"], "Unit", "hours").explained).toMatchObject({
      statistic: "median",
      unit: "hours",
    });
  });

  it.each([
    ["STAGETABLE", "unknownMetric"],
    ["WINRAT", "unknownMetric"],
    ["CONVERSION", "missing.from"],
    ["CONVERSION(Proposal)", "missing.to"],
  ])("written as %s is refused", (metric, code) => {
    expect(refused("BREAKDOWN", [metric, "Owner"], "Period", 2026).code).toBe(code);
  });

  it("THREETIMES has a row field where an odd number follows", () => {
    expect(asked("THREETIMES", [], "Source", "Period", 2026).args).toEqual(["Source"]);
    expect(asked("THREETIMES", [], "Period", 2026).args).toEqual([]);
  });
});
