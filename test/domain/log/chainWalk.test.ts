import fc from "fast-check";
import { ChainWalk } from "../../../src/domain/log/chainWalk";
import { LastChecksBy } from "../../../src/domain/log/lastChecksBy";
import type { LogEvent } from "../../../src/domain/log/event";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import { planAdd, planTransition } from "../../../src/domain/planning";
import { contextAt, Desk, now } from "../desk";

/** Three deals whose rows come in turns: created ten days ago, then moved a day apart each. */
function threeDeals(): LogEvent[] {
  const desk = new Desk();
  for (const id of ["O-1", "O-2", "O-3"])
    desk.do(planAdd("opportunity", { opportunityId: id, name: id }, contextAt(now - 10)));
  for (const [days, stage] of [
    [6, "Proposal"],
    [4, "Negotiation"],
    [2, "Won"],
  ] as const) {
    for (const id of ["O-1", "O-2", "O-3"])
      desk.do(planTransition(desk.record(id), desk.history(id), { stage }, contextAt(now - days)));
  }
  return desk.log;
}

function walked(log: readonly LogEvent[]): ChainWalk {
  const walk = new ChainWalk();
  for (const event of log) walk.take(event);
  return walk;
}

test("a log in the order of writing leaves no record in doubt, and its rows are counted", () => {
  const walk = walked(threeDeals());
  expect([...walk.doubtful]).toEqual([]);
  expect(walk.rows).toBe(12);
});

test("whatever is edited, deleted or repeated, every record with a finding is in doubt, and no record that was left alone", () => {
  const log = threeDeals();
  const edits: readonly ((event: LogEvent) => LogEvent)[] = [
    (event) => ({ ...event, by: "Bob" }),
    (event) => ({ ...event, recordedAt: event.recordedAt - 5 }),
    (event) => ({ ...event, movedAt: (event.movedAt ?? 0) + 1 }),
    (event) => ({ ...event, check: "" }),
    (event) => ({ ...event, state: { ...event.state, amount: 1 } }),
  ];
  const spoiling = fc.record({
    row: fc.nat(log.length - 1),
    how: fc.constantFrom(...edits, "deleted", "repeated"),
  });
  fc.assert(
    fc.property(spoiling, ({ row, how }) => {
      const event = log[row]!;
      const spoilt = log.flatMap((each, place) => {
        if (place !== row) return [each];
        if (typeof how === "function") return [how(each)];
        return how === "deleted" ? [] : [each, each];
      });
      const { doubtful } = walked(spoilt);
      for (const { recordId } of verifyChain(spoilt).findings) expect(doubtful).toContain(recordId);
      for (const id of doubtful) expect(id).toBe(event.recordId);
    }),
  );
});

test("the last Checks by an instant are those of the rows recorded until then, in whatever order they come", () => {
  const log = threeDeals();
  fc.assert(
    fc.property(fc.shuffledSubarray(log, { minLength: log.length }), fc.nat(12), (rows, days) => {
      const until = now - days;
      const lasts = new LastChecksBy(until);
      for (const event of rows) lasts.take(event);
      const expected = new Map(
        log.filter(({ recordedAt }) => recordedAt <= until).map(({ recordId, check }) => [recordId, check]),
      );
      expect(new Map(lasts.all())).toEqual(expected);
    }),
  );
});
