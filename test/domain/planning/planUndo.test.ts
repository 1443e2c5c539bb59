import type { CellValue } from "../../../src/domain/cell";
import { effectiveEvents, stateAt } from "../../../src/domain/log/history";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import {
  linkedToUndo,
  planAdd,
  planConvert,
  planTransition,
  planUndo,
  type Plan,
  type Wish,
} from "../../../src/domain/planning";
import type { Result } from "../../../src/domain/result";
import { contextAt, Desk, now, refused, told } from "../desk";

function withDeal(): Desk {
  const desk = new Desk();
  desk.do(
    planAdd(
      "opportunity",
      { opportunityId: "O-1", name: "Pumps", owner: "Ann", amount: 500 },
      contextAt(now - 9),
    ),
  );
  return desk;
}

function save(desk: Desk, wish: Wish, at: number, id = "O-1"): void {
  desk.do(planTransition(desk.record(id), desk.history(id), wish, contextAt(at)));
}

function undo(desk: Desk, at: number, id = "O-1"): Result<Plan> {
  const history = desk.history(id);
  const other = linkedToUndo(history);
  const linked =
    other === undefined || !desk.rows.has(other)
      ? undefined
      : { record: desk.record(other), history: desk.history(other) };
  return planUndo({ record: desk.record(id), history }, linked, contextAt(at));
}

function cells(desk: Desk, id = "O-1"): Record<string, CellValue> {
  return Object.fromEntries([...desk.rows.get(id)!.cells].filter(([, value]) => value !== ""));
}

test("undo voids the latest save, event by event, and puts the cells back", () => {
  const desk = withDeal();
  const before = cells(desk);
  const stateBefore = stateAt(desk.log);
  save(desk, { stage: "Proposal", owner: "Bob", amount: 900 }, now - 3);
  const plan = desk.do(undo(desk, now));
  const [moved, reassigned] = desk.log.slice(1);
  expect(told(plan.events)).toEqual([`Voided ${reassigned!.eventId}`, `Voided ${moved!.eventId}`]);
  expect(plan.events.map(({ state }) => [state.stage, state.owner])).toEqual([
    ["Proposal", "Ann"],
    ["Contact", "Ann"],
  ]);
  expect(cells(desk)).toEqual(before);
  expect(stateAt(desk.log)).toEqual(stateBefore);
  expect(verifyChain(desk.log)).toMatchObject({ intact: true, findings: [] });
});

test("undoing won clears Closed; undoing a reopening brings Closed and Loss Reason back", () => {
  const desk = withDeal();
  save(desk, { stage: "Won" }, now - 5);
  desk.do(undo(desk, now - 4));
  expect(desk.cell("O-1", "closed")).toBe("");
  save(desk, { stage: "Lost", reason: "Price", note: "too dear" }, now - 3);
  const lost = cells(desk);
  save(desk, { stage: "Proposal" }, now - 2);
  desk.do(undo(desk, now));
  expect(cells(desk)).toEqual(lost);
});

test("the next undo takes the operation before; what is undone is not undone again", () => {
  const desk = withDeal();
  save(desk, { stage: "Proposal" }, now - 5);
  save(desk, { stage: "Negotiation" }, now - 4);
  desk.do(undo(desk, now - 3));
  expect(desk.cell("O-1", "stage")).toBe("Proposal");
  desk.do(undo(desk, now - 2));
  expect(desk.cell("O-1", "stage")).toBe("Contact");
});

test("undoing an add takes the row away and leaves the log", () => {
  const desk = withDeal();
  const plan = desk.do(undo(desk, now));
  expect(plan.removedRows).toEqual([{ table: "Opportunities", recordId: "O-1" }]);
  expect(told(plan.events)).toEqual([`Voided ${desk.log[0]!.eventId}`]);
  expect(effectiveEvents(desk.log)).toEqual([]);
});

describe("a conversion", () => {
  function converted(): { desk: Desk; id: string } {
    const desk = new Desk();
    desk.do(planAdd("lead", { leadId: "L-1", company: "Acme", owner: "Ann" }, contextAt(now - 9)));
    const plan = desk.do(
      planConvert(desk.record("L-1"), desk.history("L-1"), { amount: 700 }, contextAt(now - 3)),
    );
    return { desk, id: plan.newRows[0]!.recordId };
  }

  test.each(["lead", "opportunity"])("is undone on both records at once, from the %s", (side) => {
    const { desk, id } = converted();
    const plan = desk.do(undo(desk, now, side === "lead" ? "L-1" : id));
    expect(plan.events).toHaveLength(2);
    expect(desk.rows.has(id)).toBe(false);
    expect([desk.cell("L-1", "converted"), desk.cell("L-1", "opportunityId")]).toEqual(["", ""]);
    expect(verifyChain(desk.log)).toMatchObject({ intact: true, findings: [] });
    expect(desk.reconcile("L-1", now + 1)).toEqual({ events: [], patches: [], questions: [] });
  });

  test("can be done again after its undo", () => {
    const { desk } = converted();
    desk.do(undo(desk, now, "L-1"));
    const again = planConvert(desk.record("L-1"), desk.history("L-1"), {}, contextAt(now + 1));
    expect(again.ok).toBe(true);
  });

  test("is not undone once the opportunity was worked on", () => {
    const { desk, id } = converted();
    save(desk, { stage: "Proposal" }, now - 1, id);
    expect(refused(undo(desk, now, "L-1"))).toEqual({ code: "changedSinceConversion", params: { id } });
  });

  test("is not undone while the other row can't be found", () => {
    const { desk, id } = converted();
    desk.rows.delete(id);
    expect(refused(undo(desk, now, "L-1"))).toEqual({ code: "linkedRecordMissing", params: { id } });
  });

  test("that linked an opportunity leaves the opportunity where it was", () => {
    const desk = new Desk();
    desk.do(planAdd("lead", { leadId: "L-1", company: "Acme" }, contextAt(now - 9)));
    desk.do(planAdd("opportunity", { opportunityId: "O-7", name: "Pumps" }, contextAt(now - 8)));
    const wish = { opportunity: desk.record("O-7") };
    desk.do(planConvert(desk.record("L-1"), desk.history("L-1"), wish, contextAt(now - 3)));
    desk.do(undo(desk, now, "L-1"));
    expect(desk.rows.has("O-7")).toBe(true);
    expect(desk.cell("O-7", "leadId")).toBe("");
    expect(desk.cell("L-1", "opportunityId")).toBe("");
  });
});

test("an edit in the grid that isn't logged yet stops the undo", () => {
  const desk = withDeal();
  save(desk, { stage: "Proposal" }, now - 3);
  desk.type("O-1", { stage: "Won" });
  expect(refused(undo(desk, now)).code).toBe("rowChangedSince");
});

test("an import and a row typed into the sheet are not undone here", () => {
  const desk = new Desk();
  desk.put("opportunity", { opportunityId: "O-1", name: "Pumps", stage: "Contact", created: 46340 });
  desk.put("opportunity", { opportunityId: "O-2", name: "Valves", stage: "Contact", created: 46340 });
  desk.reconcile("O-1", now - 1, "Import");
  desk.reconcile("O-2", now - 1, "Cell");
  expect(refused(undo(desk, now, "O-1")).code).toBe("importNotUndone");
  expect(refused(undo(desk, now, "O-2")).code).toBe("foundRowNotUndone");
});

test("where nothing is left there is nothing to undo", () => {
  const desk = new Desk();
  desk.put("opportunity", { opportunityId: "O-1", name: "Pumps" });
  expect(refused(undo(desk, now)).code).toBe("nothingToUndo");
});
