import type { AdoptionDecisions, AdoptionPreview } from "../domain/adopting/types";
import type { CurrencySum } from "../domain/currencySums";
import type { Language } from "../domain/language";
import type { Reason, Result } from "../domain/result";
import type { EventKind, RecordType, StageType, Via } from "../domain/store/words";

/**
 * The pane's door to the rest: `runtime` gives an implementation of {@link PaneSource}, tests a fake. The pane knows nothing
 * of Excel, the log or the index; it shows a {@link PaneState} and calls actions that answer with a Result.
 */
export interface PaneSource {
  readonly state: () => PaneState;
  /** Calls back after each change of the state; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly actions: PaneActions;
  readonly language: Language;
}

/** Which screen the pane shows. */
export type PaneStatus =
  | { readonly kind: "loading"; readonly progress: Progress | undefined }
  /** The workbook has no store yet. `adoptable`: a table on the active sheet that could be adopted. */
  | { readonly kind: "noStore"; readonly adoptable: AdoptableTable | undefined }
  /** The adoption screen is open: columns, dates, stages to confirm. */
  | { readonly kind: "adopting"; readonly preview: AdoptionPreview }
  | { readonly kind: "ready" }
  /** The store was made by a newer version: reading only. */
  | { readonly kind: "newerStore"; readonly version: number }
  /** Something must be done by hand first; the reason says what. `retry` is offered. */
  | { readonly kind: "failed"; readonly reason: Reason };

/** A table seen on a sheet that is not part of a store yet, and what it seems to hold. */
export interface AdoptableTable {
  readonly sheet: string;
  readonly recordType: RecordType;
  readonly rows: number;
  /** What the open ones are worth, a sum for each currency. */
  readonly openAmounts: readonly CurrencySum[];
  readonly openCount: number;
  readonly overdueCount: number;
}

/** How far a long operation is. */
export interface Progress {
  /** A message key: what is being done ("reading the log", "moving 500 records" …). */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** All that the pane shows. */
export interface PaneState {
  readonly status: PaneStatus;
  /** The declared name at this device; "" until answered. */
  readonly who: string;
  /** Names to choose from. */
  readonly people: readonly string[];
  readonly selection: Selection;
  /** A long operation under way; the pane shows its progress and locks its buttons. */
  readonly working: Progress | undefined;
  /** The outcome of the last action, to be announced (aria-live) and shown until dismissed. */
  readonly outcome: Outcome | undefined;
  /** A question put by a ribbon action that needs an answer ("markLost" needs a reason …): the pane opens the form at it. */
  readonly question: PaneQuestion | undefined;
  /** Doubtful findings of reconcile, put to the user. */
  readonly findings: readonly Finding[];
  /** What the forms offer; empty lists while there is no store. */
  readonly choices: PaneChoices;
}

/** Choices for the forms that add a lead, an opportunity or an activity: the active values of Lists, Stages and Settings. */
export interface PaneChoices {
  readonly sources: readonly string[];
  readonly channels: readonly string[];
  readonly products: readonly string[];
  readonly activityKinds: readonly string[];
  /** Names of the funnels, the first one first. */
  readonly funnels: readonly string[];
  /** Currency of an amount whose row names none; "" where the settings name none either. */
  readonly baseCurrency: string;
}

/** What an action came to. */
export interface Outcome {
  readonly kind: "done" | "refused" | "partly";
  readonly message: Reason;
  /** Records that failed in a batch, with why; the rest is done. */
  readonly failures: readonly { readonly recordId: string; readonly reason: Reason }[];
  readonly notices: readonly Reason[];
  readonly canUndo: boolean;
}

/** What an action has to ask before it can be done. */
export type PaneQuestion =
  | { readonly kind: "lost" }
  | { readonly kind: "addLead" }
  | { readonly kind: "addOpportunity" }
  | { readonly kind: "convert" }
  | { readonly kind: "activity" }
  | { readonly kind: "who" };

/** An edit in the sheets that may mean several things, and what is asked about it. */
export interface Finding {
  readonly recordId: string;
  readonly reason: Reason;
}

/** What is selected in the grid. */
export type Selection =
  /** The selection is not in Leads or Opportunities. `figures`: what the selected cell's formula has that can be explained, as written there. */
  | { readonly kind: "elsewhere"; readonly figures: readonly string[] }
  | { readonly kind: "one"; readonly record: RecordView }
  | { readonly kind: "several"; readonly batch: BatchView };

/** One record as the Record view shows it. Numbers and serials are unformatted: the pane formats for the reader. */
export interface RecordView {
  readonly type: RecordType;
  readonly id: string;
  /** Company or account. */
  readonly title: string;
  /** Contact of a lead, name of an opportunity. */
  readonly subtitle: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly owner: string;
  readonly funnel: string;
  readonly stage: string;
  readonly stageType: StageType | undefined;
  readonly outcome: "open" | "won" | "lost" | "invalid" | "converted";
  readonly probability: number | null;
  readonly expectedClose: number | null;
  readonly forecastCategory: string;
  readonly nextContact: number | null;
  readonly nextStep: string;
  readonly stall: StallView;
  /** Days in the present stage; null when unknown. */
  readonly daysInStage: number | null;
  /** The usual (median) days in this stage, and how many past visits that rests on; null when none. */
  readonly usualDays: { readonly median: number; readonly p80: number; readonly n: number } | null;
  readonly path: readonly PathStep[];
  /** The move of the primary button; undefined when there is none (closed, last stage). */
  readonly next: MoveChoice | undefined;
  readonly otherMoves: readonly MoveChoice[];
  /** The latest first. */
  readonly timeline: readonly TimelineEntry[];
  /** What undo would take back; undefined when there is nothing. */
  readonly undoable: TimelineEntry | undefined;
  readonly linkedId: string;
  /** Problems of this row found while reading it. */
  readonly problems: readonly Reason[];
  /** Choices for the form. */
  readonly owners: readonly string[];
  readonly lossReasons: readonly string[];
  readonly competitors: readonly string[];
  /** Codes of store/words; the pane writes them in the reader's language. */
  readonly forecastCategories: readonly string[];
  readonly funnels: readonly string[];
}

/** How stalled a record is. */
export interface StallView {
  readonly level: "none" | "watch" | "late" | "stalled";
  /** Why, as a message; undefined when level is none. */
  readonly reason: Reason | undefined;
}

/** A stage of the record's path through its funnel. */
export interface PathStep {
  readonly stage: string;
  readonly type: StageType;
  readonly position: "passed" | "skipped" | "current" | "ahead";
  /** Days spent over all visits; null for skipped and future stages. */
  readonly days: number | null;
}

/** A move that is offered. */
export interface MoveChoice {
  readonly kind:
    "next" | "forward" | "back" | "won" | "lost" | "invalid" | "reopen" | "convert" | "aftersales" | "funnel";
  readonly stage: string;
  readonly funnel: string;
  /** Headers of fields that must be filled before; empty when none is missing. */
  readonly missing: readonly string[];
}

/** An event of a record, as its timeline tells it. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly movedAt: number | null;
  readonly recordedAt: number;
  readonly event: EventKind;
  readonly fromStage: string;
  readonly toStage: string;
  readonly owner: string;
  readonly amount: number | null;
  readonly reason: string;
  readonly by: string;
  readonly via: Via;
  readonly voided: boolean;
}

/** Several selected rows. */
export interface BatchView {
  readonly type: RecordType;
  readonly count: number;
  /** What they are worth, a sum for each currency; empty where no amount is known. */
  readonly amounts: readonly CurrencySum[];
  readonly stages: readonly { readonly stage: string; readonly count: number }[];
  /** Moves that make sense for at least one of them. */
  readonly moves: readonly MoveChoice[];
  readonly owners: readonly string[];
  readonly lossReasons: readonly string[];
}

/** What the Record form sends: only what the user changed. */
export interface MoveForm {
  readonly funnel?: string;
  readonly stage?: string;
  readonly owner?: string;
  readonly amount?: number | null;
  readonly currency?: string;
  readonly probability?: number | null;
  readonly forecastCategory?: string;
  readonly expectedClose?: number | null;
  readonly nextContact?: number | null;
  readonly nextStep?: string;
  /** A whole serial (a calendar date) or undefined for now. */
  readonly at?: number;
  /** Loss reason. */
  readonly reason?: string;
  readonly competitor?: string;
  readonly note?: string;
  /** Other columns of the record, by header: those that the stage requires (MoveChoice.missing) and the form has no field for. */
  readonly fields?: Readonly<Record<string, string | number>>;
}

/** What the form that converts a lead says; what is left out stays as the lead has it. */
export interface ConvertForm {
  readonly name?: string;
  readonly account?: string;
  readonly amount?: number | null;
  readonly owner?: string;
  readonly expectedClose?: number | null;
  /** Link this existing opportunity instead of making one. */
  readonly opportunityId?: string;
  readonly at?: number;
}

/** Fields of a new lead or opportunity by role. */
export type AddForm = Readonly<Record<string, string | number>>;

/** Every action says what came of it through state().outcome; the Result tells a form whether to close or keep what was typed. */
export interface PaneActions {
  readonly setUp: (language: Language) => Promise<Result<void>>;
  readonly retry: () => Promise<Result<void>>;
  readonly declareWho: (name: string) => Promise<Result<void>>;
  /** One record or, with several selected, all of them. */
  readonly move: (form: MoveForm) => Promise<Result<void>>;
  readonly convert: (form: ConvertForm) => Promise<Result<void>>;
  readonly add: (type: RecordType, form: AddForm) => Promise<Result<void>>;
  readonly logActivity: (
    kind: string,
    summary: string,
    nextContact: number | undefined,
  ) => Promise<Result<void>>;
  readonly undo: () => Promise<Result<void>>;
  readonly reconcile: () => Promise<Result<void>>;
  readonly repairFormulas: () => Promise<Result<void>>;
  readonly refresh: () => Promise<Result<void>>;
  readonly select: (recordId: string) => Promise<Result<void>>;
  /** Activates the sheet of Leads or Opportunities and selects its first row. */
  readonly goTo: (type: RecordType) => Promise<Result<void>>;
  /** Writes what lies behind a figure of the selected cell beside the sheet's cells. */
  readonly explain: (figure: string) => Promise<Result<void>>;
  /** Opens the adoption screen for the table on the active sheet. */
  readonly startAdoption: () => Promise<Result<void>>;
  /** Recomputes the preview after a correction. */
  readonly previewAdoption: (decisions: AdoptionDecisions) => Promise<Result<void>>;
  readonly adopt: (decisions: AdoptionDecisions) => Promise<Result<void>>;
  readonly cancelAdoption: () => void;
  readonly dismissOutcome: () => void;
  readonly answerQuestion: () => void;
  /** Today in the workbook's zone, a whole serial: for date pickers. */
  readonly today: () => number;
}
