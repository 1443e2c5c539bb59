import { lastCheck } from "../../../src/domain/log/history";
import type { LogEvent } from "../../../src/domain/log/event";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import { planAdd, planTransition } from "../../../src/domain/planning";
import { contextAt, Desk, now } from "../desk";

/** One deal: created, to Proposal, amount amended, to Negotiation. */
function deal(): Desk {
  const desk = new Desk();
  desk.do(planAdd("opportunity", { opportunityId: "O-1", name: "Pumps", amount: 500 }, contextAt(now - 9)));
  for (const [days, wish] of [
    [6, { stage: "Proposal" }],
    [4, { amount: 900 }],
    [2, { stage: "Negotiation" }],
  ] as const) {
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), wish, contextAt(now - days)));
  }
  return desk;
}

function edited(log: readonly LogEvent[], index: number, change: Partial<LogEvent>): LogEvent[] {
  return log.map((event, position) => (position === index ? { ...event, ...change } : event));
}

test("a log that nobody touched is intact, in any order of rows", () => {
  const { log } = deal();
  expect(verifyChain(log)).toEqual({ intact: true, rows: 4, findings: [] });
  expect(verifyChain([...log].reverse()).intact).toBe(true);
});

test("an edited row is found and named, whichever cell was changed", () => {
  const { log } = deal();
  const row = log[2]!;
  const edits: Partial<LogEvent>[] = [
    { movedAt: row.movedAt! - 1 },
    { recordedAt: row.recordedAt - 1 / 86_400_000 },
    { event: "Moved" },
    { refersTo: "O-2" },
    { fromStage: "Contact" },
    { reason: "edited" },
    { by: "Bob" },
    { via: "Cell" },
    { type: "lead" },
    { check: "X00000000000" },
    { state: { ...row.state, stage: "Won" } },
    { state: { ...row.state, funnel: "Partners" } },
    { state: { ...row.state, owner: "Bob" } },
    { state: { ...row.state, amount: 901 } },
    { state: { ...row.state, currency: "EUR" } },
    { state: { ...row.state, probability: 0.5 } },
    { state: { ...row.state, forecastCategory: "commit" } },
    { state: { ...row.state, expectedClose: 46400 } },
  ];
  for (const change of edits) {
    const report = verifyChain(edited(log, 2, change));
    expect(report.intact).toBe(false);
    expect(report.findings.map(({ event }) => event.eventId)).toContain(row.eventId);
  }
  expect(verifyChain(edited(log, 2, { eventId: "E-x" })).intact).toBe(false);
});

test("an edit of one row is said of that row only", () => {
  const { log } = deal();
  const spoilt = edited(log, 2, { by: "Bob" });
  const { findings } = verifyChain(spoilt);
  expect(findings).toEqual([{ kind: "edited", recordId: "O-1", event: spoilt[2], after: log[1]!.eventId }]);
});

test("a deleted row shows as missing before the next one", () => {
  const { log } = deal();
  const { intact, findings } = verifyChain(log.filter((_, index) => index !== 1));
  expect(intact).toBe(false);
  expect(findings).toEqual([{ kind: "missing", recordId: "O-1", event: log[2], after: log[0]!.eventId }]);
});

test("a deleted first row shows", () => {
  const { log } = deal();
  expect(verifyChain(log.slice(1)).findings.map(({ kind }) => kind)).toEqual(["missing"]);
});

test("two people writing at once make a fork, which is shown and kept", () => {
  const desk = deal();
  const record = desk.record("O-1");
  const history = desk.history("O-1");
  const one = planTransition(record, history, { stage: "Won" }, contextAt(now, "Ann"));
  const other = planTransition(record, history, { owner: "Bob" }, contextAt(now + 0.001, "Bob"));
  desk.do(one);
  desk.do(other);
  const { intact, findings } = verifyChain(desk.log);
  expect(intact).toBe(true);
  expect(findings).toEqual([
    { kind: "fork", recordId: "O-1", event: desk.log[5], after: history[3]!.eventId },
  ]);
  desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), { amount: 950 }, contextAt(now + 1)));
  expect(verifyChain(desk.log).intact).toBe(true);
});

test("a row pasted a second time is shown as repeated", () => {
  const { log } = deal();
  const { intact, findings } = verifyChain([...log, log[1]!]);
  expect(intact).toBe(true);
  expect(findings.map(({ kind, event }) => [kind, event.eventId])).toEqual([["repeated", log[1]!.eventId]]);
});

test("the last Check of a record is that of the row that was written last", () => {
  const { log } = deal();
  expect(lastCheck([...log].reverse())).toBe(log[3]!.check);
});
