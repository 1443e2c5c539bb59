import { planActivity } from "../../../src/domain/planning";
import { contextAt, Desk, done, now, refused } from "../desk";

const record = new Desk().put("lead", { leadId: "L-1", company: "Acme", stage: "Prospect" });
const context = contextAt(now);

test("a call is a row in Activities and sets the next contact", () => {
  const plan = done(
    planActivity(record, { kind: "电话", summary: "wants a quote", nextContact: 46352 }, context),
  );
  expect(plan.newRows[0]?.values).toMatchObject({
    at: now,
    recordId: "L-1",
    kind: "Call",
    by: "Ann",
    summary: "wants a quote",
    nextContact: 46352,
  });
  expect(plan.patches).toEqual([{ table: "Leads", recordId: "L-1", values: { nextContact: 46352 } }]);
  expect(plan.events).toEqual([]);
});

test("without a next contact the record's stays", () => {
  expect(done(planActivity(record, { kind: "Visit", at: 46340 }, context)).patches).toEqual([]);
});

test("nothing said is refused, and so is the future", () => {
  expect(refused(planActivity(record, {}, context)).code).toBe("activityEmpty");
  expect(refused(planActivity(record, { kind: "Call", at: 46351 }, context)).code).toBe("dateInFuture");
});
