import fc from "fast-check";
import type { Answer } from "../../../src/metrics/answer";
import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex, FunnelIndex } from "../../../src/metrics/index/funnelIndex";
import { LiveAnswers } from "../../../src/metrics/live/liveAnswers";
import type { Query } from "../../../src/metrics/query";
import { days, firstDay, generatedSetup, ledgers } from "../generatedLedger";
import { query } from "../ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };
const spring = { from: firstDay + 37, to: firstDay + 118 };

const questions: readonly Query[] = [
  query("TALLY", ["won"]),
  query("TALLY", ["lost"], { where: { Owner: "Ann" } }),
  query("TALLY", ["invalid"], { period: spring }),
  query("TALLY", ["won"], { where: { Product: "<>Cloud" }, period: spring }),
  query("TALLY", ["open"]),
  query("TALLY", ["won"], { where: { Account: "A1" } }),
  query("TALLY", ["won"], { period: { from: undefined, to: firstDay + 90 } }),
  query("WINRATE", []),
  query("WINRATE", [], { where: { Owner: ["Ann", "Bob"], Funnel: "Sales" } }),
  query("WINRATE", [], { where: { Source: "Cloud" }, period: spring }),
  query("WINRATE", [], { period: { from: firstDay + 100, to: undefined } }),
  query("SALESCYCLE", []),
  query("SALESCYCLE", [], { statistic: "median", where: { Owner: "*" } }),
  query("SALESCYCLE", [], { statistic: "p90", period: spring }),
  query("SALESCYCLE", [], { statistic: "median", where: { Source: "Box" } }),
  query("SALESCYCLE", [], { statistic: "count", where: { Owner: "=" } }),
  query("SALESCYCLE", [], { statistic: "stdev" }),
  query("CONVERSION", ["Contact", "Won"]),
];

/** An answer with its reason worked out. */
function told(answer: Answer): Answer {
  return answer.kind === "error" ? { kind: "error", error: answer.error, reason: answer.reason } : answer;
}

test("A cell that follows every change shows what it would show if it were asked anew", () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 4 }), (ledger, step) => {
      const index = new FunnelIndex(generatedSetup);
      index.setRecords(ledger.records.slice(0, 3));
      const live = new LiveAnswers(index, () => context);
      const cells = questions.map((one) => live.follow(one));
      const shown = new Map(cells.map((cell) => [cell, cell.answer()]));
      const check = (): void => {
        for (const cell of cells)
          expect(told(shown.get(cell)!)).toEqual(evaluate(index, cell.query, context));
      };
      for (let first = 0; first < ledger.events.length; first += step) {
        const change = index.append(ledger.events.slice(first, first + step));
        for (const cell of live.changed(change)) shown.set(cell, cell.answer());
        check();
      }
      for (const record of ledger.records) {
        index.setRecords([record]);
        for (const cell of live.changed(new Set([record.id]))) shown.set(cell, cell.answer());
      }
      check();
    }),
    { numRuns: 60 },
  );
});

test("A cell goes on following though many other days are asked about meanwhile", () => {
  const index = createIndex(fc.sample(ledgers, { numRuns: 1, seed: 7 })[0]!);
  const live = new LiveAnswers(index, () => context);
  for (let day = 0; day < 50; day++) index.view(firstDay + day);
  expect(live.isCurrent).toBe(true);
});

test("A cell that is asked for the first time shows what the full evaluation says", () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const index = createIndex(ledger);
      const live = new LiveAnswers(index, () => context);
      const cells = questions.map((one) => live.follow(one));
      for (const cell of cells) expect(told(cell.answer())).toEqual(evaluate(index, cell.query, context));
    }),
    { numRuns: 100 },
  );
});
