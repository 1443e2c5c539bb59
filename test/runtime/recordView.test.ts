import { createIndex } from "../../src/metrics/index/funnelIndex";
import { recordView } from "../../src/runtime/recordView";
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

/** What the pane shows of a deal at a time. */
function shown(recordId: string, at: string): ReturnType<typeof recordView> {
  const history = events.filter((event) => event.recordId === recordId);
  const record = {
    type: "opportunity" as const,
    id: recordId,
    linkedId: "",
    state: history.at(-1)!.state,
    created: null,
    ended: null,
    fields: new Map(),
  };
  const index = createIndex(ledgerOf({ events, setup }));
  return recordView(record, history, { setup, index, now: day(at), problemsOf: () => [] });
}

test.each(["2026-11-30 08:00", "2026-11-30 09:59", "2026-11-30 10:01", "2026-11-30 23:00"])(
  "at %s the pane tells the days in a stage once: what stalls the deal counts no others",
  (at) => {
    const { daysInStage, path, stall } = shown("O-1", at);
    expect(daysInStage).toBe(25);
    expect(path.find(({ position }) => position === "current")?.days).toBe(25);
    expect(stall.reason).toMatchObject({ code: "stalledInStage", params: { days: 25 } });
  },
);

test("a deal that came today has been at its stage for 0 days, however late it is", () => {
  expect(shown("O-2", "2026-11-30 23:59").daysInStage).toBe(0);
  expect(shown("O-2", "2026-12-01 00:01").daysInStage).toBe(1);
});
