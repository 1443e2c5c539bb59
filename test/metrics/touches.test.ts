import fc from "fast-check";
import { evaluate } from "../../src/metrics/evaluate";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import { touches } from "../../src/metrics/touches";
import { days, firstDay, ledgers } from "./generatedLedger";
import { indexOf, query } from "./ledger";

const questions = [
  query("TALLY", ["new leads"]),
  query("TALLY", ["won"]),
  query("TALLY", ["open"]),
  query("TALLY", ["converted"]),
  query("TALLY", ["new opportunities"], { where: { Source: "Cloud" } }),
  query("LOOKUPRECORD", ["O-1", "Stage"]),
  query("LOOKUPRECORD", ["O-1", "Over Norm"]),
  query("LOOKUPRECORD", ["L-1", "Opportunity ID"]),
  query("LOOKUPRECORD", ["O-2", "Source"]),
  query("JOURNEY", ["O-1"]),
  query("WINRATE", []),
];

describe("What a change can touch", () => {
  test("a question that it is said not to touch has the same answer afterwards", () => {
    const context = { today: firstDay + days, now: firstDay + days };
    fc.assert(
      fc.property(ledgers, fc.nat(), (ledger, at) => {
        const cut = at % ledger.events.length;
        const index = createIndex({ ...ledger, events: ledger.events.slice(0, cut) });
        const before = questions.map((one) => evaluate(index, one, context));
        const touched = index.append(ledger.events.slice(cut));
        questions.forEach((one, position) => {
          if (touches(index, one, touched)) return;
          expect(evaluate(index, one, context)).toEqual(before[position]);
        });
      }),
      { numRuns: 150 },
    );
  });

  test("another deal's move leaves a journey, a look-up and a count of leads alone", () => {
    const index = indexOf(`
      L-1 2026-01-01 Created Collect_Lead
      O-1 2026-01-01 Created Contact
      O-2 2026-01-01 Created Contact
    `);
    const change = new Set(["O-2"]);
    expect(touches(index, query("JOURNEY", ["O-1"]), change)).toBe(false);
    expect(touches(index, query("LOOKUPRECORD", ["O-1", "Stage"]), change)).toBe(false);
    expect(touches(index, query("TALLY", ["new leads"]), change)).toBe(false);
    expect(touches(index, query("TALLY", ["open"]), change)).toBe(true);
    expect(touches(index, query("WINRATE", []), change)).toBe(true);
    expect(touches(index, query("JOURNEY", ["O-1"]), undefined)).toBe(true);
    // Targets are set, not recorded.
    expect(touches(index, query("TARGET", ["won amount"]), change)).toBe(false);
    expect(touches(index, query("ATTAINMENT", ["won amount"]), change)).toBe(true);
    const bySource = query("BREAKDOWN", ["Source"], { explained: query("TALLY", ["won"]) });
    expect(touches(index, bySource, new Set(["L-1"]))).toBe(true);
  });

  test("a look-up of a lead's outcome follows a deal that no longer names the lead", () => {
    const index = indexOf(`
      L-1 2026-01-01 Created Collect_Lead
      O-1 2026-01-02 Created Contact
    `);
    const change = new Set(["O-1"]);
    for (const field of ["Outcome", "Age", "Days in Stage", "Opportunity ID", "Converted", "Account"]) {
      expect(touches(index, query("LOOKUPRECORD", ["L-1", field]), change)).toBe(true);
    }
    for (const field of ["Lead ID", "Source", "Entered Collect Lead"]) {
      expect(touches(index, query("LOOKUPRECORD", ["O-1", field]), new Set(["L-1"]))).toBe(true);
    }
    expect(touches(index, query("LOOKUPRECORD", ["L-1", "Owner"]), change)).toBe(false);
  });
});
