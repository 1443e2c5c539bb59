import { answerToExcel, reasonToExcel } from "../../src/functions/answerToExcel";
import type { Languages } from "../../src/functions/languages";
import type { Answer } from "../../src/metrics/answer";

const english: Languages = { reader: "en", workbook: "en" };
const chinese: Languages = { reader: "zh-CN", workbook: "zh-CN" };

const table = (...rows: (string | number)[][]): Answer => ({ kind: "table", rows });

describe("an answer in Excel's terms", () => {
  it("a value is itself; a number that is none shows blank, never 0", () => {
    expect(answerToExcel({ kind: "value", value: 0.6315 }, english, 10)).toEqual({
      kind: "value",
      value: 0.6315,
    });
    expect(answerToExcel({ kind: "value", value: NaN }, english, 10)).toEqual({ kind: "value", value: "" });
  });

  it("a table spills with rows of equal length, blanks as empty text", () => {
    expect(answerToExcel(table(["Stage", "n"], ["Proposal"]), english, 10)).toEqual({
      kind: "spill",
      rows: [
        ["Stage", "n"],
        ["Proposal", ""],
      ],
    });
    expect(answerToExcel(table(), english, 10)).toEqual({ kind: "spill", rows: [[""]] });
  });

  it("terms are said in the workbook's language, the same to all who have it open, and errors in the reader's", () => {
    const answer: Answer = { kind: "table", rows: [[{ term: "rowsLeftOut", params: { left: 1, rows: 5 } }]] };
    expect(answerToExcel(answer, english, 10)).toEqual({
      kind: "spill",
      rows: [['… 1 more row left out. Add "Rows", 5 to the formula to see all.']],
    });
    expect(answerToExcel(answer, chinese, 10)).toEqual({
      kind: "spill",
      rows: [['……另有 1 行未显示。在公式中加上 "行数", 5 可看到全部。']],
    });
    const abroad: Languages = { reader: "zh-CN", workbook: "en" };
    expect(answerToExcel(answer, abroad, 10)).toEqual(answerToExcel(answer, english, 10));
    const none: Answer = { kind: "error", error: "#N/A", reason: { code: "noStoreYet", params: {} } };
    expect(answerToExcel(none, abroad, 10)).toEqual(answerToExcel(none, chinese, 10));
  });

  it("a spill longer than Rows is cut, and its last row says what was left out", () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [at, "x"]);
    const cut = answerToExcel(table(...rows), english, 2000);
    if (cut.kind !== "spill") throw new Error("no spill");
    expect(cut.rows).toHaveLength(2000);
    expect(cut.rows[1998]).toEqual([1998, "x"]);
    expect(cut.rows[1999]).toEqual([
      '… 1,001 more rows left out. Add "Rows", 3000 to the formula to see all.',
      "",
    ]);
  });

  it("a spill of just as many rows as allowed is whole", () => {
    const whole = answerToExcel(table(["a"], ["b"]), english, 2);
    expect(whole).toEqual({ kind: "spill", rows: [["a"], ["b"]] });
  });

  it("a call that isn't understood is #VALUE! with a sentence in the reader's language", () => {
    const reason = {
      code: "notAMode",
      params: { written: "visitd", nearest: "visited", choices: "passed, visited" },
    };
    expect(reasonToExcel(reason, "en")).toEqual({
      kind: "error",
      error: "#VALUE!",
      message: '"visitd" is no Mode. Did you mean "visited"? Choose from: passed, visited.',
    });
    expect(reasonToExcel(reason, "zh-CN")).toMatchObject({
      message: expect.stringContaining("您是指“visited”吗") as string,
    });
  });
});
