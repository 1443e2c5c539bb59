import { en } from "../../src/messages/en";
import { zh } from "../../src/messages/zh";
import { message } from "../../src/messages/message";
import type { AnswerCell } from "../../src/metrics/answer";
import type { MetricName } from "../../src/metrics/query";
import { answer, day, indexOf, period, query, type Asked } from "./ledger";

const index = indexOf(
  `
  L-1 2026-01-01 Created Collect_Lead
  L-1 2026-01-05 Converted to=O-1
  O-1 2026-01-05 Created Contact from=L-1 owner=Ann amount=100
  O-1 2026-02-05 Moved Won
  O-2 2026-01-06 Created Contact owner=Ann
  O-2 2026-02-06 Moved Lost
  O-3 2026-01-07 Created Contact owner=Bob
  O-3 2026-02-07 Moved Invalid
  O-4 2026-12-20 Created Contact owner=Bob
  O-5 undated Created Contact
  O-6 2026-02-10 Created Contact
  O-6 2026-02-01 Moved Won
  `,
);

function explain(
  metric: MetricName,
  args: readonly string[] = [],
  asked: Asked = {},
): Map<string, AnswerCell> {
  const found = answer(index, "EXPLAIN", [], { explained: query(metric, args, asked) });
  const rows = found.kind === "table" ? found.rows : [];
  return new Map(rows.map(([name, value]) => [typeof name === "object" ? name.term : String(name), value!]));
}

describe("EXPLAIN", () => {
  test("gives a share with its two counts, its interval and what was left out", () => {
    const rows = explain("WINRATE");
    expect(rows.get("headerValue")).toBe(2 / 3);
    expect(rows.get("headerNumerator")).toBe(2);
    expect(rows.get("headerDenominator")).toBe(3);
    expect(rows.get("leftOutInvalid")).toBe(1);
    expect(rows.get("leftOutOpen")).toBe(2);
    expect(Number(rows.get("headerIntervalLow"))).toBeLessThan(2 / 3);
    expect(rows.get("headerAsOf")).toBe("2026-12-31");
    expect(rows.get("headerDefinition")).toEqual({ term: "definitionWinRate" });
  });

  test("names the records that it counts, in order", () => {
    const found = answer(index, "EXPLAIN", [], { explained: query("TALLY", ["won"]) });
    const rows = found.kind === "table" ? found.rows : [];
    expect(rows.slice(-2).map((row) => row[1])).toEqual(["O-1", "O-6"]);
  });

  test("says what an undated record does to a period", () => {
    const rows = explain("TALLY", ["new opportunities"], { period: period("2026-01-01", "2026-12-31") });
    expect(rows.get("headerValue")).toBe(5);
    expect(rows.get("leftOutUndated")).toBe(1);
  });

  test("says its dates as they are read, since no cell of a spill has a date format of its own", () => {
    const asked = { asOf: day("2026-06-30") + 0.5, asRecordedOn: day("2026-07-01") };
    const rows = explain("TALLY", ["won"], { ...asked, period: period("2026-01-01", "2026-03-31") });
    const shown = (term: string): string[] =>
      (["en", "zh-CN"] as const).map((language) => {
        const cell = rows.get(term);
        return typeof cell === "object" ? message(language, cell.term, cell.params) : String(cell);
      });
    expect(shown("headerAsOf")).toEqual(["2026-06-30 12:00:00", "2026-06-30 12:00:00"]);
    expect(shown("headerAsRecordedOn")).toEqual(["2026-07-01", "2026-07-01"]);
    expect(shown("headerPeriod")).toEqual(["2026-01-01 – 2026-03-31", "2026-01-01 – 2026-03-31"]);
  });

  test("says in its last row what is left out where it may have few rows", () => {
    const found = answer(index, "EXPLAIN", [], { explained: query("WINRATE", []), rows: 4 });
    expect(found).toMatchObject({
      rows: [
        [{ term: "headerValue" }, 2 / 3],
        [{ term: "headerNumerator" }, 2],
        [{ term: "headerDenominator" }, 3],
        [{ term: "explanationCutShort" }, ""],
      ],
    });
  });

  test("says of a period with an open end where it begins or ends", () => {
    const since = explain("TALLY", ["won"], { period: { from: day("2026-01-01"), to: undefined } });
    expect(since.get("headerPeriod")).toEqual({ term: "periodSince", params: { from: "2026-01-01" } });
    const until = explain("TALLY", ["won"], { period: { from: undefined, to: day("2026-03-31") } });
    expect(until.get("headerPeriod")).toEqual({ term: "periodUntil", params: { to: "2026-03-31" } });
    expect(explain("TALLY", ["won"]).has("headerPeriod")).toBe(false);
  });

  test("tells of negative times instead of hiding them", () => {
    const rows = explain("SALESCYCLE");
    expect(rows.get("headerValue")).toBe((31 - 9) / 2);
    expect(rows.get("headerNote")).toEqual({ term: "noteNegativeTimes", params: { count: 1 } });
  });

  test("tells why there is no value", () => {
    expect(explain("WINRATE", [], { where: { Owner: "Zoe" } }).get("headerValue")).toMatchObject({
      term: "nothingMatches",
    });
    expect(explain("TOTALTIME").get("leftOutWithoutLead")).toBe(1);
  });

  test("marks a conversion as immature while many are younger than the others took", () => {
    expect(explain("CONVERSION", ["Contact", "Won"]).get("headerNote")).toEqual({ term: "noteImmature" });
    const old = explain("CONVERSION", ["Contact", "Won"], { period: period("2026-01-01", "2026-02-28") });
    expect(old.get("headerNote")).toBeUndefined();
  });

  test("explains no table", () => {
    expect(answer(index, "EXPLAIN", [], { explained: query("STAGETABLE", []) })).toMatchObject({
      error: "#VALUE!",
      reason: { code: "notExplained" },
    });
  });

  test("says everything in both languages", () => {
    const metrics: readonly [MetricName, readonly string[]][] = [
      ["TALLY", ["won"]],
      ["TALLY", ["Contact"]],
      ["AMOUNT", ["weighted"]],
      ["REACHED", ["lead"]],
      ["REACHED", ["Contact"]],
      ["CONVERSION", ["Contact", "Won"]],
      ["WINRATE", []],
      ["CONVERTTIME", []],
      ["SALESCYCLE", []],
      ["TOTALTIME", []],
      ["STAGETIME", ["Contact"]],
    ];
    const terms = metrics.flatMap(([metric, args]) =>
      [...explain(metric, args)].flatMap(([name, value]) => [
        name,
        typeof value === "object" ? value.term : "",
      ]),
    );
    const unsaid = terms.filter((term) => term !== "" && (!(term in en) || !(term in zh)));
    expect(unsaid).toEqual([]);
  });
});
