import fc from "fast-check";
import { finish } from "../../src/domain/steps";
import { evaluate, evaluateInSteps } from "../../src/metrics/evaluate";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers } from "./generatedLedger";
import { query } from "./ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };
const period = { from: firstDay + 60, to: firstDay + 120 };
const broken = (metric: Parameters<typeof query>[0], args: string[], by: string[]) => ({
  ...query("BREAKDOWN", by),
  explained: query(metric, args),
});

const tables = [
  query("BRIEFING", [], { period }),
  query("ISSUES", []),
  query("MOVEMATRIX", []),
  query("STAGETABLE", [], { where: { Funnel: "Sales" } }),
  query("STAGETABLE", [], { where: { Funnel: "Sales", Owner: "Ann" }, period }),
  query("STAGETABLE", [], { where: { Funnel: "Sales" }, asOf: firstDay + 90 }),
  query("RANKING", ["won amount"]),
  query("RANKING", ["sales cycle"]),
  broken("TALLY", ["open"], ["Month"]),
  broken("TALLY", ["open leads"], ["Owner", "Month"]),
  broken("VELOCITY", [], ["Month", "Owner"]),
  broken("CONVERSION", ["Contact", "Won"], ["Owner", "Month"]),
  broken("STAGETIME", ["Contact"], ["Owner", "Quarter"]),
];

describe("a table that is worked out in steps", () => {
  it("is the same as one that is worked out at once, whatever else is asked between its steps", () => {
    fc.assert(
      fc.property(ledgers, fc.constantFrom(...tables), fc.constantFrom(...tables), (ledger, asked, other) => {
        const index = createIndex(ledger);
        const steps = evaluateInSteps(index, asked, context);
        let step = steps.next();
        for (let count = 0; step.done !== true; count++) {
          if (count % 7 === 0) evaluate(index, other, context);
          step = steps.next();
        }
        expect(step.value).toEqual(evaluate(createIndex(ledger), asked, context));
      }),
      { numRuns: 60 },
    );
  });

  it("tells of what was logged while it was worked out", () => {
    fc.assert(
      fc.property(
        ledgers,
        fc.constantFrom(...tables),
        fc.integer({ min: 1, max: 30 }),
        (ledger, asked, at) => {
          const index = createIndex({ ...ledger, events: ledger.events.slice(1) });
          const steps = evaluateInSteps(index, asked, context);
          for (let count = 0; count < at; count++) {
            const step = steps.next();
            // All was told before anything changed.
            if (step.done === true) return;
          }
          index.append(ledger.events.slice(0, 1));
          expect(finish(steps)).toEqual(evaluate(createIndex(ledger), asked, context));
        },
      ),
      { numRuns: 60 },
    );
  });
});
