import fc from "fast-check";
import { effectiveEvents } from "../../../src/domain/log/history";
import { presentState, differences } from "../../../src/domain/log/sameState";
import { verifyChain } from "../../../src/domain/log/verifyChain";
import { reconcileRecord } from "../../../src/domain/reconciling";
import type { RowValues } from "../../../src/domain/store/row";
import type { RecordType, Via } from "../../../src/domain/store/words";
import { contextAt, Desk, now, twoFunnels } from "../desk";

const day = fc.oneof(
  fc.constant(""),
  fc.integer({ min: 46300, max: 46352 }),
  fc.double({ min: 46300, max: 46352, noNaN: true }),
  fc.constantFrom("2026-11-02", "soon"),
);
const values: fc.Arbitrary<RowValues> = fc.record(
  {
    name: fc.constant("Pumps"),
    company: fc.constant("Acme"),
    funnel: fc.constantFrom("", "Sales", "partners", "Retail"),
    stage: fc.constantFrom(
      "",
      "Collect Lead",
      "潜在客户",
      "Contact",
      "proposal",
      "Won",
      "After-sales",
      "Lost",
      "Invalid",
      "Talking",
      "Wonn",
    ),
    owner: fc.constantFrom("", "Ann", " bob"),
    amount: fc.oneof(
      fc.constant(""),
      fc.double({ min: 0, max: 1e7, noNaN: true }),
      fc.constantFrom("12,500", "lots"),
    ),
    probability: fc.constantFrom("", 50, 0.5, "50 %"),
    forecastCategory: fc.constantFrom("", "commit", "储备"),
    created: day,
    closed: day,
    converted: day,
    opportunityId: fc.constantFrom("", "O-9"),
    lossReason: fc.constantFrom("", "Price"),
  },
  { requiredKeys: ["name", "company"] },
);
const rowsOf = (type: RecordType, row: RowValues): RowValues =>
  type === "lead" ? { ...row, leadId: "R-1" } : { ...row, opportunityId: "R-1" };
const type = fc.constantFrom<RecordType>("lead", "opportunity");
const via = fc.constantFrom<Via>("Cell", "Repair", "Import");

test("what reconciling writes leaves nothing to find, however the row was edited", () => {
  fc.assert(
    fc.property(type, fc.array(values, { minLength: 1, maxLength: 4 }), via, (kind, edits, way) => {
      const desk = new Desk(twoFunnels);
      desk.put(kind, rowsOf(kind, edits[0]!));
      edits.forEach((edit, index) => {
        desk.type("R-1", rowsOf(kind, edit));
        const first = desk.reconcile("R-1", now + index, index === 0 ? way : "Repair");
        const again = desk.reconcile("R-1", now + index);
        expect([again.events, again.patches]).toEqual([[], []]);
        const mayAsk =
          first.events.length === 0 || first.questions.every(({ code }) => code === "lossReasonMissing");
        expect(mayAsk).toBe(true);
      });
      expect(verifyChain(desk.log)).toMatchObject({ intact: true, findings: [] });
    }),
    { numRuns: 400 },
  );
});

test("after reconciling without a question the log says what the row says", () => {
  fc.assert(
    fc.property(type, fc.array(values, { minLength: 1, maxLength: 3 }), (kind, edits) => {
      const desk = new Desk(twoFunnels);
      desk.put(kind, rowsOf(kind, edits[0]!));
      edits.forEach((edit, index) => {
        desk.type("R-1", rowsOf(kind, edit));
        desk.reconcile("R-1", now + index);
      });
      const { questions } = desk.reconcile("R-1", now + 9);
      if (questions.length > 0) return;
      const logged = effectiveEvents(desk.log).at(-1)!.state;
      const shown = presentState(twoFunnels, desk.record("R-1").state);
      expect([...differences(presentState(twoFunnels, logged), shown)]).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const later = now + 0.2;
const comesBetween = (cell: unknown): boolean => typeof cell === "number" && cell > now && cell <= later;

test("two who find the same edit write the same events", () => {
  fc.assert(
    fc.property(type, values, values, (kind, before, edit) => {
      // A date that comes between the two is still in the future for the first, who asks about it.
      fc.pre(![...Object.values(before), ...Object.values(edit)].some(comesBetween));
      const desk = new Desk(twoFunnels);
      desk.put(kind, rowsOf(kind, before));
      desk.reconcile("R-1", now - 1);
      desk.type("R-1", rowsOf(kind, edit));
      const record = desk.record("R-1");
      const history = desk.history("R-1");
      const one = reconcileRecord(record, history, contextAt(now, "Ann", "Cell", twoFunnels));
      const other = reconcileRecord(record, history, contextAt(later, "Bob", "Repair", twoFunnels));
      expect(other.events.map(({ eventId }) => eventId)).toEqual(one.events.map(({ eventId }) => eventId));
      const counted = effectiveEvents([...history, ...one.events, ...other.events]);
      expect(counted).toHaveLength(effectiveEvents([...history, ...one.events]).length);
      expect(verifyChain([...history, ...one.events, ...other.events]).intact).toBe(true);
    }),
    { numRuns: 200 },
  );
});
