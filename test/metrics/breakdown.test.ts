import fc from "fast-check";
import type { CellValue } from "../../src/domain/cell";
import type { TargetRow } from "../../src/domain/store/setup";
import { message } from "../../src/messages/message";
import type { AnswerCell } from "../../src/metrics/answer";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import type { Ledger } from "../../src/metrics/ledger";
import type { MetricName } from "../../src/metrics/query";
import { days, firstDay, ledgers } from "./generatedLedger";
import { answer, funnel, indexOf, period, query, salesFunnel, setupWith, value, type Asked } from "./ledger";

const index = indexOf(
  `
  L-1 2026-01-01 Created Collect_Lead owner=Mia
  L-1 2026-01-05 Converted to=O-1
  O-1 2026-01-05 Created Contact from=L-1 owner=Ann amount=100
  O-1 2026-02-05 Moved Won
  O-2 2026-01-06 Created Contact owner=Ann amount=50
  O-2 2026-02-06 Moved Lost
  O-3 2026-01-07 Created Contact owner=Bob amount=30
  O-3 2026-04-07 Moved Won
  O-4 2026-04-20 Created Contact owner=Bob amount=20
  O-5 2026-05-01 Created Contact amount=10
  O-5 2026-05-09 Moved Lost
  `,
  {
    rows: `
    O-1 product=Cloud Segment=5
    O-2 product=A*
    O-3 product=Ab Segment=5
    O-4 product=cloud
    `,
  },
);

function breakdown(
  metric: MetricName,
  args: readonly string[],
  by: readonly string[],
  asked: Asked = {},
  from: FunnelIndex = index,
): readonly (readonly AnswerCell[])[] {
  const found = answer(from, "BREAKDOWN", by, { explained: query(metric, args, asked) });
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return found.rows;
}

const blank = { term: "wordBlank" };
const total = { term: "headerTotal" };

/** What stands above a column, in English and in Chinese. */
function heading(cell: AnswerCell | undefined): readonly string[] {
  if (typeof cell !== "object") return [String(cell)];
  return [message("en", cell.term, cell.params), message("zh-CN", cell.term, cell.params)];
}

const named = (en: string): unknown => ({
  term: "headerField",
  params: { field: expect.objectContaining({ en }) as unknown },
});

describe("BREAKDOWN", () => {
  test("gives a share in each group with its two counts, the blank group last, the metric itself as the total", () => {
    expect(breakdown("WINRATE", [], ["Owner"])).toEqual([
      [named("Owner"), { term: "headerValue" }, { term: "headerN" }, { term: "headerOf" }],
      ["Ann", 0.5, 1, 2],
      ["Bob", 1, 1, 1],
      [blank, 0, 0, 1],
      [total, 0.5, 2, 4],
    ]);
  });

  test("heads its groups with the field's own name in the reader's language, however it was typed", () => {
    const headed = (...by: readonly string[]): readonly string[] =>
      heading(breakdown("TALLY", ["new opportunities"], by)[0]?.[0]);
    expect(headed("owner")).toEqual(["Owner", "负责人"]);
    expect(headed(" 负责人 ")).toEqual(["Owner", "负责人"]);
    expect(headed("[OWNER]", "Month")).toEqual(["Owner", "负责人"]);
    expect(headed("current owner")).toEqual(["Current Owner", "当前负责人"]);
    expect(headed("entered contact")).toEqual(["Entered Contact", "进入Contact"]);
    expect(headed("month of created")).toEqual(["Created by month", "创建时间（按月）"]);
    expect(headed("创建时间的年份")).toEqual(["Created by year", "创建时间（按年）"]);
    expect(headed("entered contact by quarter")).toEqual([
      "Entered Contact by quarter",
      "进入Contact（按季度）",
    ]);
    expect(headed("按月")).toEqual(["Month", "月"]);
    expect(headed("segment")).toEqual(["Segment", "Segment"]);
  });

  test("a star in a value is that star, and letter case makes no other group", () => {
    expect(breakdown("TALLY", ["new opportunities"], ["Product"]).slice(1)).toEqual([
      ["A*", 1],
      ["Ab", 1],
      ["Cloud", 2],
      [blank, 1],
      [total, 5],
    ]);
  });

  test("a statistic stands with its n, and a time of nothing is blank", () => {
    expect(breakdown("SALESCYCLE", ["mean"], ["Segment"], { statistic: "stdev" })).toEqual([
      [named("Segment"), { term: "headerValue" }, { term: "headerN" }],
      [5, expect.closeTo(41.72, 2), 2],
      [total, expect.closeTo(41.72, 2), 2],
    ]);
    expect(breakdown("SALESCYCLE", [], ["Owner"], { statistic: "stdev" }).slice(1, 3)).toEqual([
      ["Ann", "", 1],
      ["Bob", "", 1],
    ]);
  });

  test("by the month of a date field, in order of time", () => {
    for (const by of [
      "Month of Created",
      "Created by month",
      "Created (month)",
      "创建时间按月",
      "创建时间（月）",
    ]) {
      expect(breakdown("TALLY", ["new opportunities"], [by]).slice(1)).toEqual([
        ["2026-01", 3],
        ["2026-04", 1],
        ["2026-05", 1],
        [total, 5],
      ]);
    }
    expect(breakdown("AMOUNT", ["won"], ["Closed by quarter"]).slice(1)).toEqual([
      ["2026-Q1", 100, 1],
      ["2026-Q2", 30, 1],
      [total, 130, 2],
    ]);
    expect(breakdown("TALLY", ["open"], ["Year of Closed"]).slice(1)).toEqual([
      [blank, 1],
      [total, 1],
    ]);
  });

  test("by plain Month: of the date that Period filters, no month left out between two", () => {
    expect(breakdown("TALLY", ["won"], ["Month"]).slice(1)).toEqual([
      ["2026-02", 1],
      ["2026-03", 0],
      ["2026-04", 1],
      [total, 2],
    ]);
    const asked = { period: period("2026-02-06", "2026-12-31") };
    expect(breakdown("WINRATE", [], ["季度"], asked).slice(1)).toEqual([
      ["2026-Q1", 0, 0, 1],
      ["2026-Q2", 0.5, 1, 2],
      [total, 1 / 3, 1, 3],
    ]);
  });

  test("a state by month is the state at each month's end", () => {
    const rows = breakdown("TALLY", ["open"], ["Month"], { period: period("2026-01-01", "2026-04-30") });
    expect(rows.slice(1)).toEqual([
      ["2026-01", 3],
      ["2026-02", 1],
      ["2026-03", 1],
      ["2026-04", 1],
      [total, 1],
    ]);
  });

  test("by two fields: the margins are the metric by either field", () => {
    expect(breakdown("WINRATE", [], ["Owner", "Month"])).toEqual([
      [named("Owner"), "2026-02", "2026-03", "2026-04", "2026-05", total],
      ["Ann", 0.5, "", "", "", 0.5],
      ["Bob", "", "", 1, "", 1],
      [blank, "", "", "", 0, 0],
      [total, 0.5, "", 1, 0, 0.5],
    ]);
  });

  test("a forecast by month looks ahead to the last expected close", () => {
    const ahead = indexOf(`
      O-1 2026-01-05 Created Contact owner=Ann amount=100 expected=2027-01-15
      O-2 2026-01-05 Created Contact owner=Bob amount=200 expected=2027-03-15
      O-3 2026-01-05 Created Contact owner=Bob amount=400 expected=2026-11-01
    `);
    expect(breakdown("FORECAST", ["pipeline"], ["Month"], {}, ahead).slice(1, -1)).toEqual([
      ["2027-01", 100, 1],
      ["2027-02", 0, 0],
      ["2027-03", 200, 1],
    ]);
    expect(breakdown("FORECAST", ["pipeline"], ["Owner", "Quarter"], {}, ahead).slice(0, 2)).toEqual([
      [named("Owner"), "2027-Q1", total],
      ["Ann", 100, 100],
    ]);
  });

  test("each person's own target and attainment, of those too who won nothing", () => {
    const target = (name: string, amount: number): TargetRow => ({
      period: "2026-Q1",
      level: name === "" ? "company" : "person",
      for: name,
      funnel: "",
      measure: "won amount",
      target: amount,
      revised: undefined,
      revisedOn: undefined,
      reason: "",
    });
    const aimed = indexOf(
      `
      O-1 2026-01-05 Created Contact owner=Ann amount=100
      O-1 2026-02-05 Moved Won
      O-2 2026-01-05 Created Contact owner=Cyd amount=10
      O-2 2026-02-05 Moved Won
      `,
      { setup: { targets: [target("Ann", 200), target("Bob", 50), target("", 250)] } },
    );
    const asked = { period: period("2026-01-01", "2026-03-31") };
    expect(breakdown("TARGET", ["won amount"], ["Owner"], asked, aimed).slice(1)).toEqual([
      ["Ann", 200, 1],
      ["Bob", 50, 1],
      [total, 250, 1],
    ]);
    expect(breakdown("ATTAINMENT", ["won amount"], ["Owner"], asked, aimed).slice(1)).toEqual([
      ["Ann", 0.5, 100, 200],
      ["Bob", 0, 0, 50],
      [total, 110 / 250, 110, 250],
    ]);
  });

  test("leads are grouped by the lead's owner, deals by the deal's", () => {
    expect(breakdown("REACHED", ["lead"], ["Owner"]).slice(1)).toEqual([
      ["Mia", 1],
      [total, 1],
    ]);
    expect(breakdown("CONVERSION", ["lead", "opportunity"], ["Owner"]).slice(1)).toEqual([
      ["Mia", 1, 1, 1],
      [total, 1, 1, 1],
    ]);
  });

  test("days in a stage go to whoever owned the deal on them", () => {
    const handed = indexOf(`
      O-1 2026-01-01T09:00 Created Contact owner=Ann
      O-1 2026-01-05T09:00 Reassigned owner=Bob
      O-1 2026-01-11T09:00 Moved Proposal
    `);
    expect(breakdown("STAGETIME", ["Contact"], ["Owner"], {}, handed).slice(1)).toEqual([
      ["Ann", 4, 1],
      ["Bob", 6, 1],
      [total, 10, 1],
    ]);
  });

  test("stages stand in the order of the funnel", () => {
    const rows = breakdown("TALLY", ["new opportunities"], ["Stage"]).slice(1, -1);
    expect(rows.map(([stage]) => stage)).toEqual(["Contact", "Won", "Lost"]);
  });

  test("values that Lists calls by one name are one group", () => {
    const listed = indexOf(
      "O-1 2026-01-01 Created Contact\nO-2 2026-01-01 Created Contact\nO-3 2026-01-01 Created Contact",
      {
        rows: "O-1 product=Cloud\nO-2 product=SaaS\nO-3 forecastCategory=pipeline",
        setup: setupWith({
          lists: [{ list: "Product", value: "Cloud", alsoWrittenAs: ["SaaS"], active: true }],
        }),
      },
    );
    expect(breakdown("TALLY", ["open"], ["Product"], {}, listed).slice(1)).toEqual([
      ["Cloud", 2],
      [blank, 1],
      [total, 3],
    ]);
    expect(breakdown("TALLY", ["open"], ["Forecast Category"], {}, listed).slice(1)).toEqual([
      ["pipeline", 3],
      [total, 3],
    ]);
  });

  test("says what it can't break down, and by what it can't", () => {
    const asked = { explained: query("WINRATE", []) };
    expect(answer(index, "BREAKDOWN", ["Ownr"], asked)).toMatchObject({
      error: "#VALUE!",
      reason: { code: "unknownField", params: { nearest: "Owner" } },
    });
    expect(answer(index, "BREAKDOWN", ["Month of Product"], asked)).toMatchObject({
      reason: { code: "notADateField" },
    });
    expect(answer(index, "BREAKDOWN", ["Month", "Year"], asked)).toMatchObject({
      reason: { code: "twoPeriods" },
    });
    expect(value(index, "BREAKDOWN", ["Owner"], { explained: query("STAGETABLE", []) })).toBe(
      "#VALUE! notBrokenDown",
    );
    expect(value(index, "BREAKDOWN", ["Owner"])).toBe("#VALUE! nothingBrokenDown");
    const nobody = { explained: query("WINRATE", [], { where: { Owner: "Zoe" } }) };
    expect(value(index, "BREAKDOWN", ["Owner"], nobody)).toBe("#N/A nothingMatches");
  });

  test("at most as many groups as asked are looked at; the last row says how many are left", () => {
    const found = answer(index, "BREAKDOWN", ["Opportunity ID"], {
      explained: query("TALLY", ["new opportunities"]),
      rows: 5,
    });
    expect(found).toMatchObject({
      rows: [
        [named("Opportunity ID"), { term: "headerValue" }],
        ["O-1", 1],
        ["O-2", 1],
        [total, 5],
        [{ term: "groupsLeftOut", params: { left: 3 } }, ""],
      ],
    });
  });

  test("the counts of all groups add up to the total, by whatever field", () => {
    const fields = [
      "Owner",
      "Product",
      "Stage",
      "Month of Created",
      "Outcome",
      "Account",
      "Closed",
      "Source",
    ];
    const metrics: readonly [MetricName, readonly string[], Asked][] = [
      ["TALLY", ["new opportunities"], {}],
      ["TALLY", ["open"], { asOf: firstDay + 90 }],
      ["TALLY", ["won"], { period: { from: firstDay + 20, to: firstDay + 150 } }],
      ["TALLY", ["new leads"], {}],
    ];
    fc.assert(
      fc.property(
        ledgers,
        fc.constantFrom(...fields),
        fc.constantFrom(...metrics),
        (ledger, field, metric) => {
          const rows = breakdown(
            metric[0],
            metric[1],
            [field],
            { asOf: firstDay + days, ...metric[2] },
            createIndex(ledger),
          );
          const counts = rows.slice(1, -1).reduce((sum, row) => sum + Number(row[1]), 0);
          expect(counts).toBe(rows.at(-1)?.[1]);
        },
      ),
      { numRuns: 80 },
    );
  });

  test("a funnel that all its records have left is a group of what is asked of its stages", () => {
    const partner = funnel("Partner", "Intro, Proposal, Won:won, Lost:lost");
    const from = indexOf(
      `
      O-1 2026-01-01 Created Intro funnel=Partner
      O-1 2026-01-11 Moved Proposal funnel=Partner
      O-1 2026-01-31 Moved Contact funnel=Sales
      `,
      { setup: { funnels: [salesFunnel, partner] } },
    );
    const byFunnel = (metric: MetricName, ...args: string[]): unknown =>
      breakdown(metric, args, ["Funnel"], {}, from).slice(1);
    expect(byFunnel("REACHED", "Proposal")).toEqual([
      ["Partner", 1],
      [total, 1],
    ]);
    expect(byFunnel("STAGETIME", "Proposal")).toEqual([
      ["Partner", 20, 1],
      [total, 20, 1],
    ]);
    expect(byFunnel("CONVERSION", "Intro", "Proposal")).toEqual([
      ["Partner", 1, 1, 1],
      [total, 1, 1, 1],
    ]);
  });

  test("each group says what a cell with that criterion says, and what has no group has nothing", () => {
    const values: Readonly<Record<string, readonly CellValue[]>> = {
      Owner: ["Ann", "Bob", "Cyd"],
      Team: ["North", "South"],
      Product: ["Cloud", "Box"],
      Stage: ["Contact", "Proposal", "Quote", "Won", "Lost", "Prospect"],
      Funnel: ["Sales", "Renewal"],
      Outcome: ["Won", "Lost", "Open", "Converted"],
      Amount: [],
      Source: ["Cloud", "Box"],
      Account: ["A1", "A2"],
      "Lead ID": ["L-1", "L-2"],
    };
    const aYear = period("2026-01-01", "2026-12-31");
    const metrics: readonly [MetricName, readonly string[], Asked][] = [
      ["TALLY", ["won"], { period: { from: firstDay + 20, to: firstDay + 150 } }],
      ["TALLY", ["customers"], {}],
      ["TALLY", ["new customers"], {}],
      ["TALLY", ["activities"], {}],
      ["TALLY", ["converted"], {}],
      ["TALLY", ["Proposal"], {}],
      ["AMOUNT", ["open"], {}],
      ["AMOUNT", ["weighted"], { asOf: firstDay + 90 }],
      ["REACHED", ["Proposal"], {}],
      ["REACHED", ["Won"], { period: { from: firstDay + 20, to: firstDay + 150 } }],
      ["REACHED", ["Quote"], { mode: "visited" }],
      ["REACHED", ["lead"], {}],
      ["CONVERSION", ["Contact", "Won"], {}],
      ["CONVERSION", ["Quote", "Won"], { basis: "decided" }],
      ["CONVERSION", ["Contact", "Proposal"], { basis: "moved" }],
      ["CONVERSION", ["lead", "opportunity"], {}],
      ["WINRATE", [], {}],
      ["WINRATE", [], { measure: "Amount" }],
      ["SALESCYCLE", [], { statistic: "p90" }],
      ["TOTALTIME", [], {}],
      ["CONVERTTIME", [], { statistic: "count" }],
      ["CONVERTTIME", [], {}],
      ["STAGETIME", ["Contact"], {}],
      ["STAGETIME", ["Quote"], {}],
      ["STAGETIME", ["Contact"], { statistic: "medianInclOpen" }],
      ["WONWITHIN", ["60"], {}],
      ["VELOCITY", [], {}],
      ["FORECAST", ["weighted"], {}],
      ["FORECAST", ["history"], {}],
      ["FORECAST", ["overdue"], {}],
      ["TARGET", ["won count"], { period: aYear }],
      ["ATTAINMENT", ["won count"], { period: aYear }],
    ];
    fc.assert(
      fc.property(
        ledgers,
        fc.constantFrom(...Object.keys(values)),
        fc.constantFrom(...metrics),
        (ledger, field, [metric, args, options]) => {
          const built = createIndex(withActivitiesAndTargets(ledger));
          const asked = { asOf: firstDay + days, ...options };
          const cellOf = (criterion: CellValue): CellValue =>
            value(built, metric, args, { ...asked, where: { [field]: criterion } });
          const found = answer(built, "BREAKDOWN", [field], { explained: query(metric, args, asked) });
          const groups = found.kind === "table" ? found.rows.slice(1, -1) : [];
          for (const [label, figure] of groups) {
            const cell = cellOf(typeof label === "object" ? "=" : (label ?? ""));
            if (figure === "") expect(cell).toMatch(/^$|^#/);
            else expect(cell).toBeCloseTo(Number(figure), 9);
          }
          const shown = groups.map(([label]) => label);
          for (const criterion of values[field] ?? []) {
            if (!shown.includes(criterion))
              expect([0, expect.stringMatching(/^$|^#/)]).toContainEqual(cellOf(criterion));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("by two fields each cell says what one with both criteria says", () => {
    fc.assert(
      fc.property(ledgers, fc.constantFrom("TALLY", "AMOUNT"), (ledger, metric) => {
        const built = createIndex(ledger);
        const asked = { asOf: firstDay + days };
        const [header = [], ...rows] = breakdown(
          metric,
          ["new opportunities"],
          ["Owner", "Product"],
          asked,
          built,
        );
        for (const [owner, ...cells] of rows.slice(0, -1)) {
          cells.slice(0, -1).forEach((figure, at) => {
            const product = header[at + 1] ?? "";
            const where = {
              Owner: typeof owner === "object" ? "=" : (owner ?? ""),
              Product: typeof product === "object" ? "=" : product,
            };
            expect(value(built, metric, ["new opportunities"], { ...asked, where })).toBe(figure);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** A ledger with an activity for every third record, and targets of the company and of a person. */
function withActivitiesAndTargets(ledger: Ledger): Ledger {
  const target = (level: "company" | "person", name: string): TargetRow => ({
    period: "2026",
    level,
    for: name,
    funnel: "",
    measure: "won count",
    target: 4,
    revised: undefined,
    revisedOn: undefined,
    reason: "",
  });
  return {
    ...ledger,
    activities: ledger.records
      .filter((_, place) => place % 3 === 0)
      .map(({ id }, place) => ({
        activityId: `A-${String(place)}`,
        at: firstDay + 100,
        recordId: id,
        kind: "",
        by: "",
        summary: "",
        nextContact: null,
      })),
    setup: { ...ledger.setup, targets: [target("company", ""), target("person", "Ann")] },
  };
}
