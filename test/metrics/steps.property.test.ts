import fc from "fast-check";
import { evaluate } from "../../src/metrics/evaluate";
import { FunnelIndex, makeReady } from "../../src/metrics";
import type { Ledger } from "../../src/metrics/ledger";
import { days, firstDay, generatedSetup, ledgers } from "./generatedLedger";
import { query } from "./ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };
const questions = [
  query("TALLY", ["open"]),
  query("CONVERTTIME", []),
  query("STAGETABLE", [], { where: { Funnel: "Sales" } }),
  query("STAGETIME", ["Contact"], { statistic: "median" }),
  query("SALESCYCLE", [], { statistic: "p90" }),
];

/** Holds an index against one that had all events from the beginning and was asked then. */
function expectAsMadeAtOnce(
  index: FunnelIndex,
  { events, records }: Pick<Ledger, "events" | "records">,
): void {
  const plain = new FunnelIndex(generatedSetup);
  plain.append(events);
  plain.setRecords(records);
  for (const each of questions)
    expect(evaluate(index, each, context)).toEqual(evaluate(plain, each, context));
}

test("An index that is asked, or takes events, while it is made ready in steps answers as one that was not", () => {
  fc.assert(
    fc.property(ledgers, fc.nat(40), fc.nat(40), fc.nat(12), ({ events, records }, asked, fed, late) => {
      const index = new FunnelIndex(generatedSetup);
      const kept = Math.max(0, events.length - late);
      index.append(events.slice(0, kept));
      index.setRecords(records);
      let step = 0;
      for (const steps = makeReady(index, today, 2); steps.next().done !== true; step++) {
        if (step === asked) evaluate(index, questions[0]!, context);
        if (step === fed) index.append(events.slice(kept));
      }
      if (step <= fed) index.append(events.slice(kept));
      expectAsMadeAtOnce(index, { events, records });
    }),
    { numRuns: 300 },
  );
});

test("Nothing is kept of what was found before events came in between two steps", () => {
  const shares = fc.double({ min: 0.3, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 30 }), shares, ({ events, records }, at, share) => {
      const index = new FunnelIndex(generatedSetup);
      const cut = Math.floor(events.length * share);
      index.append(events.slice(0, cut));
      index.setRecords(records);
      let step = 0;
      for (const steps = makeReady(index, today, 1000); steps.next().done !== true; step++) {
        if (step !== at) continue;
        index.append(events.slice(cut));
        // Whoever asks meanwhile brings the view up to date.
        evaluate(index, questions[0]!, context);
      }
      fc.pre(step > at);
      expectAsMadeAtOnce(index, { events, records });
    }),
    { numRuns: 1500 },
  );
});
