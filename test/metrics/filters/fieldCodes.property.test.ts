import fc from "fast-check";
import { parseCriterion } from "../../../src/domain/criteria";
import { FieldGroups } from "../../../src/metrics/figures/groups";
import { compileFilters } from "../../../src/metrics/filters/compileFilters";
import { fieldReader } from "../../../src/metrics/filters/readField";
import { FunnelIndex } from "../../../src/metrics/index/funnelIndex";
import type { View } from "../../../src/metrics/index/view";
import { findGrouping } from "../../../src/metrics/names/groupings";
import { days, firstDay, generatedSetup, ledgers } from "../generatedLedger";

const today = firstDay + days;

const criteria = [
  ...[
    ["Owner", "Ann"],
    ["Owner", "<>Bob"],
    ["Current Owner", "="],
    ["Team", "North"],
    ["Outcome", "<>Open"],
  ],
  ...[
    ["Stage", "Prop*"],
    ["Funnel", "Renewal"],
    ["Currency", "EUR"],
    ["Probability", ">0.2"],
  ],
  ...[
    ["Forecast Category", "pipeline"],
    ["Product", "Cloud"],
    ["Source", "<>"],
    ["Account", "A1"],
  ],
  ...[
    ["Stall Level", "late"],
    ["Moves", ">1"],
    ["Amount", ">500"],
    ["Lead ID", "L-1*"],
    ["Created", "<46100"],
  ],
] as const;

const views = fc.constantFrom<(index: FunnelIndex) => View>(
  (index) => index.view(today),
  (index) => index.view(firstDay + 90),
  (index) => index.view(today, firstDay + 120),
);

describe("A field whose values repeat", () => {
  test("lets through and groups just the records that its values say, while the ledger grows", () => {
    fc.assert(
      fc.property(ledgers, views, fc.constantFrom(...criteria), (ledger, viewOf, [fieldName, written]) => {
        const index = new FunnelIndex(generatedSetup);
        const half = Math.floor(ledger.events.length / 2);
        index.append(ledger.events.slice(0, half));
        index.setRecords(ledger.records.slice(1));
        const view = viewOf(index);
        const compile = () => compileFilters(view, [{ field: fieldName, anyOf: [parseCriterion(written)!] }]);
        const compiled = compile();
        const grouping = findGrouping(index.core, fieldName);
        if (!compiled.ok || !grouping.ok || grouping.value.kind === "period") throw new Error(fieldName);
        const [filter] = compiled.value;
        if (filter === undefined) throw new Error(`${fieldName} is not filtered`);
        const read = fieldReader(view, grouping.value.field);
        const groups = new FieldGroups(view, grouping.value);
        check();
        index.append(ledger.events.slice(half));
        index.setRecords(ledger.records);
        view.refresh();
        check();
        // Asked anew it may know what values of the first time say; and the field may be found in another table.
        const again = compile();
        if (!again.ok) throw new Error(fieldName);
        for (const { field, test: meets, accepts } of again.value) {
          const readAgain = fieldReader(view, field);
          for (let record = 0; record < index.core.records.count; record++) {
            expect(meets(record)).toBe(accepts(readAgain(record)));
          }
        }

        function check(): void {
          for (let record = 0; record < index.core.records.count; record++) {
            const value = read(record);
            expect([value, filter?.test(record)]).toEqual([value, filter?.accepts(value)]);
            expect([value, groups.of(record).key]).toEqual([value, groups.ofValue(value).key]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
