import { answerToExcel } from "../../src/functions/answerToExcel";
import { parseQuery } from "../../src/functions/parseQuery";
import { readCall } from "../../src/functions/readCall";
import type { CellValue } from "../../src/domain/cell";
import { evaluate } from "../../src/metrics";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import { day, ledgerOf, log, rows } from "../metrics/ledger";
import { context } from "./calls";

/**
 * Worked examples of SUMIFS (Microsoft's function reference; LibreOffice Calc 7.4 where it agrees with Excel's rules), asked with AMOUNT
 * over columns of a team's own. `""` is an empty cell. Column n holds powers of two, so that a sum tells which rows matched.
 */
const x: CellValue[] = [
  ...["Won", "won ", "WON", "Lost", "Lost - price", "a*b", "a?b", "a~b", "aXb", "axxb", "", "", ""],
  ...[5, "5", 5.5, 45292, 45323, true, false, "#N/A text", "été", "ETE", "Ünit", "ünit", ">5", "<>", "="],
  ...[" ", "0", 0, -1, "1e3", 1000, "100%", "A", "m", "z", "北京", "上海"],
];
const ids = x.map((_, at) => `O-${String(at + 10)}`);

const index = createIndex(
  ledgerOf({
    events: log(ids.map((id) => `${id} 2026-01-05 Created Contact`).join("\n")),
    records: rows(ids.join("\n")).map((record, at) => ({
      ...record,
      fields: new Map<string, CellValue>([
        ["x", x[at] ?? ""],
        ["n", 2 ** at],
      ]),
    })),
  }),
);

/** What AMOUNT of column n shows where column x meets a value. */
function sumWhere(value: unknown): unknown {
  const query = parseQuery(readCall("AMOUNT", ["new opportunities"], ["n", "x", value]), context);
  if (!query.ok) return query.reason.code;
  const today = day("2026-03-13");
  const shown = answerToExcel(
    evaluate(index, query.value, { today, now: today }),
    { reader: "en", workbook: "en" },
    10,
  );
  return shown.kind === "value" ? shown.value : shown.kind;
}

function sumOf(...places: number[]): number {
  return places.reduce((sum, place) => sum + 2 ** place, 0);
}

describe("a value of a formula is a criterion as SUMIFS reads it", () => {
  it.each<[CellValue, number[]]>([
    ["won", [0, 2]],
    ["=won", [0, 2]],
    ["*won*", [0, 1, 2]],
    ["a*b", [5, 6, 7, 8, 9]],
    ["a~?b", [6]],
    ["*~**", [5]],
    ["*~?*", [6]],
    ["=5", [13, 14]],
    ["<5", [30, 31]],
    [5.5, [15]],
    [">45292", [17]],
    ["2024-01-01", [16]],
    ["=TRUE", [18]],
    ["=0", [29, 30]],
    ["-1", [31]],
    ["1E3", [32, 33]],
    [">m", [0, 1, 2, 23, 24, 37, 38, 39]],
    [">=z", [37, 38, 39]],
    ["ete", [22]],
    ["~>5", [25]],
    ["==", [27]],
    ["北*", [38]],
    ["#N/A*", [20]],
    ["=", [10, 11, 12]],
  ])("%j", (criterion, places) => {
    expect(sumWhere(criterion)).toBe(sumOf(...places));
    expect(sumWhere([[criterion]])).toBe(sumOf(...places));
  });

  it("<> is everything but the blank cells, <>won everything but that text", () => {
    const all = sumOf(...x.map((_, at) => at));
    expect(sumWhere("<>")).toBe(all - sumOf(10, 11, 12));
    expect(sumWhere("<>won")).toBe(all - sumOf(0, 2));
  });

  it("a range or an array means any of its filled cells", () => {
    expect(
      sumWhere([
        ["won", "", "Lost"],
        [null, "=5", "a~?b"],
      ]),
    ).toBe(sumOf(0, 2, 3, 6, 13, 14));
    expect(sumWhere([["="], ["A"]])).toBe(sumOf(10, 11, 12, 35));
  });

  it("an empty cell, (All) and (全部) filter nothing", () => {
    const all = sumOf(...x.map((_, at) => at));
    for (const nothing of [
      "",
      null,
      undefined,
      [[""]],
      [[null]],
      "(All)",
      "(all)",
      "(全部)",
      "（全部）",
      [["won"], ["(All)"]],
    ])
      expect(sumWhere(nothing)).toBe(all);
  });
});
