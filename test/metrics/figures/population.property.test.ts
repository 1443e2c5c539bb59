import fc from "fast-check";
import { compileFilters } from "../../../src/metrics/filters/compileFilters";
import { narrow, type Members } from "../../../src/metrics/figures/narrow";
import { Population } from "../../../src/metrics/figures/population";
import { parseCriterion } from "../../../src/domain/criteria/parseCriterion";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers } from "../generatedLedger";

const filter = fc.constantFrom(
  ...(
    [
      ["Owner", "Ann"],
      ["Owner", "<>Bob"],
      ["Owner", "="],
      ["Team", "North"],
      ["Product", "Cloud"],
      ["Stage", "Pro*"],
      ["Outcome", "won"],
      ["Amount", ">1000"],
    ] as const
  ).map(([field, text]) => ({ field, anyOf: [parseCriterion(text)!] })),
);
const date = fc.option(fc.integer({ min: firstDay - 5, max: firstDay + days + 5 }), { nil: undefined });
const question = fc.record({
  filters: fc.array(filter, { maxLength: 3 }),
  period: fc.option(fc.record({ from: date, to: date }), { nil: undefined }),
});

describe("what a metric counts, sorted out for the cells beside one another", () => {
  it("holds the same records in the same order as one that is looked through for each of them, and says the same of those left out", () => {
    fc.assert(
      fc.property(ledgers, fc.array(question, { minLength: 1, maxLength: 8 }), (ledger, questions) => {
        const view = createIndex(ledger).view(firstDay + days);
        const members: Members = {
          // Some are with no record.
          items: [...view.leads, ...view.opportunities, -1],
          recordOf: (record) => record,
          dateOf: (record) => view.createdAt(record),
        };
        const population = new Population(members);
        for (const { filters, period } of [...questions, ...questions]) {
          const tests = compileFilters(view, filters);
          if (!tests.ok) throw new Error(tests.reason.code);
          const found = population.narrow(tests.value, period);
          const expected = narrow(members, tests.value, period);
          expect({ ...found, afterFilter: found.afterFilter() }).toEqual({
            ...expected,
            afterFilter: expected.afterFilter(),
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
