import { effectiveEvents } from "../../../src/domain/log/history";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import { planAdd, planConvert, planTransition } from "../../../src/domain/planning";
import { duplicateIds, findVanished, reconcileRecord } from "../../../src/domain/reconciling";
import type { RowValues } from "../../../src/domain/store/row";
import { groupByRecord } from "../../../src/domain/log/history";
import type { Via } from "../../../src/domain/store/words";
import { contextAt, Desk, now, setup, told } from "../desk";

const nothing = { events: [], patches: [], questions: [] };

function typed(values: RowValues): Desk {
  const desk = new Desk();
  desk.put("opportunity", { opportunityId: "O-1", ...values });
  return desk;
}

/** A deal at Proposal since three days ago, logged by the pane. */
function logged(): Desk {
  const desk = new Desk();
  desk.do(
    planAdd(
      "opportunity",
      { opportunityId: "O-1", name: "Pumps", owner: "Ann", amount: 500 },
      contextAt(now - 9),
    ),
  );
  desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), { stage: "Proposal" }, contextAt(now - 3)));
  return desk;
}

const dated = (desk: Desk): (string | number | null)[][] =>
  effectiveEvents(desk.log).map(({ event, state, movedAt, reason }) => [event, state.stage, movedAt, reason]);

describe("a row without a log", () => {
  test("with only a name gets its id, first stage, funnel and Created", () => {
    const desk = new Desk();
    desk.put("opportunity", { name: "Pumps" });
    const { events, patches } = desk.reconcile("", now, "Cell");
    expect(told(events)).toEqual(["Created"]);
    expect(events[0]).toMatchObject({ movedAt: now, via: "Cell", by: "unknown (grid)", reason: "" });
    const id = events[0]!.recordId;
    expect(patches).toEqual([
      {
        table: "Opportunities",
        recordId: id,
        values: { opportunityId: id, funnel: "Sales", stage: "Contact", created: now },
      },
    ]);
    expect(desk.reconcile(id, now + 1)).toEqual(nothing);
  });

  test("without id or name is still being typed", () => {
    const desk = new Desk();
    desk.put("opportunity", { amount: 5 });
    expect(desk.reconcile("", now, "Cell")).toEqual(nothing);
  });

  test("found later is dated now and marked", () => {
    const desk = typed({ name: "Pumps" });
    desk.reconcile("O-1", now);
    expect(dated(desk)).toEqual([["Created", "Contact", now, "found in the sheet"]]);
  });

  test("with a Created date is dated by it, and not marked", () => {
    const desk = typed({ name: "Pumps", stage: "Proposal", created: 46340 });
    desk.reconcile("O-1", now);
    expect(dated(desk)).toEqual([["Created", "Proposal", 46340, ""]]);
  });

  test("that is won with a Closed date was created at the first open stage and won then", () => {
    const desk = typed({ name: "Pumps", stage: "Won", created: 46300, closed: 46340 });
    desk.reconcile("O-1", now);
    expect(dated(desk)).toEqual([
      ["Created", "Contact", 46300, ""],
      ["Moved", "Won", 46340, ""],
    ]);
  });

  test("that is won with a Closed date but no Created has an undated Created", () => {
    const desk = typed({ name: "Pumps", stage: "Won", closed: 46340 });
    desk.reconcile("O-1", now);
    expect(dated(desk)).toEqual([
      ["Created", "Contact", null, ""],
      ["Moved", "Won", 46340, ""],
    ]);
  });

  test("closed on the day it was created keeps the order", () => {
    const desk = typed({ name: "Pumps", stage: "Won", created: 46340.6, closed: 46340 });
    desk.reconcile("O-1", now);
    expect(dated(desk).map(([, stage, at]) => [stage, at])).toEqual([
      ["Contact", 46340.6],
      ["Won", 46340.6],
    ]);
    expect(desk.reconcile("O-1", now + 1)).toEqual(nothing);
  });

  test("that is lost takes its reason from Loss Reason, and asks where there is none", () => {
    const desk = typed({ name: "Pumps", stage: "Lost", created: 46300, closed: 46340, lossReason: "Price" });
    expect(desk.reconcile("O-1", now).questions).toEqual([]);
    expect(dated(desk)[1]).toEqual(["Moved", "Lost", 46340, "Price"]);
    const reasonless = typed({ name: "Pumps", stage: "Lost", created: 46300, closed: 46340 });
    expect(reasonless.reconcile("O-1", now).questions.map(({ code }) => code)).toEqual(["lossReasonMissing"]);
    expect(reasonless.reconcile("O-1", now + 1)).toEqual(nothing);
  });

  test("that is won without a Closed date is won now, marked, and gets its Closed", () => {
    const desk = typed({ name: "Pumps", stage: "Won", created: 46300 });
    desk.reconcile("O-1", now);
    expect(dated(desk)[1]).toEqual(["Moved", "Won", now, "found in the sheet"]);
    expect(desk.cell("O-1", "closed")).toBe(now);
  });

  test("imported without dates has an undated Created, and keeps its blank cells", () => {
    const desk = typed({ name: "Pumps", stage: "Proposal" });
    desk.reconcile("O-1", now, "Import", "Ann");
    expect(dated(desk)).toEqual([["Created", "Proposal", null, ""]]);
    expect(desk.cell("O-1", "created")).toBe("");
    expect(desk.reconcile("O-1", now + 1)).toEqual(nothing);
  });

  test("imported as won without a Closed date is won at every as-of", () => {
    const desk = typed({ name: "Pumps", stage: "Won", created: 46300 });
    desk.reconcile("O-1", now, "Import", "Ann");
    expect(dated(desk)).toEqual([["Created", "Won", null, ""]]);
    expect(desk.reconcile("O-1", now + 1)).toEqual(nothing);
  });
});

describe("an edit in the grid", () => {
  test("of the stage is a Moved, at once and unmarked when seen as it was made", () => {
    const desk = logged();
    desk.type("O-1", { stage: "negotiation" });
    const { events } = desk.reconcile("O-1", now, "Cell");
    expect(told(events)).toEqual(["Moved Proposal → Negotiation"]);
    expect(events[0]).toMatchObject({ movedAt: now, reason: "", via: "Cell" });
    expect(verifyChain(desk.log).intact).toBe(true);
  });

  test("found later is dated now, marked, and never counted twice", () => {
    const desk = logged();
    desk.type("O-1", { stage: "Negotiation", owner: "Bob", amount: 800 });
    const record = desk.record("O-1");
    const history = desk.history("O-1");
    const one = reconcileRecord(record, history, contextAt(now, "Ann", "Repair"));
    const other = reconcileRecord(record, history, contextAt(now + 0.3, "Bob", "Cell"));
    expect(told(one.events)).toEqual(["Moved Proposal → Negotiation", "Reassigned"]);
    expect(one.events[0]?.reason).toBe("found in the sheet");
    expect(other.events.map(({ eventId }) => eventId)).toEqual(one.events.map(({ eventId }) => eventId));
    desk.log.push(...one.events, ...other.events);
    expect(effectiveEvents(desk.log)).toHaveLength(4);
    expect(verifyChain(desk.log).intact).toBe(true);
    expect(desk.reconcile("O-1", now + 1)).toEqual(nothing);
  });

  test("of amount or expected close is an Amended, of the owner a Reassigned", () => {
    const desk = logged();
    desk.type("O-1", { amount: "12,000", owner: "", expectedClose: "2026-12-24" });
    const { events } = desk.reconcile("O-1", now);
    expect(told(events)).toEqual(["Amended", "Reassigned"]);
    expect(events[1]?.state).toMatchObject({ amount: 12000, owner: "", expectedClose: 46380 });
  });

  test("to won is dated by a typed Closed, which stays as it was typed", () => {
    const desk = logged();
    desk.type("O-1", { stage: "Won", closed: 46348 });
    desk.reconcile("O-1", now);
    expect(dated(desk).at(-1)).toEqual(["Moved", "Won", 46348, ""]);
    expect(desk.cell("O-1", "closed")).toBe(46348);
    expect(desk.reconcile("O-1", now + 1)).toEqual(nothing);
  });

  test("to won without a date is won now and gets its Closed", () => {
    const desk = logged();
    desk.type("O-1", { stage: "Won" });
    desk.reconcile("O-1", now, "Cell");
    expect(desk.cell("O-1", "closed")).toBe(now);
  });

  test("back to open clears Closed and Loss Reason", () => {
    const desk = logged();
    const lose = { stage: "Lost", reason: "Price" };
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), lose, contextAt(now - 1)));
    desk.type("O-1", { stage: "Proposal" });
    const { events } = desk.reconcile("O-1", now, "Cell");
    expect(told(events)).toEqual(["Moved Lost → Proposal"]);
    expect([desk.cell("O-1", "closed"), desk.cell("O-1", "lossReason")]).toEqual(["", ""]);
  });

  test("from lost to won with the old Closed still there is won now", () => {
    const desk = logged();
    const lose = { stage: "Lost", reason: "Price" };
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), lose, contextAt(now - 1)));
    desk.type("O-1", { stage: "Won" });
    desk.reconcile("O-1", now, "Cell");
    expect(dated(desk).at(-1)?.slice(0, 3)).toEqual(["Moved", "Won", now]);
    expect([desk.cell("O-1", "closed"), desk.cell("O-1", "lossReason")]).toEqual([now, ""]);
  });

  test("that takes away Closed of a won deal is put right from the log", () => {
    const desk = logged();
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), { stage: "Won" }, contextAt(now - 1)));
    desk.type("O-1", { closed: "" });
    const { events, patches } = desk.reconcile("O-1", now);
    expect(events).toEqual([]);
    expect(patches[0]?.values).toEqual({ closed: now - 1 });
  });

  test("that only spells a name otherwise is none", () => {
    const desk = logged();
    desk.type("O-1", { stage: "提案", owner: " ann", funnel: "sales", amount: "500" });
    expect(desk.reconcile("O-1", now)).toEqual(nothing);
  });

  test("of a stage that was renamed since is none", () => {
    const desk = logged();
    const stages = setup.funnels[0]!.stages.map((stage) =>
      stage.name === "Proposal" ? { ...stage, name: "Offer", alsoCalled: ["Proposal"] } : stage,
    );
    desk.setup = { ...setup, funnels: [{ name: "Sales", stages }] };
    desk.type("O-1", { stage: "Offer" });
    expect(desk.reconcile("O-1", now)).toEqual(nothing);
  });
});

describe("what is doubtful is asked, and nothing is written", () => {
  test.each([
    ["a stage that isn't in the funnel", { stage: "Negotation" }, "stageNotInFunnelDidYouMean"],
    ["a blank stage", { stage: "" }, "stageCellBlank"],
    ["an unknown funnel", { funnel: "Retail" }, "unknownFunnel"],
    ["an amount that is no number", { amount: "a lot" }, "cellIsNoNumber"],
    ["a text where a date should be", { expectedClose: "soon" }, "cellIsNoDate"],
    ["a Closed in the future", { stage: "Won", closed: 46360 }, "closedInFuture"],
    ["a Closed before the previous event", { stage: "Won", closed: 46340 }, "closedBeforePrevious"],
    ["a Closed on an open deal", { closed: 46348 }, "closedButOpen"],
  ] as const)("%s", (_, values, code) => {
    const desk = logged();
    desk.type("O-1", values);
    const found = desk.reconcile("O-1", now);
    expect(found.questions.map((question) => question.code)).toEqual([code]);
    expect([found.events, found.patches]).toEqual([[], []]);
  });

  test("another Closed than the log's", () => {
    const desk = logged();
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), { stage: "Won" }, contextAt(now - 1)));
    desk.type("O-1", { closed: 46347 });
    expect(desk.reconcile("O-1", now).questions).toEqual([
      { code: "closedDiffers", params: { id: "O-1", date: 46347, logged: now - 1 } },
    ]);
  });

  test("an id that two rows have", () => {
    const desk = logged();
    const record = desk.record("O-1");
    expect([...duplicateIds([record, record])]).toEqual(["O-1"]);
    const context = { ...contextAt(now), isDuplicate: () => true };
    expect(reconcileRecord(record, desk.log, context).questions).toEqual([
      { code: "duplicateId", params: { id: "O-1" } },
    ]);
  });

  test("a record that no sheet shows any more", () => {
    const desk = logged();
    expect(findVanished(groupByRecord(desk.log), () => false)).toEqual([
      { code: "recordVanished", params: { id: "O-1", stage: "Proposal" } },
    ]);
    expect(findVanished(groupByRecord(desk.log), (id) => desk.rows.has(id))).toEqual([]);
  });
});

describe("a lead", () => {
  function lead(values: RowValues, via: Via = "Repair"): Desk {
    const desk = new Desk();
    desk.put("lead", { leadId: "L-1", company: "Acme", ...values });
    desk.reconcile("L-1", now - 2, via);
    return desk;
  }

  test("at an open stage without an opportunity is asked about", () => {
    const desk = lead({ stage: "Prospect", created: 46300 });
    desk.type("L-1", { stage: "Contact" });
    expect(desk.reconcile("L-1", now).questions.map(({ code }) => code)).toEqual(["leadAtOpenStage"]);
  });

  test("with a typed Opportunity ID was converted, on the typed day", () => {
    const desk = lead({ stage: "Prospect", created: 46300 });
    desk.type("L-1", { opportunityId: "O-4", converted: 46346 });
    desk.reconcile("L-1", now);
    expect(dated(desk).at(-1)).toEqual(["Converted", "Prospect", 46346, ""]);
    expect(desk.reconcile("L-1", now + 1)).toEqual(nothing);
  });

  test("with an Opportunity ID but no day was converted when that opportunity was created", () => {
    const desk = lead({ stage: "Prospect", created: 46300 });
    desk.put("opportunity", { opportunityId: "O-4", name: "Pumps", stage: "Contact", created: 46345 });
    desk.type("L-1", { opportunityId: "O-4" });
    desk.reconcile("L-1", now);
    expect(dated(desk).at(-1)?.[2]).toBe(46345);
    expect(desk.cell("L-1", "converted")).toBe(46345);
  });

  test("with a Converted day but no Opportunity ID is asked about", () => {
    const desk = lead({ stage: "Prospect", created: 46300 });
    desk.type("L-1", { converted: 46346 });
    expect(desk.reconcile("L-1", now).questions.map(({ code }) => code)).toEqual([
      "convertedWithoutOpportunity",
    ]);
  });

  test("that is imported as converted has both events", () => {
    const desk = lead({ stage: "Contact", created: 46300, converted: 46320, opportunityId: "O-4" }, "Import");
    expect(dated(desk)).toEqual([
      ["Created", "Collect Lead", 46300, ""],
      ["Converted", "Contact", 46320, ""],
    ]);
    expect(desk.reconcile("L-1", now + 1)).toEqual(nothing);
  });

  test("that is found lost was a lead first", () => {
    const desk = lead({ stage: "Lost", created: 46300 });
    expect(dated(desk)).toEqual([
      ["Created", "Collect Lead", 46300, ""],
      ["Moved", "Lost", now - 2, "found in the sheet"],
    ]);
  });

  test("that was converted and is then moved in the grid is asked about", () => {
    const desk = lead({ stage: "Prospect", created: 46300 });
    desk.do(planConvert(desk.record("L-1"), desk.history("L-1"), {}, contextAt(now - 1)));
    desk.type("L-1", { stage: "Lost" });
    expect(desk.reconcile("L-1", now).questions.map(({ code }) => code)).toEqual(["convertedLeadMoved"]);
  });
});

test("ten thousand rows that agree with the log are compared in a fraction of a second", () => {
  const desk = logged();
  const record = desk.record("O-1");
  const context = contextAt(now);
  const compare = (): void => {
    for (let count = 0; count < 10_000; count++) reconcileRecord(record, desk.log, context);
  };
  compare();
  const start = performance.now();
  compare();
  // About 100 ms by itself; a build machine shared with others gets far more.
  expect(performance.now() - start).toBeLessThan(1500);
});
