import fc from "fast-check";
import type { LogEvent } from "../../src/domain/log/event";
import { effectiveEvents, groupByRecord, lastCheck } from "../../src/domain/log/history";
import { finish } from "../../src/domain/steps";
import { FunnelIndex } from "../../src/metrics";
import { eventOfRow, rowsNaming } from "../../src/metrics/index/rowEvent";
import { CheckColumn } from "../../src/workbook/checkColumn";
import { LastChecks } from "../../src/workbook/lastChecks";
import { generatedSetup } from "../metrics/generatedLedger";

/** Rows of two records, of which many share Recorded At and Event ID. */
const events = fc.array(
  fc
    .record({
      record: fc.constantFrom("O-1", "O-2"),
      id: fc.nat(2),
      recorded: fc.nat(2),
      check: fc.constantFrom("XA", "XB", "XC", ""),
      by: fc.constantFrom("Ann", "Bob", "Cy"),
      kind: fc.constantFrom("Moved" as const, "Created" as const, "Voided" as const),
    })
    .map(({ record, id, recorded, check, by, kind }): LogEvent => ({
      eventId: `E-${id}`,
      movedAt: 46000,
      recordedAt: 46000 + recorded,
      recordId: record,
      type: "opportunity",
      event: kind,
      refersTo: kind === "Voided" ? "E-1" : "",
      fromStage: "",
      state: {
        ...{ funnel: "Sales", stage: "Contact", owner: "Ann", amount: null, currency: "" },
        ...{ probability: null, forecastCategory: "", expectedClose: null },
      },
      reason: "",
      by,
      via: "Pane",
      check,
    })),
  { maxLength: 14 },
);

/** An index with these rows read from the sheet, and the Checks that are kept of them. */
function read(rows: readonly LogEvent[]): { index: FunnelIndex; checks: LastChecks } {
  const index = new FunnelIndex(generatedSetup);
  index.append(rows);
  const byRow = new CheckColumn();
  rows.forEach(({ check }, row) => {
    byRow.set(row, check);
  });
  const checks = new LastChecks(index.core);
  finish(checks.settle(byRow));
  return { index, checks };
}

test("With the Checks that are kept, a record's log counts and goes on as with all of them", () => {
  fc.assert(
    fc.property(events, fc.nat(14), (log, readAtFirst) => {
      let { index, checks } = read(log.slice(0, readAtFirst));
      log.slice(readAtFirst).forEach((event, place) => {
        index.append([event]);
        if (!checks.add(index.core.log.count - 1, event.check))
          ({ index, checks } = read(log.slice(0, readAtFirst + place + 1)));
      });
      for (const [id, history] of groupByRecord(log)) {
        const kept = rowsNaming(index.core, id).map((row) => ({
          ...eventOfRow(index.core, row),
          check: checks.of(row),
        }));
        expect(lastCheck(kept)).toBe(lastCheck(history));
        expect(effectiveEvents(kept).map(withoutCheck)).toEqual(effectiveEvents(history).map(withoutCheck));
      }
    }),
    { numRuns: 2000 },
  );
});

function withoutCheck(event: LogEvent): unknown {
  return { ...event, check: "" };
}
