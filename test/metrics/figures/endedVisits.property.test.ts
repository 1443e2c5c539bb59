import fc from "fast-check";
import { endedVisits } from "../../../src/metrics/figures/endedVisits";
import { usualDaysOf } from "../../../src/metrics/figures/usualDays";
import { visitDays } from "../../../src/metrics/figures/visitDays";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { View } from "../../../src/metrics/index/view";
import { days, firstDay, largerLedgers, ledgers } from "../generatedLedger";

const today = firstDay + days;
const someDays = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: days }),
    fc.integer({ min: 0, max: days * 10 }).map((n) => n / 10),
  ),
  { minLength: 1, maxLength: 5 },
);

const sorted = (list: readonly Float64Array[]): Float64Array[] => list.map((each) => each.slice().sort());

test("the visits that had ended by a past day are a part of those that have by now", () => {
  fc.assert(
    fc.property(ledgers, someDays, (ledger, list) => {
      const { core } = createIndex(ledger);
      const ended = endedVisits(new View(core, today, undefined).refresh());
      for (const day of list) {
        const view = new View(core, firstDay + day, undefined).refresh();
        const all = new Uint8Array(core.stages.entries.length).fill(1);
        expect(sorted(ended.asOf(view))).toEqual(sorted(visitDays(view).of(all)));
      }
    }),
    { numRuns: 400 },
  );
});

test("so they are once more events have come, one after the other", () => {
  fc.assert(
    fc.property(largerLedgers, fc.nat(8), fc.nat(days), (ledger, few, day) => {
      const early = Math.max(0, ledger.events.length - few);
      const index = createIndex({ ...ledger, events: ledger.events.slice(0, early) });
      index.pinView(today);
      const { core } = index;
      endedVisits(index.view(today));
      for (const event of ledger.events.slice(early)) {
        index.append([event]);
        const view = new View(core, firstDay + day, undefined).refresh();
        const all = new Uint8Array(core.stages.entries.length).fill(1);
        const ended = endedVisits(index.view(today)).asOf(view);
        expect(sorted(ended)).toEqual(sorted(visitDays(view).of(all)));
      }
    }),
    { numRuns: 300 },
  );
});

test("how long visits usually lasted by a past day is what a look at that day alone says, also after more has come", () => {
  fc.assert(
    fc.property(largerLedgers, someDays, fc.nat(100), (ledger, list, share) => {
      const early = Math.floor((ledger.events.length * share) / 100);
      const index = createIndex({ ...ledger, events: ledger.events.slice(0, early) });
      index.pinView(today);
      const { core } = index;
      for (const events of [[], ledger.events.slice(early), []]) {
        index.append(events);
        for (const day of list) {
          const alone = new View(core, firstDay + day, undefined).refresh();
          for (const stage of core.stages.entries) {
            expect(usualDaysOf(index.view(firstDay + day), stage)).toEqual(usualDaysOf(alone, stage));
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});
