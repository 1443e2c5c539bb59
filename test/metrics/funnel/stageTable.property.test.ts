import fc from "fast-check";
import type { AnswerCell } from "../../../src/metrics/answer";
import { evaluate } from "../../../src/metrics/evaluate";
import { fateOf, fates } from "../../../src/metrics/figures/account";
import { withoutFunnel } from "../../../src/metrics/figures/arrivals";
import { journeyOutcome, journeysOf, ownRecord, reachedAt } from "../../../src/metrics/figures/journeys";
import { daysOfPassages, isImmature, type Passage } from "../../../src/metrics/figures/maturity";
import { isWithin } from "../../../src/metrics/figures/period";
import { ask } from "../../../src/metrics/figures/question";
import { createIndex, type FunnelIndex } from "../../../src/metrics/index/funnelIndex";
import type { MetricName, Query } from "../../../src/metrics/query";
import { fromMilliseconds } from "../../../src/domain/dates/serial";
import { days, firstDay, ledgers } from "../generatedLedger";
import { query, type Asked } from "../ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };

const asked: fc.Arbitrary<Asked> = fc.record({
  where: fc.record(
    {
      Owner: fc.constantFrom("Ann", "Bob", "=", "<>Ann"),
      Team: fc.constantFrom("North", "South"),
      "Current Owner": fc.constantFrom("Cyd", "Ann"),
      Product: fc.constantFrom("Cloud", "Box"),
      Source: fc.constantFrom("Cloud", "<>Box"),
      Amount: fc.constantFrom(">1000", "<>"),
    },
    { requiredKeys: [] },
  ),
  period: fc.option(
    fc.tuple(fc.nat(days), fc.nat(days)).map(([from, length]) => ({
      from: length % 7 === 0 ? undefined : firstDay + from,
      to: length % 5 === 0 ? undefined : firstDay + from + length,
    })),
    { nil: undefined },
  ),
  mode: fc.constantFrom("passed" as const, "visited" as const),
  asOf: fc.option(
    fc.nat(days).map((day) => firstDay + day),
    { nil: undefined },
  ),
  visits: fc.constantFrom("all" as const, "all" as const, "first" as const, "latest" as const),
  unit: fc.constantFrom("days" as const, "days" as const, "hours" as const),
});

function inSales(options: Asked): Asked {
  return { ...options, where: { ...options.where, Funnel: "Sales" } };
}

function rowsOf(index: FunnelIndex, options: Asked): readonly (readonly AnswerCell[])[] {
  const answer = evaluate(index, query("STAGETABLE", [], inSales(options)), context);
  if (answer.kind !== "table") throw new Error(JSON.stringify(answer));
  return answer.rows.slice(1);
}

/** What a function of its own says of a stage, "" for an error. */
function said(index: FunnelIndex, metric: MetricName, args: readonly string[], options: Asked): AnswerCell {
  const answer = evaluate(index, query(metric, args, inSales(options)), context);
  return answer.kind === "value" ? answer.value : "";
}

function nameIn([name]: readonly AnswerCell[]): string {
  return typeof name === "string" ? name : "";
}

/** The counts and the note of every position of the funnel, each journey looked at by itself. */
function countedOneByOne(index: FunnelIndex, asking: Query): readonly (readonly unknown[])[] {
  const question = ask(index, asking, today);
  if (!question.ok) throw new Error("the question can't be asked");
  const { view, tests } = question.value;
  const positions = view.core.stages.positions[0] ?? [];
  /** Those of the first stage, on which the cumulative share of every other rests. */
  let began: readonly number[] = [];
  return positions.map((entry, rank) => {
    const valid: number[] = [];
    const next = entry.type === "aftersales" ? undefined : positions[rank + 1];
    const passages: Passage[] = [];
    const counts = { reached: 0, fates: fates.map(() => 0), n: 0, skipped: 0 };
    for (const journey of journeysOf(view)) {
      const reached = reachedAt(view, journey, entry, asking.mode);
      if (reached === undefined || !isWithin(asking.period, fromMilliseconds(reached))) continue;
      const record = ownRecord(view, journey, entry.type);
      if (!withoutFunnel(tests).every(({ test }) => test(record))) continue;
      counts.reached++;
      const fate = fateOf(view, journey, entry);
      counts.fates[fates.indexOf(fate)]!++;
      if (journeyOutcome(view, journey) === "invalid") continue;
      counts.n++;
      valid.push(journey);
      if (reachedAt(view, journey, entry, "visited") === undefined) counts.skipped++;
      const advanced = next && reachedAt(view, journey, next, asking.mode);
      passages.push({ reached, advanced, isStillThere: fate === "stillHere" });
    }
    const mayRise = next !== undefined && isImmature(daysOfPassages(view, passages), counts.n);
    const note = mayRise ? { term: "noteImmature" } : "";
    if (rank === 0) began = valid;
    const came = began.filter((journey) => reachedAt(view, journey, entry, asking.mode) !== undefined);
    const cumulative = began.length === 0 ? "" : came.length / began.length;
    return [counts.reached, ...counts.fates, cumulative, counts.n, counts.skipped, note];
  });
}

describe("Under any filters and in any period the stage table", () => {
  test("counts at each stage the journeys that went there, each looked at by itself", () => {
    fc.assert(
      fc.property(ledgers, asked, (ledger, options) => {
        const index = createIndex(ledger);
        const counts = rowsOf(index, options).map((row) => [
          ...row.slice(1, 8),
          ...row.slice(9, 12),
          row[14],
        ]);
        expect(counts).toEqual(countedOneByOne(index, query("STAGETABLE", [], inSales(options))));
      }),
      { numRuns: 300 },
    );
  });

  test("says of each stage what CONVERSION and STAGETIME say of it", () => {
    fc.assert(
      fc.property(ledgers, asked, (ledger, options) => {
        const index = createIndex(ledger);
        const rows = rowsOf(index, options);
        rows.forEach((row, rank) => {
          const stage = nameIn(row);
          const next = nameIn(rows[rank + 1] ?? []);
          if (row[8] !== "") expect(row[8]).toBe(said(index, "CONVERSION", [stage, next], options));
          for (const [place, statistic] of [[12, "median"] as const, [13, "p80"] as const]) {
            expect(row[place]).toBe(said(index, "STAGETIME", [stage], { ...options, statistic }));
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});
