import fc from "fast-check";
import { parseQuery } from "../../src/functions/parseQuery";
import { readCall } from "../../src/functions/readCall";
import { signatures } from "../../src/functions/signatures";
import type { MetricName } from "../../src/metrics/query";
import { context } from "./calls";
import { outcome } from "./salesBook";

const metrics = Object.keys(signatures) as MetricName[];

const words = fc.constantFrom(
  ...[
    "won",
    "open",
    "new leads",
    "weighted",
    "customers",
    "赢单",
    "Proposal",
    "Won",
    "Lost",
    "lead",
    "商机",
    "O-1",
    "L-1",
  ],
  ...[
    "Owner",
    "Stage",
    "Age",
    "Amount",
    "Created",
    "Outcome",
    "Entered Proposal",
    "[Owner]",
    "Team",
    "阶段",
    "Region",
  ],
  ...[
    "Period",
    "From",
    "To",
    "As Of",
    "As Recorded On",
    "Mode",
    "Basis",
    "Measure",
    "Unit",
    "Statistic",
    "Rows",
  ],
  ...[
    "2026",
    "2026-Q1",
    "this month",
    "FY2026",
    "去年同期",
    "2026-02-30",
    "1/2/2026",
    "visited",
    "decided",
    "hours",
  ],
  ...[
    "median",
    "median incl. open",
    "p90",
    "amount",
    "month",
    "won amount",
    "p50",
    "weighted",
    "WINRATE",
    "STAGETABLE",
  ],
  ...[
    "CONVERSION(Proposal,Won)",
    "SALESCYCLE(median)",
    ">=100",
    "<>",
    "=",
    "~*",
    "*",
    "(All)",
    "",
    "Alice",
    "B*",
  ],
);
const cell = fc.oneof(
  { weight: 6, arbitrary: words },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      0,
      1,
      -1,
      0.5,
      90,
      2026,
      46_100,
      46_100.25,
      1e9,
      1e308,
      NaN,
      Infinity,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, undefined, true, false, { code: "#REF!", message: "" }),
  },
  { weight: 1, arbitrary: fc.oneof(fc.string(), fc.double(), fc.date(), fc.anything()) },
);
const argument = fc.oneof(
  { weight: 4, arbitrary: cell },
  { weight: 1, arbitrary: fc.array(fc.array(cell, { maxLength: 2 }), { maxLength: 2 }) },
);
const call = fc.tuple(fc.constantFrom(...metrics), fc.array(argument, { maxLength: 8 }));

const sharesAndTimes: readonly MetricName[] = [
  ...(["CONVERSION", "WINRATE", "CONVERTTIME", "SALESCYCLE", "TOTALTIME", "STAGETIME"] as const),
  ...(["WONWITHIN", "VELOCITY"] as const),
];

/** Whether another pair can follow: the required arguments are there, and what follows them is whole. */
function endsWithPairs(metric: MetricName, args: readonly unknown[]): boolean {
  const { required, optional } = signatures[metric];
  const isEven = (args.length - required.length) % 2 === 0;
  return args.length >= required.length && (isEven || optional !== undefined);
}

describe("whatever a formula is given", () => {
  it("its cell shows a value, a block, or an error with a sentence in the reader's language, soon", () => {
    fc.assert(
      fc.property(call, ([metric, args]) => {
        const from = performance.now();
        const shown = outcome(metric, args);
        expect(performance.now() - from).toBeLessThan(5000);
        if (shown.kind === "value") expect(["number", "string", "boolean"]).toContain(typeof shown.value);
        if (shown.kind === "spill") {
          expect(shown.rows.length).toBeGreaterThan(0);
          expect(new Set(shown.rows.map((row) => row.length)).size).toBe(1);
        }
        if (shown.kind !== "error") return;
        const inChinese = outcome(metric, args, "zh-CN");
        if (inChinese.kind !== "error") throw new Error("an error in one language only");
        expect(inChinese.error).toBe(shown.error);
        expect(shown.message).toMatch(/[a-z]{2}/i);
        expect(inChinese.message).toMatch(/[㐀-鿿]/);
        expect(shown.message + inChinese.message).not.toContain("undefined");
      }),
      { numRuns: 1500 },
    );
  });

  it("two empty cells in place of a pair change no answer", () => {
    fc.assert(
      fc.property(call, fc.constantFrom<unknown>(0, null, ""), ([metric, args], empty) => {
        fc.pre(endsWithPairs(metric, args));
        expect(outcome(metric, [...args, empty, empty])).toEqual(outcome(metric, args));
      }),
      { numRuns: 500 },
    );
  });

  it("a share or a time of nothing is never 0: deals of nobody have none", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sharesAndTimes),
        fc.array(argument, { maxLength: 6 }),
        (metric, args) => {
          fc.pre(endsWithPairs(metric, args));
          const ofNobody = [...args, "Owner", "Nobody"];
          const query = parseQuery(readCall(metric, ofNobody, []), context);
          fc.pre(!query.ok || query.value.statistic !== "count");
          expect(outcome(metric, ofNobody).kind).toBe("error");
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["CONVERSION", ["Proposal", "Won"]],
    ["WINRATE", []],
    ["CONVERTTIME", []],
    ["SALESCYCLE", ["p90"]],
    ["TOTALTIME", []],
    ["STAGETIME", ["Proposal"]],
    ["WONWITHIN", [90]],
    ["VELOCITY", []],
  ] as const)("%s%j of nobody's deals is #N/A", (metric, args) => {
    expect(outcome(metric, [...args, "Owner", "Nobody"])).toMatchObject({ kind: "error", error: "#N/A" });
  });

  it("reading it twice gives the same question", () => {
    fc.assert(
      fc.property(call, ([metric, args]) => {
        const read = () => parseQuery(readCall(metric, args, []), context);
        expect(read()).toEqual(read());
      }),
      { numRuns: 500 },
    );
  });
});
