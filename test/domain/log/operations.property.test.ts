import fc from "fast-check";
import { dayOf } from "../../../src/domain/dates/serial";
import { eventToCells, readEvent } from "../../../src/domain/log/cells";
import type { Language } from "../../../src/domain/language";
import { effectiveEvents, lastCheck, stateAt } from "../../../src/domain/log/history";
import { latestOperation } from "../../../src/domain/log/latestOperation";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import { visits } from "../../../src/domain/log/visits";
import {
  linkedToUndo,
  planAdd,
  planConvert,
  planTransition,
  planUndo,
  type Plan,
  type Wish,
} from "../../../src/domain/planning";
import { succeed, type Result } from "../../../src/domain/result";
import { contextAt, Desk, now, setup, twoFunnels } from "../desk";

const stageNames = twoFunnels.funnels.flatMap(({ stages }) => stages.map(({ name }) => name));

type Step =
  | {
      readonly kind: "save";
      readonly wish: Wish;
      readonly after: number;
      readonly backDays: number | undefined;
    }
  | { readonly kind: "convert" | "undo"; readonly after: number }
  | { readonly kind: "type"; readonly role: string; readonly value: string | number; readonly after: number };

const after = fc.double({ min: 0, max: 3, noNaN: true });
const wish: fc.Arbitrary<Wish> = fc.record(
  {
    stage: fc.constantFrom(...stageNames),
    funnel: fc.constantFrom("Sales", "Partners"),
    owner: fc.constantFrom("", "Ann", "Bob"),
    amount: fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true })),
    probability: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    forecastCategory: fc.constantFrom("", "commit", "争取"),
    expectedClose: fc.option(fc.integer({ min: 46000, max: 47000 })),
    reason: fc.constantFrom("Price", "too late"),
    note: fc.string({ maxLength: 12, unit: "binary" }),
  },
  { requiredKeys: [] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("save" as const),
      wish,
      after,
      backDays: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), after }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("convert" as const), after }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      role: fc.constantFrom("stage", "owner"),
      value: fc.constantFrom("Prospect", "Contact", "Negotiation", "Ann", "Cem", ""),
      after,
    }),
  },
);

function perform(desk: Desk, id: string, one: Step, at: number): Result<Plan> | undefined {
  const record = desk.record(id);
  const history = desk.history(id);
  const context = contextAt(at, "Ann", "Pane", desk.setup);
  switch (one.kind) {
    case "save": {
      const when = one.backDays === undefined ? {} : { at: dayOf(at) - one.backDays };
      return planTransition(record, history, { ...one.wish, ...when }, context);
    }
    case "convert":
      return planConvert(record, history, {}, context);
    case "undo": {
      const other = linkedToUndo(history);
      const linked =
        other !== undefined && desk.rows.has(other)
          ? { record: desk.record(other), history: desk.history(other) }
          : undefined;
      return planUndo({ record, history }, linked, context);
    }
    case "type": {
      const isStage = stageNames.includes(String(one.value));
      if (isStage !== (one.role === "stage")) return undefined;
      desk.type(id, { [one.role]: one.value });
      desk.reconcile(id, at);
      return undefined;
    }
  }
}

/** A lead and a deal, worked on at random for a while. */
function workOn(steps: readonly (readonly [number, Step])[], visit?: (desk: Desk, id: string) => void): Desk {
  const desk = new Desk(twoFunnels);
  let at = now - 60;
  const context = contextAt(at, "Ann", "Pane", twoFunnels);
  desk.do(planAdd("lead", { leadId: "L-1", company: "Acme" }, context));
  desk.do(planAdd("opportunity", { opportunityId: "O-1", name: "Pumps", amount: 500 }, context));
  for (const [which, one] of steps) {
    at += one.after;
    const ids = [...desk.rows.keys()];
    const id = ids[which % ids.length];
    if (id === undefined) break;
    visit?.(desk, id);
    const planned = perform(desk, id, one, at);
    if (planned?.ok === true) desk.apply(planned.value);
  }
  return desk;
}

const script = fc.array(fc.tuple(fc.nat(5), step), { maxLength: 14 });

test("whatever is done, the chain of Checks verifies and no event lies before the one it follows", () => {
  fc.assert(
    fc.property(script, (steps) => {
      const { log } = workOn(steps);
      expect(verifyChain(log)).toMatchObject({ intact: true, findings: [] });
      for (const id of new Set(log.map(({ recordId }) => recordId))) {
        const rows = log.filter(({ recordId }) => recordId === id);
        const effective = effectiveEvents(rows);
        const inLogOrder = rows.filter((row) => effective.includes(row));
        expect(effective).toEqual(inLogOrder);
      }
    }),
    { numRuns: 150 },
  );
});

test("the chain still verifies when the log is read back from its cells, in either language", () => {
  fc.assert(
    fc.property(script, fc.constantFrom<Language>("en", "zh-CN"), (steps, language) => {
      const { log } = workOn(steps);
      const read = log.map((event) => readEvent(new Map(Object.entries(eventToCells(event, language)))));
      expect(read.flatMap(({ problems }) => problems)).toEqual([]);
      expect(verifyChain(read.flatMap(({ event }) => event ?? []))).toMatchObject({
        intact: true,
        findings: [],
      });
    }),
    { numRuns: 150 },
  );
});

test("whatever is done, the rows that the add-in wrote agree with the log", () => {
  fc.assert(
    fc.property(script, (steps) => {
      const desk = workOn(steps.filter(([, { kind }]) => kind !== "type"));
      for (const id of desk.rows.keys()) {
        expect([id, desk.reconcile(id, now + 100)]).toEqual([id, { events: [], patches: [], questions: [] }]);
      }
    }),
    { numRuns: 150 },
  );
});

test("the order of the log's rows in the sheet means nothing", () => {
  fc.assert(
    fc.property(script, fc.integer(), (steps, seed) => {
      const { log } = workOn(steps);
      const rows = log.filter(({ recordId }) => recordId === "O-1");
      const shuffled = fc.sample(fc.shuffledSubarray(rows, { minLength: rows.length }), {
        seed,
        numRuns: 1,
      })[0]!;
      expect(effectiveEvents(shuffled)).toEqual(effectiveEvents(rows));
      expect(stateAt(shuffled)).toEqual(stateAt(rows));
      expect(lastCheck(shuffled)).toBe(lastCheck(rows));
      expect(visits(shuffled, twoFunnels)).toEqual(visits(rows, twoFunnels));
      expect(verifyChain(shuffled)).toEqual(verifyChain(rows));
    }),
    { numRuns: 100 },
  );
});

test("any save and its undo leave state and cells exactly as they were", () => {
  fc.assert(
    fc.property(script, wish, (steps, last) => {
      const desk = workOn(steps);
      const id = [...desk.rows.keys()].find((key) => key.startsWith("O")) ?? "L-1";
      if (!desk.rows.has(id)) return;
      if (desk.reconcile(id, now + 100).questions.length > 0) return;
      const state = stateAt(desk.history(id));
      const cells = new Map(desk.rows.get(id)!.cells);
      const saved = planTransition(
        desk.record(id),
        desk.history(id),
        last,
        contextAt(now + 101, "Ann", "Pane", twoFunnels),
      );
      if (!saved.ok || saved.value.events.length === 0) return;
      const competing = saved.value.patches.flatMap(({ values }) => Object.keys(values));
      desk.apply(saved.value);
      const undone = planUndo(
        { record: desk.record(id), history: desk.history(id) },
        undefined,
        contextAt(now + 102, "Ann", "Pane", twoFunnels),
      );
      desk.apply(
        undone.ok ? undone.value : { events: [], patches: [], newRows: [], removedRows: [], notices: [] },
      );
      expect(undone).toEqual(succeed(expect.anything()));
      expect(stateAt(desk.history(id))).toEqual(state);
      for (const role of competing.filter((name) => name !== "lossReason")) {
        expect([role, desk.cell(id, role)]).toEqual([role, cells.get(role) ?? ""]);
      }
    }),
    { numRuns: 200 },
  );
});

test("changing a cell of any row is found, and that row named", () => {
  const change = fc.constantFrom(
    { reason: "x1" },
    { by: "x1" },
    { fromStage: "x1" },
    { refersTo: "x1" },
    { movedAt: 40000.5 },
    { recordedAt: 40000.5 },
    { via: "Import" as const },
  );
  fc.assert(
    fc.property(script, fc.nat(), change, (steps, which, edit) => {
      const { log } = workOn(steps);
      const index = which % log.length;
      const tampered = log.map((event, position) => (position === index ? { ...event, ...edit } : event));
      const { intact, findings } = verifyChain(tampered);
      expect(intact).toBe(false);
      expect(findings.map(({ event }) => event.eventId)).toContain(log[index]!.eventId);
    }),
    { numRuns: 150 },
  );
});

test("each save is one operation, however quickly the next one follows", () => {
  const desk = new Desk(setup);
  desk.do(planAdd("opportunity", { opportunityId: "O-1", name: "Pumps" }, contextAt(now)));
  const save = (one: Wish): void => {
    desk.do(planTransition(desk.record("O-1"), desk.history("O-1"), one, contextAt(now)));
  };
  save({ stage: "Proposal", owner: "Ann" });
  save({ stage: "Negotiation" });
  expect(latestOperation(desk.log).map(({ state }) => state.stage)).toEqual(["Negotiation"]);
});
