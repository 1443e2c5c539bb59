import { asked, refused } from "./calls";

describe("a metric written out for EXPLAIN", () => {
  it.each([
    ["WINRATE", "WINRATE", []],
    ["winrate()", "WINRATE", []],
    ["CONVERSION(Proposal,Won)", "CONVERSION", ["Proposal", "Won"]],
    ['=FUNNEL.CONVERSION("Proposal";"Won")', "CONVERSION", ["Proposal", "Won"]],
    ["CONVERSION（提案，成交）", "CONVERSION", ["提案", "成交"]],
    ["TALLY(new leads)", "TALLY", ["new leads"]],
    ['REACHED("Demo (on site), 2nd")', "REACHED", ["Demo (on site), 2nd"]],
    ['REACHED("The ""big"" one")', "REACHED", ['The "big" one']],
  ] as const)("%s", (written, metric, args) => {
    const { metric: function_, explained } = asked("EXPLAIN", [written]);
    expect(function_).toBe("EXPLAIN");
    expect(explained).toMatchObject({ metric, args });
  });

  it("asks the same question as the cell it is copied from", () => {
    const cell = asked("WINRATE", [], "Owner", "Alice", "Amount", ">=100", "Period", 2026);
    expect(
      asked("EXPLAIN", ['=FUNNEL.WINRATE("Owner","Alice","Amount",">=100","Period",2026)']).explained,
    ).toEqual(cell);
    expect(
      asked("EXPLAIN", ["WINRATE"], "Owner", "Alice", "Amount", ">=100", "Period", 2026).explained,
    ).toEqual(cell);
    expect(asked("EXPLAIN", ["WINRATE(Owner,Alice)"], "Amount", ">=100", "Period", 2026).explained).toEqual(
      cell,
    );
  });

  it("takes an optional argument, and a list of values", () => {
    expect(asked("EXPLAIN", ["SALESCYCLE(median)"], "Owner", "Alice").explained?.statistic).toBe("median");
    expect(asked("EXPLAIN", ["SALESCYCLE"], "p90").explained?.statistic).toBe("p90");
    expect(asked("EXPLAIN", ['WINRATE("Owner",{"Alice","Bob"})']).explained?.filters[0]?.anyOf).toHaveLength(
      2,
    );
  });

  it.each([
    ["SALESCYCLE(p90)", () => asked("SALESCYCLE", [], "p90")],
    ["STAGETIME(Proposal,p80)", () => asked("STAGETIME", ["Proposal"], "p80")],
    ["TOTALTIME(Statistic,P95)", () => asked("TOTALTIME", [], "Statistic", "P95")],
    ["FORECAST(p50)", () => asked("FORECAST", ["p50"])],
    ["TALLY(won,Period,FY2026)", () => asked("TALLY", ["won"], "Period", "FY2026")],
    ["TALLY(won,期间,FY26)", () => asked("TALLY", ["won"], "期间", "FY26")],
    ["TALLY(won,Owner,Alice,Period,Q1)", () => asked("TALLY", ["won"], "Owner", "Alice", "Period", "Q1")],
    ["TALLY(won,As Of,FY2025)", () => asked("TALLY", ["won"], "As Of", "FY2025")],
  ] as const)("%s: a percentile or a period is no cell where it has a meaning", (written, cell) => {
    expect(asked("EXPLAIN", [written]).explained).toEqual(cell());
    expect(asked("BREAKDOWN", [written, "Owner"]).explained).toEqual(cell());
  });

  it.each([
    ["TALLY(won,Period,B2)", "referenceInMetric", "B2"],
    ["TALLY(won,Owner,Q1)", "referenceInMetric", "Q1"],
    ["SALESCYCLE(P100)", "referenceInMetric", "P100"],
    ["TALLY(P50)", "referenceInMetric", "P50"],
    ["WINRAT", "unknownMetric", "WINRATE"],
    ["STAGETABLE", "unknownMetric", "STAGETIME"],
    ["EXPLAIN(WINRATE)", "unknownMetric", "WINRATE"],
    ["CONVERSION(Proposal,Won", "unreadableMetric", "CONVERSION(Proposal,Won)"],
    ['WINRATE("Owner)', "unreadableMetric", "CONVERSION(Proposal,Won)"],
    ['WINRATE("Owner",B2)', "referenceInMetric", "B2"],
    ['WINRATE("Owner",Sheet1!$B$2)', "referenceInMetric", "Sheet1!$B$2"],
    ['WINRATE("Closed",DATE(2026,1,1))', "unreadableMetric", "CONVERSION(Proposal,Won)"],
    ["CONVERSION(Proposal)", "missing.to", "Won"],
    ['WINRATE("Period","this moth")', "unknownPeriod", "this month"],
  ])("%s is refused", (written, code, named) => {
    const said = refused("EXPLAIN", [written]);
    expect(said.code).toBe(code);
    expect(said.en).toContain(named);
  });
});
