import fc from "fast-check";
import { evaluate } from "../../../src/metrics/evaluate";
import { outcomeOf } from "../../../src/metrics/figures/outcome";
import { ownerOf } from "../../../src/metrics/figures/owner";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { View } from "../../../src/metrics/index/view";
import { ViewWalk } from "../../../src/metrics/index/viewWalk";
import { days, firstDay, ledgers } from "../generatedLedger";
import { period, query } from "../ledger";

const today = firstDay + days;

/** All that a view says of its records. */
function said(view: View): unknown {
  return Array.from({ length: view.core.records.count }, (_, record) => ({
    isThere: view.isThere(record),
    isGone: view.isGone(record),
    created: view.createdAt(record),
    closed: view.closedAt(record),
    stage: view.stage(record)?.id,
    outcome: outcomeOf(view, record),
    owner: ownerOf(view, record),
    converted: view.convertedAt(record),
    linked: view.linkedTo(record),
    rows: [...view.eventRows(record)],
    visits: Array.from({ length: view.visitCount(record) }, (__, visit) => [
      view.visitStage(record, visit),
      view.visitEntry(record, visit),
      view.visitExit(record, visit),
    ]),
  }));
}

describe("A walk from day to day", () => {
  test("sees on each day what a look at that day alone sees, forwards and back", () => {
    const someDays = fc.array(
      fc.oneof(
        fc.integer({ min: -1, max: days }),
        fc.integer({ min: 0, max: days * 10 }).map((n) => n / 10),
      ),
      { minLength: 2, maxLength: 7 },
    );
    fc.assert(
      fc.property(ledgers, someDays, (ledger, list) => {
        const { core } = createIndex(ledger);
        const walk = new ViewWalk(core, (asOf) => new View(core, asOf, undefined));
        for (const day of list) {
          const alone = new View(core, firstDay + day, undefined).refresh();
          expect(said(walk.view(firstDay + day))).toEqual(said(alone));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("a past day begun with what today knows is what a look at that day alone sees, also after more has come", () => {
    fc.assert(
      fc.property(
        ledgers,
        fc.nat(100),
        fc.array(fc.integer({ min: -1, max: days }), { minLength: 1, maxLength: 5 }),
        (ledger, share, list) => {
          const later = Math.floor((ledger.events.length * share) / 100);
          const index = createIndex({ ...ledger, events: ledger.events.slice(0, later) });
          index.pinView(today);
          for (const day of list) index.view(firstDay + day);
          index.append(ledger.events.slice(later));
          for (const day of list) {
            const alone = new View(index.core, firstDay + day, undefined).refresh();
            expect(said(index.view(firstDay + day))).toEqual(said(alone));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a day as recorded by then is what the rows written by then say", () => {
    fc.assert(
      fc.property(ledgers, fc.nat(days), fc.nat(days), (ledger, day, recorded) => {
        const index = createIndex(ledger);
        const { core } = index;
        index.pinView(today);
        const known = ledger.events.filter(({ recordedAt }) => Math.floor(recordedAt) <= firstDay + recorded);
        const thenIndex = createIndex({ ...ledger, events: known });
        const view = index.view(firstDay + day, firstDay + recorded);
        expect(said(view)).toEqual(said(new View(core, firstDay + day, firstDay + recorded).refresh()));
        const alone = new View(thenIndex.core, firstDay + day, undefined).refresh();
        const { records } = core;
        for (let record = 0; record < records.count; record++) {
          const same = thenIndex.core.records.find(records.typeOf(record), records.id(record));
          if (same === undefined) {
            expect(view.isThere(record)).toBe(false);
            continue;
          }
          expect(view.isThere(record)).toBe(alone.isThere(same));
          expect(view.isGone(record)).toBe(alone.isGone(same));
          expect(view.stage(record)?.name).toBe(alone.stage(same)?.name);
          expect(view.createdAt(record)).toBe(alone.createdAt(same));
          expect(view.closedAt(record)).toBe(alone.closedAt(same));
          expect(view.visitCount(record)).toBe(alone.visitCount(same));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a state by month, and by month and owner, is what a cell of that month says", () => {
    const metrics = [
      ["TALLY", "open"],
      ["TALLY", "open leads"],
      ["TALLY", "Proposal"],
      ["AMOUNT", "open"],
      ["AMOUNT", "weighted"],
    ] as const;
    fc.assert(
      fc.property(ledgers, fc.constantFrom(...metrics), (ledger, [metric, status]) => {
        const index = createIndex(ledger);
        const context = { today, now: today + 0.5 };
        const table = evaluate(
          index,
          query("BREAKDOWN", ["Month", "Owner"], { explained: query(metric, [status]) }),
          context,
        );
        if (table.kind !== "table") throw new Error(`BREAKDOWN gave a ${table.kind}`);
        const [headers = [], ...rows] = table.rows;
        for (const [month, ...cells] of rows.slice(0, -1)) {
          if (typeof month !== "string") throw new Error("a month without a name");
          const [year = 0, number = 0] = month.split("-").map(Number);
          const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
          const during = period(`${month}-01`, `${month}-${String(last)}`);
          cells.forEach((cell, column) => {
            const owner = headers[column + 1];
            const isBlank = typeof owner === "object" && owner.term === "wordBlank";
            const where = typeof owner === "string" ? { Owner: owner } : isBlank ? { Owner: "=" } : {};
            const asked = { period: during, where };
            const alone = evaluate(createIndex(ledger), query(metric, [status], asked), context);
            expect([month, owner, alone]).toEqual([month, owner, { kind: "value", value: cell }]);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
