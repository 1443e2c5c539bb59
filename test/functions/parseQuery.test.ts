import fc from "fast-check";
import { isMessageCode } from "../../src/messages/message";
import { parseQuery } from "../../src/functions/parseQuery";
import { readCall } from "../../src/functions/readCall";
import { signatures } from "../../src/functions/signatures";
import type { MetricName } from "../../src/metrics/query";
import { asked, context, day, refused } from "./calls";

const range = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
const text = (pattern: string) => ({ kind: "text", pattern, negated: false });

describe("own arguments and pairs", () => {
  it("a formula without pairs asks about everything, all time, by the defaults", () => {
    expect(asked("WINRATE", [])).toEqual({
      metric: "WINRATE",
      args: [],
      numbers: [],
      filters: [],
      period: undefined,
      asOf: undefined,
      asRecordedOn: undefined,
      mode: "passed",
      basis: "started",
      measure: undefined,
      unit: "days",
      statistic: undefined,
      visits: "all",
      rows: 2000,
      explained: undefined,
    });
  });

  it("pairs come as matrices of one cell and filter by any column", () => {
    const query = asked(
      "CONVERSION",
      ["Proposal", "Won"],
      [["Owner"]],
      [["Alice"]],
      [["Source"]],
      [["Fair*"]],
    );
    expect(query.args).toEqual(["Proposal", "Won"]);
    expect(query.filters).toEqual([
      { field: "Owner", anyOf: [text("Alice")] },
      { field: "Source", anyOf: [text("Fair*")] },
    ]);
  });

  it("an own argument given as a range is its first filled cell", () => {
    expect(asked("REACHED", [range("Proposal", "Won")]).args).toEqual(["Proposal"]);
  });

  it("an id that is a number is read as text", () => {
    expect(asked("LOOKUPRECORD", [1042, "Stage"]).args).toEqual(["1042", "Stage"]);
  });

  it("an even number after the required arguments is all pairs", () => {
    const query = asked("SALESCYCLE", [], "Owner", "Alice");
    expect(query.statistic).toBeUndefined();
    expect(query.filters).toHaveLength(1);
  });

  it("an odd number begins with the optional argument", () => {
    const query = asked("SALESCYCLE", [], "median", "Owner", "Alice");
    expect(query.statistic).toBe("median");
    expect(query.filters).toHaveLength(1);
    expect(asked("AMOUNT", ["won"], "Quote Amount", "Owner", "Alice").args).toEqual(["won", "Quote Amount"]);
    expect(asked("STAGETIME", ["Proposal"], "p90").statistic).toBe("p90");
  });

  it("an own argument beats the reserved field of the same name", () => {
    expect(asked("SALESCYCLE", [], "median", "Statistic", "p90").statistic).toBe("median");
    expect(asked("SALESCYCLE", [], "Statistic", "p90").statistic).toBe("p90");
  });

  it("an empty optional argument counts as left out", () => {
    for (const empty of [0, null, "", [[0]], [[null]], [[""]]]) {
      expect(asked("SALESCYCLE", [], empty, "Statistic", "p90").statistic).toBe("p90");
      expect(asked("AMOUNT", ["won"], empty).args).toEqual(["won"]);
    }
  });

  it("a platform that hands over one empty cell for no pairs does no harm", () => {
    for (const empty of [0, null, ""]) expect(asked("WINRATE", [], [[empty]]).filters).toEqual([]);
  });

  it("a field without a value is pointed out", () => {
    const { code, en, zh } = refused("WINRATE", [], "Owner", "Alice", "Source");
    expect(code).toBe("valueMissing");
    expect(en).toContain('"Source" has no value');
    expect(zh).toContain("“Source”后面没有值");
  });

  it("a value without a field is pointed out, an empty pair is not", () => {
    expect(refused("WINRATE", [], "", "Alice").code).toBe("fieldMissing");
    for (const empty of [0, null, ""]) expect(asked("WINRATE", [], [[empty]], [[empty]]).filters).toEqual([]);
  });

  it("a field that is a range of names is pointed out", () => {
    expect(refused("WINRATE", [], range("Owner", "Source"), "Alice").code).toBe("fieldIsRange");
  });

  it.each([
    ["TALLY", "missing.status"],
    ["REACHED", "missing.stage"],
    ["CONVERSION", "missing.from"],
    ["LOOKUPRECORD", "missing.id"],
    ["EXPLAIN", "missing.metric"],
  ] as const)("%s of an empty cell says what it needs", (metric, code) => {
    for (const empty of [0, null, ""]) expect(refused(metric, [empty]).code).toBe(code);
  });

  it("an error in an argument is passed on by name", () => {
    const error = refused("WINRATE", [], "Owner", { code: "#REF!", message: "" });
    expect(error.en).toContain("#REF!");
    expect(error.zh).toContain("#REF!");
  });
});

describe("values", () => {
  it.each([[""], [null], ["(All)"], ["(全部)"]])(
    "%j filters nothing, so a dashboard's empty filter cell is harmless",
    (value) => {
      expect(asked("WINRATE", [], "Owner", [[value]]).filters).toEqual([{ field: "Owner", anyOf: [] }]);
    },
  );

  it("0 may be an empty cell and is marked, =0 is zero", () => {
    expect(asked("WINRATE", [], "Owner", [[0]]).filters[0]?.anyOf).toEqual([
      { kind: "number", operator: "=", value: 0, maybeEmpty: true },
    ]);
    expect(asked("WINRATE", [], "Amount", "=0").filters[0]?.anyOf).toEqual([
      { kind: "number", operator: "=", value: 0 },
    ]);
  });

  it("= asks for blanks, <> for the others", () => {
    expect(asked("WINRATE", [], "Owner", "=", "Source", "<>").filters.map(({ anyOf }) => anyOf)).toEqual([
      [{ kind: "blank", negated: false }],
      [{ kind: "blank", negated: true }],
    ]);
  });

  it("a range means any of its filled cells", () => {
    const query = asked("WINRATE", [], "Owner", range("Alice", "", null, "Bob"));
    expect(query.filters).toEqual([{ field: "Owner", anyOf: [text("Alice"), text("Bob")] }]);
  });

  it("a range of empty cells filters nothing, and so does one that says (All)", () => {
    expect(asked("WINRATE", [], "Owner", range("", null, "")).filters[0]?.anyOf).toEqual([]);
    expect(asked("WINRATE", [], "Owner", range("Alice", "(All)")).filters[0]?.anyOf).toEqual([]);
  });

  it("a date that can be read two ways is refused", () => {
    const { code, en, zh } = refused("WINRATE", [], "Created", ">=1/2/2026");
    expect(code).toBe("ambiguousDate");
    expect(en).toContain("2026-01-31");
    expect(zh).toContain("2026-01-31");
  });

  it("the plain value of an entity is taken", () => {
    const entity = { type: "Entity", basicValue: "Alice", text: "Alice" };
    expect(asked("WINRATE", [], "Owner", [[entity]]).filters[0]?.anyOf).toEqual([text("Alice")]);
  });
});

describe("reserved fields", () => {
  it("are understood in both languages and any letter case", () => {
    const english = asked(
      "STAGETIME",
      ["Proposal"],
      "PERIOD",
      "2026-q1",
      "as of",
      46000,
      "mode",
      "First",
      "unit",
      "Hours",
      "rows",
      50,
    );
    const chinese = asked(
      "STAGETIME",
      ["Proposal"],
      "期间",
      "2026年一季度",
      "截至",
      46000,
      "口径",
      "首次",
      "时间单位",
      "小时",
      "行数",
      "50",
    );
    expect(chinese).toEqual(english);
    expect(english).toMatchObject({
      period: { from: day("2026-01-01"), to: day("2026-03-31") },
      asOf: 46000,
      visits: "first",
      unit: "hours",
      rows: 50,
    });
  });

  it.each([
    ["Mode", "visited", "口径", "实际进入", { mode: "visited" }],
    ["Mode", "passed", "口径", "含跳过", { mode: "passed" }],
    ["Mode", "latest", "口径", "最近一次", { visits: "latest" }],
    ["Basis", "decided", "依据", "按已有结果", { basis: "decided" }],
    ["Basis", "moved", "依据", "按期间流量", { basis: "moved" }],
    ["Basis", "started", "依据", "按进入批次", { basis: "started" }],
    ["Unit", "workdays", "时间单位", "工作日", { unit: "workdays" }],
    ["Measure", "Amount", "指标", "金额", { measure: "amount" }],
    ["Measure", "count", "指标", "个数", { measure: undefined }],
    ["Measure", "Margin", "指标", "Margin", { measure: "Margin" }],
    ["Statistic", "mean", "统计量", "平均值", { statistic: "mean" }],
    ["Statistic", "MEDIAN", "统计量", "中位数", { statistic: "median" }],
    ["Statistic", "P90", "统计量", "第90百分位", { statistic: "p90" }],
    ["Statistic", "90th percentile", "统计量", "90分位数", { statistic: "p90" }],
    ["Statistic", 0.95, "统计量", 0.95, { statistic: "p95" }],
    ["Statistic", "stdev", "统计量", "标准差", { statistic: "stdev" }],
    ["Statistic", "count", "统计量", "计数", { statistic: "count" }],
    ["As Recorded On", 46000.5, "按当时登记", 46000.5, { asRecordedOn: 46000.5 }],
  ])("%s %j is %s %j", (field, value, chineseField, chineseValue, expected) => {
    expect(asked("SALESCYCLE", [], field, value)).toMatchObject(expected);
    expect(asked("SALESCYCLE", [], chineseField, chineseValue)).toMatchObject(expected);
  });

  it("[Measure] in brackets is the column of that name", () => {
    const query = asked("WINRATE", [], "[Measure]", "Weight");
    expect(query.measure).toBeUndefined();
    expect(query.filters).toEqual([{ field: "[Measure]", anyOf: [text("Weight")] }]);
  });

  it("an empty value leaves the option at its default", () => {
    for (const empty of [0, null, "", "(All)"]) {
      const fields = [
        "Period",
        "From",
        "To",
        "As Of",
        "Mode",
        "Basis",
        "Measure",
        "Unit",
        "Statistic",
        "Rows",
      ];
      expect(asked("WINRATE", [], ...fields.flatMap((field) => [field, empty]))).toEqual(
        asked("WINRATE", []),
      );
    }
  });

  it("a range of which one cell is filled is that cell", () => {
    expect(asked("WINRATE", [], "Period", [["2026", 0, ""]]).period).toEqual(
      asked("WINRATE", [], "Period", 2026).period,
    );
  });

  it("a range of several values is refused, and so is a field set twice", () => {
    expect(refused("WINRATE", [], "Period", range("2025", "2026")).code).toBe("severalValues");
    const twice = refused("WINRATE", [], "Measure", "amount", "指标", "个数");
    expect(twice.code).toBe("fieldTwice");
    expect(twice.en).toContain("[Measure]");
  });
});

describe("Period, From, To and As Of", () => {
  it("From and To are days, both included, and narrow the period", () => {
    expect(asked("WINRATE", [], "From", day("2026-01-15"), "To", "2026-02-15").period).toEqual({
      from: day("2026-01-15"),
      to: day("2026-02-15"),
    });
    expect(asked("WINRATE", [], "Period", "2026-Q1", "From", "2026-02-10").period).toEqual({
      from: day("2026-02-10"),
      to: day("2026-03-31"),
    });
    expect(asked("WINRATE", [], "To", "2026年2月15日").period).toEqual({
      from: undefined,
      to: day("2026-02-15"),
    });
  });

  it("a period stands for its first day in From and for its last in To and As Of", () => {
    expect(asked("WINRATE", [], "From", "2026-Q1", "To", 2026).period).toEqual({
      from: day("2026-01-01"),
      to: day("2026-12-31"),
    });
    expect(asked("WINRATE", [], "As Of", "last month").asOf).toBe(day("2026-02-28"));
  });

  it("an As Of with a time is that instant", () => {
    expect(asked("WINRATE", [], "As Of", "2026-02-15 12:00").asOf).toBe(day("2026-02-15") + 0.5);
  });

  it("From after To is refused with both dates", () => {
    const { code, en, zh } = refused("WINRATE", [], "From", "2026-03-01", "To", "2026-02-01");
    expect(code).toBe("fromAfterTo");
    expect(en).toContain("1 Mar 2026");
    expect(zh).toContain("2026年3月1日");
  });
});

describe("what is misspelt is refused with the nearest valid name", () => {
  it.each<[string, string | number, string, string]>([
    ["Period", "this moth", "unknownPeriod", "this month"],
    ["期间", "去年同其", "unknownPeriod", "去年同期"],
    ["As Of", "yesterdy", "notADate", "yesterday"],
    ["From", "1/2/2026", "ambiguousDate", "2026-01-31"],
    ["Mode", "visitd", "notAMode", "visited"],
    ["口径", "实际进人", "notAMode", "实际进入"],
    ["Basis", "decidd", "notABasis", "decided"],
    ["依据", "按期间流", "notABasis", "按期间流量"],
    ["Unit", "workday s", "notAUnit", "workdays"],
    ["Statistic", "meidan", "notAStatistic", "median"],
    ["统计量", "中位树", "notAStatistic", "中位数"],
    ["Statistic", "p100", "notAStatistic", "p10"],
    ["Rows", -3, "rowsNotACount", "2000"],
    ["Rows", "many", "rowsNotACount", "2000"],
  ])("%s %j", (field, value, code, nearest) => {
    const said = refused("WINRATE", [], field, value);
    expect(said.code).toBe(code);
    expect(said.en).toContain(nearest);
    expect(said.zh).toContain(nearest);
  });

  it("an odd number whose first is no statistic says both what it may be", () => {
    const { code, en } = refused("SALESCYCLE", [], "Owner", "Alice", "Source");
    expect(code).toBe("firstIsNoStatistic");
    expect(en).toContain("lacks its value");
  });
});

describe("whatever is written", () => {
  const words = [
    "Owner",
    "Period",
    "From",
    "As Of",
    "Rows",
    "Statistic",
    "口径",
    "[Measure]",
    "median",
    "2026-Q1",
    ">=",
    "<>",
    "=",
    "~",
    "*",
  ];
  const cell = fc.oneof(
    fc.constantFrom(...words),
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, ""),
    fc.anything(),
  );
  const argument = fc.oneof(cell, fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }));

  it("a formula is either understood or refused with a sentence", () => {
    const metrics = Object.keys(signatures) as MetricName[];
    fc.assert(
      fc.property(fc.constantFrom(...metrics), fc.array(argument, { maxLength: 7 }), (metric, args) => {
        const query = parseQuery(readCall(metric, [], args), context);
        expect(query.ok || isMessageCode(query.reason.code)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("a metric written out for EXPLAIN is either understood or refused with a sentence", () => {
    const piece = fc.constantFrom(
      "WINRATE",
      "CONVERSION",
      "=FUNNEL.",
      "(",
      ")",
      ",",
      ";",
      '"',
      "{",
      "}",
      "Won",
      "B2",
      "（",
      " ",
      "1e3",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const query = parseQuery(readCall("EXPLAIN", [pieces.join("")], []), context);
        expect(query.ok || isMessageCode(query.reason.code)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
