import fc from "fast-check";
import { evaluate } from "../../src/metrics/evaluate";
import type { AnswerCell } from "../../src/metrics/answer";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import type { Query } from "../../src/metrics/query";
import { days, firstDay, generatedSetup, ledgers } from "./generatedLedger";
import { query, type Asked } from "./ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };

const filters: fc.Arbitrary<Asked["where"]> = fc.constantFrom<Asked["where"]>(
  {},
  { Owner: "Ann" },
  { Team: "North" },
  { Funnel: "Renewal" },
  { Owner: ["Ann", "Bob"], Funnel: "Sales" },
  { Stage: "Proposal" },
  { Product: "Cloud" },
  { Amount: ">=20" },
);
const when = fc.oneof(
  fc.integer({ min: 0, max: days }),
  fc.integer({ min: 0, max: days * 1000 }).map((n) => n / 1000),
);
const asked = fc.record({
  where: filters,
  ends: fc.tuple(when, when),
  closePeriod: fc.option(fc.tuple(fc.nat(days), fc.nat(days))),
  recordedOn: fc.option(fc.nat(days), { freq: 3 }),
  closedAt: fc.option(fc.nat(days)),
});
type Case = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function bridgeOf({ where, ends, closePeriod, recordedOn }: Case): Query {
  const [from, to] = [...ends].sort((a, b) => a - b);
  const [first, last] = [...(closePeriod ?? [])].sort((a, b) => a - b);
  return query("BRIDGE", [], {
    where: where ?? {},
    numbers: [firstDay + from!, firstDay + to!],
    period: closePeriod === null ? undefined : { from: firstDay + first!, to: firstDay + last! },
    asRecordedOn: recordedOn === null ? undefined : firstDay + recordedOn,
  });
}

function lines(index: FunnelIndex, one: Query): Map<string, readonly AnswerCell[]> {
  const found = evaluate(index, one, context);
  if (found.kind !== "table") throw new Error(found.kind === "error" ? found.reason.code : "no table");
  return new Map(
    found.rows.map(([label, ...cells]) => [typeof label === "object" ? label.term : String(label), cells]),
  );
}

function indexFor(ledger: Parameters<typeof createIndex>[0], one: Case): FunnelIndex {
  const day = firstDay + Math.min(...one.ends) - 1;
  const closed = { period: "", by: "", logRows: undefined, logDigest: "" };
  const closedPeriods = one.closedAt === null ? [] : [{ ...closed, asOf: day, at: firstDay + one.closedAt }];
  return createIndex({ ...ledger, setup: { ...generatedSetup, closedPeriods } });
}

test("every bridge reconciles: its residual is exactly 0, whatever is filtered, named or corrected", () => {
  fc.assert(
    fc.property(ledgers, asked, (ledger, one) => {
      const found = lines(indexFor(ledger, one), bridgeOf(one));
      expect(found.get("bridgeResidual")).toEqual([0, 0, ""]);
    }),
    { numRuns: 1500 },
  );
});

test("the effects add up from the opening to the closing", () => {
  fc.assert(
    fc.property(ledgers, asked, (ledger, one) => {
      const found = [...lines(indexFor(ledger, one), bridgeOf(one)).entries()];
      const closing = found.find(([label]) => label === "bridgeClosing")?.[1][1];
      const effects = found
        .map(([, cells]) => Number(cells[2] ?? 0))
        .filter((effect) => !Number.isNaN(effect));
      const total = effects.reduce((sum, effect) => sum + effect, 0);
      expect(total).toBeCloseTo(Number(closing), 6);
    }),
    { numRuns: 300 },
  );
});

test("opening and closing are the open deals of their evenings, counted and added up as everywhere else", () => {
  fc.assert(
    fc.property(ledgers, asked, (ledger, one) => {
      const index = createIndex(ledger);
      const { numbers, filters: pairs, asRecordedOn } = bridgeOf(one);
      const [from, to] = [Math.floor(numbers[0]!), Math.floor(numbers[1]!)];
      const found = lines(index, {
        ...query("BRIDGE", []),
        filters: pairs,
        asRecordedOn,
        numbers: [from, to],
      });
      for (const [label, asOf] of [
        ["bridgeOpening", from - 1],
        ["bridgeClosing", to],
      ] as const) {
        const open = { ...query("TALLY", ["open"]), filters: pairs, asRecordedOn, asOf };
        const count = evaluate(index, open, context);
        const amount = evaluate(index, { ...open, metric: "AMOUNT" }, context);
        const cells = found.get(label) ?? [];
        expect(count).toEqual({ kind: "value", value: cells[0] });
        expect(amount.kind === "value" ? Number(amount.value) : NaN).toBeCloseTo(Number(cells[1]), 6);
      }
    }),
    { numRuns: 500 },
  );
});

test("two bridges that follow one another meet: the closing of one is the opening of the next", () => {
  fc.assert(
    fc.property(ledgers, filters, fc.nat(days - 2), (ledger, where = {}, middle) => {
      const index = createIndex(ledger);
      const over = (from: number, to: number): Map<string, readonly AnswerCell[]> =>
        lines(index, query("BRIDGE", [], { where, numbers: [firstDay + from, firstDay + to] }));
      const first = over(0, middle).get("bridgeClosing")!;
      const next = over(middle + 1, days).get("bridgeOpening")!;
      expect(first.slice(0, 2)).toEqual(next.slice(0, 2));
    }),
    { numRuns: 200 },
  );
});
