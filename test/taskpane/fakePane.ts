import type { Language } from "../../src/domain/language";
import { succeed, type Result } from "../../src/domain/result";
import type { BatchView, PaneActions, PaneSource, PaneState, RecordView } from "../../src/taskpane/ports";

/** Today in the fake workbook: 2026-04-03. */
export const today = 46115;

/** A call that the pane made, with its arguments. */
export interface Call {
  readonly action: keyof PaneActions;
  readonly args: readonly unknown[];
}

/** A source whose state the test sets and whose calls it reads. `answers` gives what an action answers; else it succeeds. */
export interface FakePane extends PaneSource {
  readonly calls: readonly Call[];
  readonly set: (change: Partial<PaneState>) => void;
  readonly answers: Partial<Record<keyof PaneActions, Result<void>>>;
}

/** The opportunity most tests look at: stalled in Proposal, Contact skipped. */
export const acme: RecordView = {
  type: "opportunity",
  id: "O-0012",
  title: "Acme Corporation",
  subtitle: "Website relaunch",
  amount: 12500,
  currency: "USD",
  owner: "Anna Chen",
  funnel: "Sales",
  stage: "Proposal",
  stageType: "open",
  outcome: "open",
  probability: 0.5,
  expectedClose: 46100,
  forecastCategory: "best case",
  nextContact: 46120,
  nextStep: "",
  stall: { level: "stalled", reason: { code: "paneDaysHere", params: { days: 12 } } },
  daysInStage: 12.4,
  usualDays: { median: 8, p80: 11, n: 143 },
  path: [
    { stage: "Collect Lead", type: "lead", position: "passed", days: 3.2 },
    { stage: "Prospect", type: "lead", position: "passed", days: 21 },
    { stage: "Contact", type: "open", position: "skipped", days: null },
    { stage: "Proposal", type: "open", position: "current", days: 12.4 },
    { stage: "Negotiation", type: "open", position: "ahead", days: null },
    { stage: "Won", type: "won", position: "ahead", days: null },
    { stage: "After-sales", type: "aftersales", position: "ahead", days: null },
  ],
  next: { kind: "next", stage: "Negotiation", funnel: "Sales", missing: [] },
  otherMoves: [
    { kind: "back", stage: "Contact", funnel: "Sales", missing: [] },
    { kind: "won", stage: "Won", funnel: "Sales", missing: ["Expected Close", "Contract No"] },
    { kind: "lost", stage: "Lost", funnel: "Sales", missing: [] },
    { kind: "invalid", stage: "Invalid", funnel: "Sales", missing: [] },
    { kind: "funnel", stage: "Contact", funnel: "Renewals", missing: [] },
  ],
  timeline: [
    {
      eventId: "E3",
      movedAt: 46102.6,
      recordedAt: 46102.61,
      event: "Moved",
      fromStage: "Prospect",
      toStage: "Proposal",
      owner: "Anna Chen",
      amount: 12500,
      reason: "Asked for a written offer by the end of the month",
      by: "Anna Chen",
      via: "Pane",
      voided: false,
    },
    {
      eventId: "E2",
      movedAt: 46101.5,
      recordedAt: 46101.5,
      event: "Moved",
      fromStage: "Prospect",
      toStage: "Negotiation",
      owner: "Anna Chen",
      amount: 10000,
      reason: "",
      by: "Ben Okafor",
      via: "Pane",
      voided: true,
    },
    {
      eventId: "E1",
      movedAt: 46080,
      recordedAt: 46080.4,
      event: "Created",
      fromStage: "",
      toStage: "Prospect",
      owner: "Anna Chen",
      amount: 10000,
      reason: "",
      by: "Anna Chen",
      via: "Import",
      voided: false,
    },
  ],
  undoable: {
    eventId: "E3",
    movedAt: 46102.6,
    recordedAt: 46102.61,
    event: "Moved",
    fromStage: "Prospect",
    toStage: "Proposal",
    owner: "Anna Chen",
    amount: 12500,
    reason: "",
    by: "Anna Chen",
    via: "Pane",
    voided: false,
  },
  linkedId: "L-0007",
  problems: [],
  owners: ["Anna Chen", "Ben Okafor"],
  lossReasons: ["Price", "No budget", "Chose a competitor"],
  competitors: ["Globex"],
  forecastCategories: ["pipeline", "best case", "commit"],
  funnels: ["Sales", "Renewals"],
};

/** A lead at the last lead stage, whose next step is to convert. */
export const hooli: RecordView = {
  ...acme,
  type: "lead",
  id: "L-0031",
  title: "Hooli",
  subtitle: "Gavin Belson",
  amount: null,
  stage: "Prospect",
  stageType: "lead",
  probability: null,
  expectedClose: null,
  stall: { level: "none", reason: undefined },
  path: [
    { stage: "Collect Lead", type: "lead", position: "passed", days: 3 },
    { stage: "Prospect", type: "lead", position: "current", days: 12.4 },
  ],
  next: { kind: "convert", stage: "Contact", funnel: "Sales", missing: [] },
  otherMoves: [{ kind: "invalid", stage: "Invalid", funnel: "Sales", missing: [] }],
  linkedId: "",
};

/** Twelve opportunities selected together. */
export const dozen: BatchView = {
  type: "opportunity",
  count: 12,
  amounts: [{ amount: 340000, currency: "USD" }],
  stages: [
    { stage: "Contact", count: 7 },
    { stage: "Proposal", count: 5 },
  ],
  moves: [
    { kind: "forward", stage: "Proposal", funnel: "Sales", missing: [] },
    { kind: "won", stage: "Won", funnel: "Sales", missing: ["Contract No"] },
    { kind: "lost", stage: "Lost", funnel: "Sales", missing: [] },
  ],
  owners: ["Anna Chen", "Ben Okafor"],
  lossReasons: ["Price"],
};

/** A ready store with the opportunity selected. */
export const readyState: PaneState = {
  status: { kind: "ready" },
  who: "Anna Chen",
  people: ["Anna Chen", "Ben Okafor", "Chiara Rossi"],
  selection: { kind: "one", record: acme },
  working: undefined,
  outcome: undefined,
  question: undefined,
  findings: [],
  choices: {
    sources: ["Referral", "Website"],
    channels: ["Direct", "Partner"],
    products: ["Basic", "Pro"],
    activityKinds: ["Call", "Visit", "Email"],
    funnels: ["Sales", "Renewals"],
    baseCurrency: "USD",
  },
};

/** A pane source that stands for the workbook in tests. */
export function fakePane(change: Partial<PaneState> = {}, language: Language = "en"): FakePane {
  let state: PaneState = { ...readyState, ...change };
  const listeners = new Set<() => void>();
  const calls: Call[] = [];
  const answers: Partial<Record<keyof PaneActions, Result<void>>> = {};
  const set = (next: Partial<PaneState>): void => {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  };
  const act =
    (action: keyof PaneActions) =>
    (...args: readonly unknown[]): Promise<Result<void>> => {
      calls.push({ action, args });
      return Promise.resolve(answers[action] ?? succeed(undefined));
    };
  const note = (action: keyof PaneActions, next: Partial<PaneState>) => (): void => {
    calls.push({ action, args: [] });
    set(next);
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    language,
    calls,
    set,
    answers,
    actions: {
      setUp: act("setUp"),
      retry: act("retry"),
      declareWho: act("declareWho"),
      move: act("move"),
      convert: act("convert"),
      add: act("add"),
      logActivity: act("logActivity"),
      undo: act("undo"),
      reconcile: act("reconcile"),
      repairFormulas: act("repairFormulas"),
      refresh: act("refresh"),
      select: act("select"),
      goTo: act("goTo"),
      explain: act("explain"),
      startAdoption: act("startAdoption"),
      previewAdoption: act("previewAdoption"),
      adopt: act("adopt"),
      cancelAdoption: note("cancelAdoption", {}),
      dismissOutcome: note("dismissOutcome", { outcome: undefined }),
      answerQuestion: note("answerQuestion", { question: undefined }),
      today: () => today,
    },
  };
}
