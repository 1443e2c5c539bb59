import { createIndex } from "../../src/metrics/index/funnelIndex";
import { batchView, recordView } from "../../src/runtime/recordView";
import type { ViewOf } from "../../src/runtime/recordView";
import type { StoreRecord } from "../../src/domain/store/record";
import { day, funnel, ledgerOf, log, setupWith } from "../metrics/ledger";

const selling = funnel("Sales", "Contact, Proposal, Won:won, Lost:lost");
const setup = setupWith({
  funnels: [{ ...selling, stages: selling.stages.map((stage) => ({ ...stage, stallDays: 20 })) }],
});
const events = log(`
  O-1 2026-11-01T09:00 Created Contact
  O-1 2026-11-05T10:00 Moved Proposal
  O-2 2026-11-30T09:30 Created Contact
`);

const historyOf = (recordId: string): typeof events => events.filter((event) => event.recordId === recordId);

const dealOf = (recordId: string): StoreRecord => ({
  type: "opportunity",
  id: recordId,
  linkedId: "",
  state: historyOf(recordId).at(-1)!.state,
  created: null,
  ended: null,
  fields: new Map(),
});

const at = (time: string): ViewOf => ({
  setup,
  index: createIndex(ledgerOf({ events, setup })),
  now: day(time),
  problemsOf: () => [],
});

/** What the pane shows of a deal at a time. */
function shown(recordId: string, time: string): ReturnType<typeof recordView> {
  return recordView(dealOf(recordId), historyOf(recordId), at(time));
}

test.each(["2026-11-30 08:00", "2026-11-30 09:59", "2026-11-30 10:01", "2026-11-30 23:00"])(
  "at %s the pane tells the days in a stage once: what stalls the deal counts no others",
  (time) => {
    const { daysInStage, path, stall } = shown("O-1", time);
    expect(daysInStage).toBe(25);
    expect(path.find(({ position }) => position === "current")?.days).toBe(25);
    expect(stall.reason).toMatchObject({ code: "stalledInStage", params: { days: 25 } });
  },
);

test("a deal that came today has been at its stage for 0 days, however late it is", () => {
  expect(shown("O-2", "2026-11-30 23:59").daysInStage).toBe(0);
  expect(shown("O-2", "2026-12-01 00:01").daysInStage).toBe(1);
});

test("several deals are counted in the order of their funnel's stages, whatever their order in the sheet", () => {
  const { stages } = batchView([dealOf("O-1"), dealOf("O-2")], at("2026-12-01"));
  expect(stages).toEqual([
    { stage: "Contact", count: 1 },
    { stage: "Proposal", count: 1 },
  ]);
});

test("what several deals are worth is summed in each currency apart, the base currency where none is written", () => {
  const worth = (amount: number | null, currency: string): StoreRecord => {
    const deal = dealOf("O-1");
    return { ...deal, state: { ...deal.state, amount, currency } };
  };
  const view = {
    ...at("2026-12-01"),
    setup: { ...setup, settings: { ...setup.settings, baseCurrency: "USD" } },
  };
  const deals = [worth(100, ""), worth(20, "EUR"), worth(5, "USD"), worth(null, "")];
  expect(batchView(deals, view).amounts).toEqual([
    { currency: "USD", amount: 105 },
    { currency: "EUR", amount: 20 },
  ]);
});
