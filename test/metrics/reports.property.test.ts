import fc from "fast-check";
import { evaluate } from "../../src/metrics/evaluate";
import { createIndex, FunnelIndex } from "../../src/metrics/index/funnelIndex";
import type { LogEvent } from "../../src/domain/log/event";
import type { Answer } from "../../src/metrics/answer";
import type { Query } from "../../src/metrics/query";
import { days, firstDay, generatedSetup, ledgers } from "./generatedLedger";
import { query } from "./ledger";

const today = firstDay + days;
const month = { period: { from: firstDay + 60, to: firstDay + 120 } };

const tables: readonly Query[] = [
  query("BREAKDOWN", ["Owner"], { explained: query("WINRATE", []) }),
  query("BREAKDOWN", ["Product", "Month"], { explained: query("TALLY", ["new opportunities"]) }),
  query("BREAKDOWN", ["Team"], { explained: query("STAGETIME", ["Contact"]) }),
  query("BREAKDOWN", ["Month of Created"], { explained: query("CONVERSION", ["Contact", "Won"], month) }),
  query("THREETIMES", ["Owner"]),
  query("MOVEMATRIX", [], month),
  query("STALLED", []),
  query("RANKING", ["won amount"]),
  query("RANKING", ["recorded on time by product"], month),
  query("BRIEFING", [], month),
  query("BRIEFING", [], { ...month, asOf: firstDay + 100, where: { Owner: "Ann" } }),
  query("ISSUES", []),
];

const strangeStages = ["Pitch", "pitch ", "Demo", "Ｄemo", "Lost"];
const strangeFunnels = ["Partners", "PARTNERS", "Resale"];
const strangeTables: readonly Query[] = [
  query("MOVEMATRIX", []),
  query("MOVEMATRIX", [], { where: { Stage: "Pitch" } }),
  query("FORECAST", ["history"]),
  query("EXPLAIN", [], { explained: query("FORECAST", ["history"]) }),
  query("BREAKDOWN", ["Stage", "Funnel"], { explained: query("TALLY", ["open"]) }),
  query("SNAPSHOT", [], { asOf: firstDay + 100 }),
];

function answers(index: FunnelIndex): Answer[] {
  return tables.map((table) => evaluate(index, table, { today, now: today + 0.5 }));
}

describe("The tables that metrics are put together in", () => {
  test("say the same in whatever order the log and the rows are", () => {
    fc.assert(
      fc.property(ledgers, fc.infiniteStream(fc.nat()), (ledger, stream) => {
        const shuffled = <Row>(list: readonly Row[]): Row[] =>
          list
            .map((row) => ({ row, key: Number(stream.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const other = { ...ledger, events: shuffled(ledger.events), records: shuffled(ledger.records) };
        expect(answers(createIndex(other))).toEqual(answers(createIndex(ledger)));
      }),
      { numRuns: 25 },
    );
  });

  test("say the same in whatever order rows come with stages and funnels that nobody set up", () => {
    fc.assert(
      fc.property(ledgers, fc.infiniteStream(fc.nat(5)), (ledger, stream) => {
        const strange = ledger.events.map((event): LogEvent => {
          const stage = [...strangeStages, event.state.stage][Number(stream.next().value) % 6] ?? "";
          const funnel = [...strangeFunnels, event.state.funnel][Number(stream.next().value) % 4] ?? "";
          return { ...event, state: { ...event.state, stage, funnel } };
        });
        const inOrder = createIndex({ ...ledger, events: strange });
        const reversed = createIndex({ ...ledger, events: [...strange].reverse() });
        for (const table of strangeTables) {
          const context = { today, now: today + 0.5 };
          expect(evaluate(reversed, table, context)).toEqual(evaluate(inOrder, table, context));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("say the same of an index that was fed event by event, and asked in between", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const index = new FunnelIndex(generatedSetup);
        ledger.events.forEach((event, at) => {
          index.append([event]);
          if (at % 15 === 0) answers(index);
        });
        index.setRecords(ledger.records);
        expect(answers(index)).toEqual(answers(createIndex(ledger)));
      }),
      { numRuns: 15 },
    );
  });
});
