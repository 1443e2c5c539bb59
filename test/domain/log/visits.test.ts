import { visits } from "../../../src/domain/log/visits";
import { planAdd, planTransition, planUndo, type Wish } from "../../../src/domain/planning";
import { contextAt, Desk, now, twoFunnels } from "../desk";

function worked(...saves: readonly (readonly [number, Wish])[]): Desk {
  const desk = new Desk(twoFunnels);
  const context = (daysAgo: number): ReturnType<typeof contextAt> =>
    contextAt(now - daysAgo, "Ann", "Pane", twoFunnels);
  desk.do(planAdd("opportunity", { opportunityId: "O-1", name: "Pumps" }, context(30)));
  for (const [daysAgo, wish] of saves) {
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), wish, context(daysAgo)));
  }
  return desk;
}

const stays = (desk: Desk): unknown[] =>
  visits(desk.log, desk.setup).map(({ stage, from, to, entry }) => [
    stage,
    from === null ? null : Math.round(now - from),
    to === null ? null : Math.round(now - to),
    entry,
  ]);

test("a visit lasts until the next stage; the last goes on", () => {
  expect(stays(worked([20, { stage: "Proposal" }], [10, { stage: "Negotiation" }]))).toEqual([
    ["Contact", 30, 20, "start"],
    ["Proposal", 20, 10, "forward"],
    ["Negotiation", 10, null, "forward"],
  ]);
});

test("a new owner or amount does not end a visit", () => {
  expect(stays(worked([20, { owner: "Bob" }], [10, { amount: 5 }]))).toEqual([
    ["Contact", 30, null, "start"],
  ]);
});

test("back, lost and reopened are told apart", () => {
  const desk = worked(
    [20, { stage: "Proposal" }],
    [15, { stage: "Contact" }],
    [10, { stage: "Lost", reason: "Price" }],
    [5, { stage: "Proposal" }],
  );
  expect(stays(desk).map((stay) => (stay as unknown[])[3])).toEqual([
    "start",
    "forward",
    "back",
    "closed",
    "reopened",
  ]);
});

test("skipped stages are named", () => {
  const desk = worked([20, { stage: "Won" }]);
  expect(visits(desk.log, desk.setup)[1]?.skipped).toEqual(["Proposal", "Negotiation"]);
});

test("another funnel is told", () => {
  expect(stays(worked([20, { funnel: "Partners" }]))).toEqual([
    ["Contact", 30, 20, "start"],
    ["Talking", 20, null, "otherFunnel"],
  ]);
});

test("an undone move was no visit", () => {
  const desk = worked([20, { stage: "Proposal" }]);
  const subject = { record: desk.record("O-1"), history: desk.history("O-1") };
  desk.do(planUndo(subject, undefined, contextAt(now, "Ann", "Pane", twoFunnels)));
  expect(stays(desk)).toEqual([["Contact", 30, null, "start"]]);
});

test("as of an earlier day only what had happened then counts", () => {
  const desk = worked([20, { stage: "Proposal" }], [10, { stage: "Negotiation" }]);
  expect(visits(desk.log, desk.setup, 46349 - 15).map(({ stage, to }) => [stage, to === null])).toEqual([
    ["Contact", false],
    ["Proposal", true],
  ]);
});
