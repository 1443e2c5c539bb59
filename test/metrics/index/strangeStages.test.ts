import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { ledgerOf, log, query } from "../ledger";

test("A log in which every row names another stage and another funnel is still read and counted", () => {
  const [plain] = log("O-0 2026-01-01 Created Contact");
  const events = Array.from({ length: 66_000 }, (_, index) => ({
    ...plain!,
    eventId: `E-${String(index)}`,
    recordId: `O-${String(index)}`,
    state: { ...plain!.state, stage: `Stage ${String(index)}`, funnel: `Funnel ${String(index % 900)}` },
  }));
  const index = createIndex(ledgerOf({ events }));
  const context = { today: plain!.recordedAt + 10, now: plain!.recordedAt + 10.5 };
  expect(evaluate(index, query("TALLY", ["open"]), context)).toEqual({ kind: "value", value: 66_000 });
  expect(evaluate(index, query("TALLY", ["won"]), context)).toEqual({ kind: "value", value: 0 });
  expect(evaluate(index, query("LOOKUPRECORD", ["O-65000", "Moves"]), context)).toEqual({
    kind: "value",
    value: 0,
  });
  expect(evaluate(index, query("LOOKUPRECORD", ["O-59000", "Stage"]), context)).toEqual({
    kind: "value",
    value: "Stage 59000",
  });
});
