import { verifyChain } from "../../../src/domain/log/verifyChain";
import { planAdd } from "../../../src/domain/planning";
import { contextAt, Desk, done, now, refused, setup, told, twoFunnels } from "../desk";

const context = contextAt(now);

test("a lead with only a company gets an id, the first stage, the funnel and its Created", () => {
  const plan = done(planAdd("lead", { company: "Acme" }, context));
  expect(told(plan.events)).toEqual(["Created"]);
  expect(plan.events[0]).toMatchObject({ type: "lead", movedAt: now, recordedAt: now, fromStage: "" });
  expect(plan.newRows[0]).toMatchObject({
    table: "Leads",
    values: { company: "Acme", funnel: "Sales", stage: "Collect Lead", created: now },
  });
  expect(plan.newRows[0]?.recordId).toBe(plan.newRows[0]?.values.leadId);
});

test("an opportunity begins at the first open stage", () => {
  const { events, newRows } = done(
    planAdd("opportunity", { name: "Pumps", amount: "12,500", owner: "Ann" }, context),
  );
  expect(events[0]?.state).toMatchObject({ stage: "Contact", amount: 12500, owner: "Ann" });
  expect(newRows[0]?.values).toMatchObject({ stage: "Contact", amount: 12500 });
});

test("in a Chinese workbook the words are Chinese", () => {
  const chinese = contextAt(now, "小王", "Pane", {
    ...setup,
    settings: { ...setup.settings, locale: "zh-CN" },
  });
  const { newRows } = done(planAdd("opportunity", { name: "水泵", forecastCategory: "commit" }, chinese));
  expect(newRows[0]?.values.forecastCategory).toBe("承诺");
});

test("a lead can be recorded as of a day in the past, an opportunity in another funnel", () => {
  expect(done(planAdd("lead", { company: "Acme", created: 46300 }, context)).events[0]?.movedAt).toBe(46300);
  const partners = contextAt(now, "Ann", "Pane", twoFunnels);
  const { events } = done(planAdd("opportunity", { name: "Pumps", funnel: "Partners" }, partners));
  expect(events[0]?.state).toMatchObject({ funnel: "Partners", stage: "Talking" });
});

test("a deal that is won already is created as won and closed", () => {
  const { newRows } = done(planAdd("opportunity", { name: "Pumps", stage: "Won", created: 46340 }, context));
  expect(newRows[0]?.values).toMatchObject({ stage: "Won", created: 46340, closed: 46340 });
});

test("extra columns are kept as they are", () => {
  const { newRows } = done(planAdd("lead", { company: "Acme", Region: "North" }, context));
  expect(newRows[0]?.values.Region).toBe("North");
});

test.each([
  [{ stage: "Prospect" }, "nameMissing"],
  [{ company: "Acme", stage: "Prospekt" }, "stageNotInFunnelDidYouMean"],
  [{ company: "Acme", stage: "Contact" }, "convertFirst"],
  [{ company: "Acme", created: "soon" }, "cellIsNoDate"],
  [{ company: "Acme", created: 46360 }, "dateInFuture"],
  [{ company: "Acme", leadId: "L-1" }, "duplicateId"],
] as const)("a lead with %o is refused: %s", (fields, code) => {
  expect(refused(planAdd("lead", fields, context, (id) => id === "L-1")).code).toBe(code);
});

test("a lost deal without a reason is refused", () => {
  expect(refused(planAdd("opportunity", { name: "Pumps", stage: "Lost" }, context)).code).toBe(
    "lossReasonMissing",
  );
  const { newRows } = done(
    planAdd("opportunity", { name: "Pumps", stage: "Lost", lossReason: "price" }, context),
  );
  expect(newRows[0]?.values.lossReason).toBe("Price");
});

test("a row that was written while its event was cut off is logged as the same event by whoever finds it", () => {
  const plan = done(planAdd("opportunity", { opportunityId: "O-1", name: "Pumps", amount: 5 }, context));
  const desk = new Desk();
  desk.put("opportunity", plan.newRows[0]!.values);
  const found = desk.reconcile("O-1", now + 1);
  expect(found.events.map(({ eventId }) => eventId)).toEqual(plan.events.map(({ eventId }) => eventId));
  expect(verifyChain(desk.log).intact).toBe(true);
});
