import fc from "fast-check";
import type { CellValue } from "../../src/domain/cell";
import type { LogEvent, RecordState } from "../../src/domain/log/event";
import { blankState } from "../../src/domain/log/history";
import type { EventKind, RecordType } from "../../src/domain/store/words";
import type { StoreRecord } from "../../src/domain/store/record";
import { funnel, ledgerOf, salesFunnel, setupWith } from "./ledger";
import type { Ledger } from "../../src/metrics/ledger";

/** The first day of the generated ledgers and how many days they cover. */
export const firstDay = 46000;
export const days = 200;

export const renewals = funnel("Renewal", "Review, Quote, Agreement, Won:won, Lost:lost, Invalid:invalid");

const stagesOf: Readonly<Record<string, readonly string[]>> = {
  Sales: ["Contact", "Proposal", "Negotiation", "Won", "After-sales", "Lost", "Invalid"],
  Renewal: ["Review", "Quote", "Agreement", "Won", "Lost", "Invalid"],
  leads: ["Collect Lead", "Prospect", "Lost", "Invalid"],
};
const owners = ["Ann", "Bob", "Cyd", ""];
const products = ["Cloud", "Box", ""];
const currencies = ["", "USD", "EUR", "CNY"];

interface Step {
  readonly kind:
    "move" | "reassign" | "amend" | "void" | "remove" | "repeat" | "funnel" | "convert" | "merge";
  readonly gap: number;
  readonly pick: number;
  readonly delay: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant("move" as const) },
    { weight: 3, arbitrary: fc.constantFrom("reassign" as const, "amend" as const) },
    { weight: 3, arbitrary: fc.constant("convert" as const) },
    { weight: 2, arbitrary: fc.constantFrom("void" as const, "repeat" as const, "funnel" as const) },
    { weight: 1, arbitrary: fc.constantFrom("remove" as const, "merge" as const) },
  ),
  // Whole days, fractions, and the same instant again.
  gap: fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 20_000 }).map((n) => n / 1000),
  ),
  pick: fc.nat(100),
  delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 })),
});

const life = fc.record({
  isLead: fc.boolean(),
  start: fc.oneof(
    fc.integer({ min: 0, max: days - 60 }),
    fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000),
  ),
  isUndated: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  isRenewal: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  owner: fc.constantFrom(...owners),
  product: fc.constantFrom(...products),
  amount: fc.option(
    fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
    { freq: 8 },
  ),
  currency: fc.constantFrom(...currencies),
  expectedClose: fc.option(fc.integer({ min: 0, max: days }), { freq: 6 }),
  steps: fc.array(step, { maxLength: 9 }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/**
 * Ledgers with skips, returns, reopenings, losses, voidings, reassignments, changed amounts, currencies and expected closes, conversions,
 * merges, removals, repeated and back-dated rows.
 */
export const ledgers: fc.Arbitrary<Ledger> = fc.array(life, { minLength: 1, maxLength: 14 }).map(build);

/** As {@link ledgers}, of so many records that shares of them mean something. */
export const largerLedgers: fc.Arbitrary<Ledger> = fc
  .array(life, { minLength: 12, maxLength: 40 })
  .map(build);

export const generatedSetup = setupWith({
  funnels: [salesFunnel, renewals],
  people: ["Ann", "Bob", "Cyd"].map((owner) => ({
    owner,
    team: owner === "Cyd" ? "South" : "North",
    manager: "",
    role: undefined,
    joined: undefined,
    left: undefined,
  })),
  rates: [
    { currency: "EUR", fromDate: 40_000, rate: 1.1 },
    { currency: "EUR", fromDate: firstDay + 40, rate: 1.17 },
    { currency: "EUR", fromDate: firstDay + 130, rate: 1.03 },
    { currency: "CNY", fromDate: 40_000, rate: 0.137 },
    { currency: "CNY", fromDate: firstDay + 90, rate: 0.142 },
  ],
});

function amended(state: RecordState, pick: number): RecordState {
  if (pick % 4 === 0) return { ...state, expectedClose: firstDay + 2 * pick };
  if (pick % 7 === 0) return { ...state, currency: currencies[pick % currencies.length]! };
  return { ...state, amount: pick / 10 };
}

function build(lives: readonly Life[]): Ledger {
  const events: LogEvent[] = [];
  const records: StoreRecord[] = [];
  const ids: Record<RecordType, string[]> = { lead: [], opportunity: [] };
  let serial = 0;
  const newId = (type: RecordType): string => {
    const id = `${type === "lead" ? "L" : "O"}-${String(++serial)}`;
    ids[type].push(id);
    return id;
  };

  function live(
    one: Life,
    type: RecordType,
    id: string,
    start: number | null,
    leadId: string,
    linked: string[],
  ): void {
    const isRenewal = one.isRenewal && type === "opportunity";
    let state: RecordState = {
      ...blankState,
      funnel: isRenewal ? "Renewal" : "",
      stage: type === "lead" ? "Collect Lead" : isRenewal ? "Review" : "Contact",
      owner: one.owner,
      amount: type === "lead" ? null : one.amount,
      currency: type === "lead" ? "" : one.currency,
      expectedClose: type === "lead" || one.expectedClose === null ? null : firstDay + one.expectedClose,
    };
    const own: LogEvent[] = [];
    const add = (
      event: EventKind,
      at: number | null,
      delay: number,
      refersTo: string,
      next = state,
    ): void => {
      const made: LogEvent = {
        eventId: `E-${String(events.length + 1).padStart(5, "0")}`,
        movedAt: at,
        recordedAt: (at ?? firstDay) + delay + events.length / 86_400_000,
        recordId: id,
        type,
        event,
        refersTo,
        fromStage: event === "Created" ? "" : state.stage,
        state: next,
        reason: "",
        by: "",
        via: "Pane",
        check: "",
      };
      state = next;
      events.push(made);
      own.push(made);
    };
    add("Created", start, 0, leadId);
    let at = start ?? firstDay;
    for (const { kind, gap, pick, delay } of one.steps) {
      at = Math.min(at + gap, firstDay + days);
      const stages = stagesOf[type === "lead" ? "leads" : state.funnel === "Renewal" ? "Renewal" : "Sales"]!;
      if (kind === "move") add("Moved", at, delay, "", { ...state, stage: stages[pick % stages.length]! });
      if (kind === "reassign")
        add("Reassigned", at, delay, "", { ...state, owner: owners[pick % owners.length]! });
      if (kind === "amend" && type === "opportunity") add("Amended", at, delay, "", amended(state, pick));
      if (kind === "void") add("Voided", at, delay, own[pick % own.length]!.eventId);
      if (kind === "repeat") events.push({ ...own[pick % own.length]!, recordedAt: at + delay + 1 });
      if (kind === "remove") add("Removed", at, delay, "");
      if (kind === "funnel" && type === "opportunity") {
        add("Moved", at, delay, "", { ...state, funnel: "Renewal", stage: "Quote" });
      }
      if (kind === "merge" && ids[type].length > 1) {
        const survivor = ids[type][pick % ids[type].length]!;
        if (survivor !== id) add("Merged", at, delay, survivor);
      }
      if (kind === "convert" && type === "lead" && linked.length < 2) {
        const deal = newId("opportunity");
        linked.push(deal);
        add("Converted", at, delay, deal);
        live({ ...one, steps: one.steps.slice(0, pick % 6) }, "opportunity", deal, at, id, []);
      }
    }
    const fields = new Map<string, CellValue>([
      ...(type === "lead" ? ([["source", one.product]] as const) : ([["product", one.product]] as const)),
      ["account", `A${String(serial % 5)}`],
    ]);
    const linkedId = type === "lead" ? (linked[0] ?? "") : leadId;
    records.push({ type, id, state, created: start, ended: null, linkedId, fields });
  }

  for (const one of lives) {
    const type = one.isLead ? "lead" : "opportunity";
    const start = one.isUndated ? null : firstDay + one.start;
    live(one, type, newId(type), start, "", []);
  }
  return ledgerOf({ events, records, setup: generatedSetup });
}
