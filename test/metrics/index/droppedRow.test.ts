import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { day, ledgerOf, log, query, rows } from "../ledger";

const today = day("2026-06-30");
const context = { today, now: today + 0.5 };

test("An activity of a lead whose row was deleted before the log had it counts as that of a lead that never was", () => {
  const activities = [
    {
      activityId: "A-1",
      at: day("2026-03-01"),
      recordId: "L-9",
      kind: "",
      by: "",
      summary: "",
      nextContact: null,
    },
  ];
  const events = log("O-1 2026-01-10 Created Contact owner=Ann");
  const byOwner = query("BREAKDOWN", ["Owner"], { explained: query("TALLY", ["activities"]) });
  const kept = createIndex(ledgerOf({ events, activities, records: rows("L-9 company=Acme") }));
  kept.removeRecord("L-9", "lead");
  expect(evaluate(kept, byOwner, context)).toEqual(
    evaluate(createIndex(ledgerOf({ events, activities })), byOwner, context),
  );
});
