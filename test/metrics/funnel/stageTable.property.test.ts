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
import type { Funnel, Setup, Stage } from "../../../src/domain/store/setup";
import { days, firstDay, generatedSetup, largerLedgers, renewals } from "../generatedLedger";
import { funnel, query, salesFunnel, type Asked } from "../ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };

const criteria: Readonly<Record<string, readonly string[]>> = {
  Owner: ["Ann", "Bob", "=", "<>Ann"],
  Team: ["North", "South"],
  "Current Owner": ["Cyd", "Ann"],
  Product: ["Cloud", "<>Box"],
  Source: ["Cloud", "<>Box"],
  Amount: [">1000", "<>"],
};
const filter = fc
  .constantFrom(...Object.keys(criteria))
  .chain((field) => fc.constantFrom(...criteria[field]!).map((criterion) => ({ [field]: criterion })));

const asked: fc.Arbitrary<Asked> = fc.record({
  where: fc.oneof(
    fc.constant({}),
    filter,
    fc.tuple(filter, filter).map(([one, other]) => ({ ...one, ...other })),
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

/** Inserted before the third stage of Sales: so many further ones, or Lost, which is no position. */
function salesWith(inserted: readonly Stage[]): Funnel {
  const stages = salesFunnel.stages.filter(({ name }) => !inserted.some((stage) => stage.name === name));
  return {
    ...salesFunnel,
    stages: [...stages.slice(0, 2), ...inserted, ...stages.slice(2)].map((stage, order) => ({
      ...stage,
      order,
    })),
  };
}
function further(count: number): readonly Stage[] {
  return funnel("Sales", Array.from({ length: count }, (_, at) => `Step ${String(at)}`).join(",")).stages;
}

/** Set-ups in which the positions of Sales are many, do not stand side by side, or are among those of many funnels. */
const setups: fc.Arbitrary<Setup> = fc.constantFrom(
  generatedSetup,
  {
    ...generatedSetup,
    funnels: [salesWith(salesFunnel.stages.filter(({ type }) => type === "lost")), renewals],
  },
  {
    ...generatedSetup,
    funnels: [salesFunnel, renewals, ...["A", "B", "C"].map((name) => ({ ...salesFunnel, name }))],
  },
  { ...generatedSetup, funnels: [salesWith(further(5)), renewals] },
  { ...generatedSetup, funnels: [salesWith(further(12)), renewals] },
);

const stores = fc.tuple(largerLedgers, setups).map(([ledger, setup]) => createIndex({ ...ledger, setup }));

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
      fc.property(stores, asked, (index, options) => {
        const counts = rowsOf(index, options).map((row) => [
          ...row.slice(1, 8),
          ...row.slice(9, 12),
          row[14],
        ]);
        expect(counts).toEqual(countedOneByOne(index, query("STAGETABLE", [], inSales(options))));
      }),
      { numRuns: 200 },
    );
  });

  test("says of each stage what CONVERSION and STAGETIME say of it", () => {
    fc.assert(
      fc.property(stores, asked, (index, options) => {
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
      { numRuns: 200 },
    );
  });
});
