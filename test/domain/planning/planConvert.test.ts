import { verifyChain } from "../../../src/domain/log/verifyChain";
import { planAdd, planConvert, planTransition, type ConvertWish } from "../../../src/domain/planning";
import type { Plan } from "../../../src/domain/planning/plan";
import type { Result } from "../../../src/domain/result";
import { contextAt, Desk, now, refused, told, twoFunnels } from "../desk";

function withLead(): Desk {
  const desk = new Desk(twoFunnels);
  const fields = {
    leadId: "L-1",
    company: "Acme",
    contact: "Jo",
    owner: "Ann",
    channel: "Online",
    nextStep: "call",
  };
  desk.do(planAdd("lead", fields, contextAt(now - 9, "Ann", "Pane", twoFunnels)));
  return desk;
}

function convert(desk: Desk, wish: ConvertWish = {}, at = now): Result<Plan> {
  return planConvert(desk.record("L-1"), desk.history("L-1"), wish, contextAt(at, "Ann", "Pane", desk.setup));
}

test("a conversion is Converted on the lead and Created on the opportunity, each naming the other", () => {
  const desk = withLead();
  const plan = desk.do(convert(desk, { amount: 5000, expectedClose: 46400 }));
  const id = plan.newRows[0]!.recordId;
  expect(told(plan.events)).toEqual([`Converted ${id}`, "Created L-1"]);
  expect(plan.events.map(({ state }) => state.stage)).toEqual(["Collect Lead", "Contact"]);
  expect(plan.events[1]).toMatchObject({
    recordId: id,
    type: "opportunity",
    movedAt: plan.events[0]!.movedAt,
  });
  expect(plan.patches).toEqual([
    { table: "Leads", recordId: "L-1", values: { converted: now, opportunityId: id } },
  ]);
  expect(verifyChain(desk.log)).toMatchObject({ intact: true, findings: [] });
});

test("the opportunity takes company, owner, channel and next step from the lead", () => {
  const desk = withLead();
  const { newRows } = desk.do(convert(desk, { amount: 5000 }));
  expect(newRows[0]?.values).toMatchObject({
    leadId: "L-1",
    name: "Acme",
    account: "Acme",
    owner: "Ann",
    channel: "Online",
    nextStep: "call",
    amount: 5000,
    funnel: "Sales",
    stage: "Contact",
    created: now,
  });
});

test("another owner, name and funnel can be chosen", () => {
  const desk = withLead();
  const { newRows, events } = desk.do(convert(desk, { owner: "Bob", name: "Pumps", funnel: "Partners" }));
  expect(newRows[0]?.values).toMatchObject({
    owner: "Bob",
    name: "Pumps",
    funnel: "Partners",
    stage: "Talking",
  });
  expect(events[0]?.state.owner).toBe("Ann");
});

test("converting twice is refused, naming the opportunity", () => {
  const desk = withLead();
  const id = desk.do(convert(desk)).newRows[0]!.recordId;
  expect(refused(convert(desk))).toEqual({
    code: "alreadyConverted",
    params: { id: "L-1", opportunity: id },
  });
});

test("a converted lead moves no more", () => {
  const desk = withLead();
  desk.do(convert(desk));
  const context = contextAt(now + 1, "Ann", "Pane", twoFunnels);
  const moved = planTransition(desk.record("L-1"), desk.history("L-1"), { stage: "Prospect" }, context);
  expect(refused(moved).code).toBe("alreadyConverted");
  const owned = planTransition(desk.record("L-1"), desk.history("L-1"), { owner: "Bob" }, context);
  expect(owned.ok).toBe(true);
});

test("a lost lead must be reopened before", () => {
  const desk = withLead();
  const context = contextAt(now - 1, "Ann", "Pane", twoFunnels);
  desk.do(
    planTransition(desk.record("L-1"), desk.history("L-1"), { stage: "Lost", reason: "Price" }, context),
  );
  expect(refused(convert(desk)).code).toBe("reopenBeforeConverting");
});

test("linking an opportunity that is there makes no Created", () => {
  const desk = withLead();
  desk.do(
    planAdd(
      "opportunity",
      { opportunityId: "O-7", name: "Pumps" },
      contextAt(now - 2, "Ann", "Pane", twoFunnels),
    ),
  );
  const plan = desk.do(convert(desk, { opportunity: desk.record("O-7") }));
  expect(told(plan.events)).toEqual(["Converted O-7"]);
  expect(plan.newRows).toEqual([]);
  expect(desk.cell("O-7", "leadId")).toBe("L-1");
  expect(desk.reconcile("O-7", now + 1)).toEqual({ events: [], patches: [], questions: [] });
});

test("an opportunity that belongs to another lead is refused", () => {
  const desk = withLead();
  const fields = { opportunityId: "O-7", name: "Pumps", leadId: "L-9" };
  desk.do(planAdd("opportunity", fields, contextAt(now - 2, "Ann", "Pane", twoFunnels)));
  expect(refused(convert(desk, { opportunity: desk.record("O-7") })).code).toBe("opportunityHasLead");
  expect(refused(convert(desk, { opportunity: desk.record("L-1") })).code).toBe("notAnOpportunity");
});

test("a conversion can be dated back, but not before the lead's previous event", () => {
  const desk = withLead();
  expect(refused(convert(desk, { at: 46330 })).code).toBe("dateBeforePrevious");
  const plan = desk.do(convert(desk, { at: 46345 }));
  expect(plan.events.map(({ movedAt }) => movedAt)).toEqual([46345, 46345]);
  expect(desk.cell("L-1", "converted")).toBe(46345);
});

test("after a conversion both rows agree with the log", () => {
  const desk = withLead();
  const id = desk.do(convert(desk)).newRows[0]!.recordId;
  expect(desk.reconcile("L-1", now + 1)).toEqual({ events: [], patches: [], questions: [] });
  expect(desk.reconcile(id, now + 1)).toEqual({ events: [], patches: [], questions: [] });
});
