import { fromMilliseconds, toMilliseconds } from "../../../src/domain/dates/serial";
import { stateAt } from "../../../src/domain/log/history";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import { planAdd, planTransition, type Wish } from "../../../src/domain/planning";
import type { Plan } from "../../../src/domain/planning/plan";
import type { Result } from "../../../src/domain/result";
import type { Setup } from "../../../src/domain/store/setup";
import { contextAt, Desk, done, now, refused, setup, told, twoFunnels } from "../desk";

/** A deal at Proposal: created nine days ago, moved six days ago. */
function atProposal(over: Setup = setup): Desk {
  const desk = new Desk(over);
  const fields = {
    opportunityId: "O-1",
    name: "Pumps",
    owner: "Ann",
    amount: 500,
    currency: "USD",
    nextStep: "",
  };
  desk.do(planAdd("opportunity", fields, contextAt(now - 9, "Ann", "Pane", over)));
  save(desk, { stage: "Proposal" }, now - 6);
  return desk;
}

function lead(): Desk {
  const desk = new Desk();
  desk.do(planAdd("lead", { leadId: "L-1", company: "Acme", owner: "" }, contextAt(now - 9)));
  return desk;
}

function plan(desk: Desk, wish: Wish, at = now, id = "O-1"): Result<Plan> {
  return planTransition(desk.record(id), desk.history(id), wish, contextAt(at, "Ann", "Pane", desk.setup));
}

function save(desk: Desk, wish: Wish, at = now, id = "O-1"): Plan {
  return desk.do(plan(desk, wish, at, id));
}

describe("moving", () => {
  test("to the next stage writes one Moved and the Stage cell", () => {
    const desk = atProposal();
    const moved = save(desk, { stage: "Negotiation" });
    expect(told(moved.events)).toEqual(["Moved Proposal → Negotiation"]);
    expect(moved.patches).toEqual([
      { table: "Opportunities", recordId: "O-1", values: { stage: "Negotiation" } },
    ]);
    expect(moved.events[0]).toMatchObject({
      movedAt: now,
      recordedAt: now,
      by: "Ann",
      via: "Pane",
      type: "opportunity",
    });
    expect(verifyChain(desk.log).intact).toBe(true);
  });

  test("may skip stages and go back; a stage is understood in either language and any case", () => {
    const desk = atProposal();
    expect(told(save(desk, { stage: "达成联系" }).events)).toEqual(["Moved Proposal → Contact"]);
    expect(told(save(desk, { stage: "negotiation " }).events)).toEqual(["Moved Contact → Negotiation"]);
  });

  test("stage, amount and note in one save are one Moved; a new owner is a Reassigned after it", () => {
    const desk = atProposal();
    const { events, patches } = save(desk, {
      stage: "Negotiation",
      amount: 900,
      owner: "Bob",
      note: "wants a discount",
    });
    expect(told(events)).toEqual(["Moved Proposal → Negotiation", "Reassigned"]);
    expect(events.map(({ state }) => [state.owner, state.amount])).toEqual([
      ["Ann", 900],
      ["Bob", 900],
    ]);
    expect(events.map(({ reason }) => reason)).toEqual(["wants a discount", ""]);
    expect(patches[0]?.values).toEqual({ stage: "Negotiation", amount: 900, owner: "Bob" });
  });

  test("rows written together are recorded one millisecond apart", () => {
    const { events } = save(atProposal(), { stage: "Negotiation", owner: "Bob" });
    expect(toMilliseconds(events[1]!.recordedAt) - toMilliseconds(events[0]!.recordedAt)).toBe(1);
  });

  test("a row is never recorded before the one it follows, even if a colleague's clock runs ahead", () => {
    const desk = atProposal();
    save(desk, { stage: "Negotiation" }, now + 0.002);
    const { events } = save(desk, { amount: 700 }, now);
    expect(events[0]!.recordedAt).toBeGreaterThan(now + 0.002);
    expect(verifyChain(desk.log)).toMatchObject({ intact: true, findings: [] });
  });

  test("to another funnel takes the stage of that name or the first of its type there", () => {
    const desk = atProposal(twoFunnels);
    const { events, patches } = save(desk, { funnel: "partners" });
    expect(told(events)).toEqual(["Moved Proposal → Talking"]);
    expect(patches[0]?.values).toEqual({ funnel: "Partners", stage: "Talking" });
  });

  test("to a stage that isn't in the funnel is refused with the nearest one", () => {
    expect(refused(plan(atProposal(), { stage: "Negotation" }))).toEqual({
      code: "stageNotInFunnelDidYouMean",
      params: { stage: "Negotation", funnel: "Sales", nearest: "Negotiation" },
    });
    expect(refused(plan(atProposal(), { stage: "Shipped" })).code).toBe("stageNotInFunnel");
    expect(refused(plan(atProposal(twoFunnels), { stage: "Signing" }))).toEqual({
      code: "stageOfOtherFunnel",
      params: { stage: "Signing", funnel: "Sales", other: "Partners" },
    });
    expect(refused(plan(atProposal(), { funnel: "Sale" })).code).toBe("unknownFunnelDidYouMean");
  });

  test("to where it already is, with nothing else, is nothing", () => {
    expect(refused(plan(atProposal(), { stage: "Proposal", amount: 500, owner: "ann" })).code).toBe(
      "nothingChanged",
    );
  });

  test("a stage asks for its required fields, from the row or from the form", () => {
    const stages = setup.funnels[0]!.stages.map((stage) =>
      stage.name === "Negotiation" ? { ...stage, requiredFields: ["expectedClose", "contractNo"] } : stage,
    );
    const desk = atProposal({ ...setup, funnels: [{ name: "Sales", stages }] });
    expect(refused(plan(desk, { stage: "Negotiation" }))).toEqual({
      code: "fieldsMissing",
      params: { id: "O-1", stage: "Negotiation", fields: "Expected Close, Contract No", count: 2 },
    });
    const moved = done(
      plan(desk, { stage: "Negotiation", expectedClose: 46400, fields: { contractNo: "C-7" } }),
    );
    expect(moved.patches[0]?.values).toEqual({
      stage: "Negotiation",
      expectedClose: 46400,
      contractNo: "C-7",
    });
  });
});

describe("closing", () => {
  test("won sets Closed to the moment of the move", () => {
    const { patches } = save(atProposal(), { stage: "Won" });
    expect(patches[0]?.values).toEqual({ stage: "Won", closed: now });
  });

  test("lost needs a reason, by the list's spelling; the note stands behind it in the log", () => {
    const desk = atProposal();
    expect(refused(plan(desk, { stage: "Lost" })).code).toBe("lossReasonMissing");
    const { events, patches } = save(desk, { stage: "Lost", reason: "价格", note: "10 % over" });
    expect(events[0]?.reason).toBe("Price — 10 % over");
    expect(patches[0]?.values).toEqual({ stage: "Lost", closed: now, lossReason: "Price" });
  });

  test("another loss reason later is an Amended with that reason", () => {
    const desk = atProposal();
    save(desk, { stage: "Lost", reason: "Price" }, now - 1);
    expect(refused(plan(desk, { stage: "Lost", reason: "price" })).code).toBe("nothingChanged");
    const { events, patches } = save(desk, { reason: "No budget" });
    expect(events.map(({ event, reason }) => [event, reason])).toEqual([["Amended", "No budget"]]);
    expect(patches[0]?.values).toEqual({ lossReason: "No budget" });
  });

  test("invalid needs no reason", () => {
    expect(save(atProposal(), { stage: "Invalid" }).patches[0]?.values).toEqual({
      stage: "Invalid",
      closed: now,
    });
  });

  test("reopening clears Closed and Loss Reason", () => {
    const desk = atProposal();
    save(desk, { stage: "Lost", reason: "Price" }, now - 1);
    const { events, patches } = save(desk, { stage: "Negotiation" });
    expect(told(events)).toEqual(["Moved Lost → Negotiation"]);
    expect(patches[0]?.values).toEqual({ stage: "Negotiation", closed: "", lossReason: "" });
  });

  test("after-sales keeps the day on which the deal was won", () => {
    const desk = atProposal();
    save(desk, { stage: "Won" }, now - 3);
    expect(save(desk, { stage: "After-sales" }).patches[0]?.values).toEqual({ stage: "After-sales" });
    expect(desk.cell("O-1", "closed")).toBe(now - 3);
  });
});

describe("dates", () => {
  test("a day in the past is kept as a date without a time", () => {
    const desk = atProposal();
    const { events, patches } = save(desk, { stage: "Won", at: 46345 });
    expect(events[0]).toMatchObject({ movedAt: 46345, recordedAt: now });
    expect(patches[0]?.values.closed).toBe(46345);
  });

  test("today means now", () => {
    expect(save(atProposal(), { stage: "Won", at: 46349 }).events[0]?.movedAt).toBe(now);
  });

  test("the future is refused", () => {
    expect(refused(plan(atProposal(), { stage: "Won", at: 46350 }))).toEqual({
      code: "dateInFuture",
      params: { date: 46350 },
    });
    expect(refused(plan(atProposal(), { stage: "Won", at: now + 0.01 })).code).toBe("dateInFuture");
  });

  test("a day before the previous event is refused, naming that event and its date", () => {
    expect(refused(plan(atProposal(), { stage: "Won", at: 46342 }))).toEqual({
      code: "dateBeforePrevious",
      params: { date: 46342, previous: now - 6, stage: "Proposal" },
    });
  });

  test("on the very day of the previous event the new one stands right after it", () => {
    const desk = atProposal();
    const moved = save(desk, { stage: "Negotiation", at: 46343 });
    expect(moved.events[0]?.movedAt).toBe(now - 6);
    expect(moved.notices.map(({ code }) => code)).toEqual(["dateTakesPreviousTime"]);
    expect(stateAt(desk.log)?.stage).toBe("Negotiation");
  });

  test("what is no date is refused", () => {
    expect(refused(plan(atProposal(), { stage: "Won", at: 17 })).code).toBe("dateUnreadable");
  });

  test("a move at midnight sharp keeps its time", () => {
    const desk = atProposal();
    const midnight = 46350;
    const { events } = save(desk, { stage: "Won" }, midnight);
    expect(events[0]?.movedAt).toBe(fromMilliseconds(toMilliseconds(midnight) + 1));
  });
});

describe("without a new stage", () => {
  test("amount, probability, category and expected close are one Amended", () => {
    const desk = atProposal();
    const wish = { amount: 800, probability: 0.45, forecastCategory: "争取", expectedClose: 46400 };
    const { events, patches } = save(desk, wish);
    expect(told(events)).toEqual(["Amended"]);
    expect(events[0]?.state).toMatchObject({
      stage: "Proposal",
      amount: 800,
      probability: 0.45,
      forecastCategory: "best case",
    });
    expect(patches[0]?.values).toEqual({ ...wish, forecastCategory: "best case" });
  });

  test("a typed probability survives every move", () => {
    const desk = atProposal();
    save(desk, { probability: 0.45 }, now - 1);
    expect(save(desk, { stage: "Negotiation" }).events[0]?.state.probability).toBe(0.45);
  });

  test("amount and owner are an Amended and a Reassigned", () => {
    expect(told(save(atProposal(), { amount: 800, owner: "Bob" }).events)).toEqual(["Amended", "Reassigned"]);
  });

  test("claiming from the pool and returning to it are Reassigned", () => {
    const desk = lead();
    const claimed = save(desk, { owner: "Ann" }, now - 1, "L-1");
    expect(claimed.events.map(({ event, state }) => [event, state.owner])).toEqual([["Reassigned", "Ann"]]);
    const returned = save(desk, { owner: "" }, now, "L-1");
    expect(returned.events.map(({ event, state }) => [event, state.owner])).toEqual([["Reassigned", ""]]);
    expect(desk.cell("L-1", "owner")).toBe("");
  });

  test("next contact and next step alone change cells and write no event", () => {
    const { events, patches } = save(atProposal(), { nextContact: 46355, nextStep: "call" });
    expect(events).toEqual([]);
    expect(patches[0]?.values).toEqual({ nextContact: 46355, nextStep: "call" });
  });

  test("a note alone is kept in the log", () => {
    const { events } = save(atProposal(), { note: "spoke to the buyer" });
    expect(events.map(({ event, reason }) => [event, reason])).toEqual([["Amended", "spoke to the buyer"]]);
  });

  test("an owner who has left is refused", () => {
    const people = [{ owner: "Bob", team: "", manager: "", role: undefined, joined: undefined, left: 46300 }];
    expect(refused(plan(atProposal({ ...setup, people }), { owner: "bob" }))).toEqual({
      code: "ownerHasLeft",
      params: { owner: "Bob", left: 46300 },
    });
  });

  test("an owner who isn't in People is taken, with a word about it", () => {
    const people = [
      { owner: "Robert", team: "", manager: "", role: undefined, joined: undefined, left: undefined },
    ];
    const { notices } = save(atProposal({ ...setup, people }), { owner: "Robret" });
    expect(notices).toEqual([
      { code: "ownerNotInPeopleDidYouMean", params: { owner: "Robret", nearest: "Robert" } },
    ]);
  });

  test("what is no probability or category is refused", () => {
    expect(refused(plan(atProposal(), { probability: 50 })).code).toBe("probabilityUnreadable");
    expect(refused(plan(atProposal(), { forecastCategory: "sure" })).code).toBe("unknownForecastCategory");
  });
});

describe("leads", () => {
  test("move among their lead stages", () => {
    expect(told(save(lead(), { stage: "Prospect" }, now, "L-1").events)).toEqual([
      "Moved Collect Lead → Prospect",
    ]);
  });

  test("can't be moved to an open or won stage: they are converted", () => {
    expect(refused(plan(lead(), { stage: "Contact" }, now, "L-1")).code).toBe("convertFirst");
    expect(refused(plan(lead(), { stage: "Won" }, now, "L-1")).code).toBe("convertFirst");
  });

  test("are disqualified as lost, with a reason, or invalid", () => {
    const desk = lead();
    const { events, patches } = save(desk, { stage: "Lost", reason: "no need" }, now, "L-1");
    expect(events[0]?.reason).toBe("no need");
    expect(patches[0]?.values).toEqual({ stage: "Lost" });
    expect(told(save(lead(), { stage: "Invalid" }, now, "L-1").events)).toEqual([
      "Moved Collect Lead → Invalid",
    ]);
  });
});

describe("a row that the log does not know yet", () => {
  test("gets its Created before its move", () => {
    const desk = new Desk();
    desk.put("opportunity", { opportunityId: "O-5", name: "Valves", stage: "Contact", created: 46340 });
    const { events } = save(desk, { stage: "Proposal" }, now, "O-5");
    expect(told(events)).toEqual(["Created", "Moved Contact → Proposal"]);
    expect(events.map(({ via, by }) => [via, by])).toEqual([
      ["Repair", "unknown (grid)"],
      ["Pane", "Ann"],
    ]);
    expect(verifyChain(desk.log).intact).toBe(true);
  });

  test("an edit in the grid becomes its event before the move that follows it", () => {
    const desk = atProposal();
    desk.type("O-1", { amount: 650 });
    expect(told(save(desk, { stage: "Negotiation" }).events)).toEqual([
      "Amended",
      "Moved Proposal → Negotiation",
    ]);
  });

  test("a stage that can't be read is set right by a move", () => {
    const desk = atProposal();
    desk.type("O-1", { stage: "Propsal" });
    expect(save(desk, { stage: "Negotiation" }).patches[0]?.values).toEqual({ stage: "Negotiation" });
  });

  test("without a log, a row that can't be read is asked about first", () => {
    const desk = new Desk();
    desk.put("opportunity", { opportunityId: "O-5", name: "Valves", stage: "Contakt" });
    expect(refused(plan(desk, { stage: "Proposal" }, now, "O-5")).code).toBe("stageNotInFunnelDidYouMean");
  });
});
