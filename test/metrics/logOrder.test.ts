import fc from "fast-check";
import { effectiveEvents, groupByRecord } from "../../src/domain/log/history";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import { effectiveRows } from "../../src/metrics/index/logOrder";
import { lastMillisecond } from "../../src/metrics/index/lastMillisecond";
import { days, firstDay, ledgers } from "./generatedLedger";

test("The index lets the same events count, in the same order, as the rules of the log do", () => {
  const recordedOn = fc.option(fc.integer({ min: firstDay, max: firstDay + days }), { nil: undefined });
  fc.assert(
    fc.property(ledgers, recordedOn, (ledger, asRecordedOn) => {
      const { log, records, rows } = createIndex(ledger).core;
      const known = asRecordedOn === undefined ? Infinity : lastMillisecond(asRecordedOn);
      for (const [recordId, events] of groupByRecord(ledger.events)) {
        const record = records.find(events[0]!.type, recordId)!;
        const counted = effectiveRows(log, rows.of(record), known).map((row) => log.eventIds.text(row));
        const expected = effectiveEvents(events, undefined, asRecordedOn).map(({ eventId }) => eventId);
        expect(counted).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
});
