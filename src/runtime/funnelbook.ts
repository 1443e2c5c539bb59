import type { Language } from "../domain/language";
import type { PlanContext } from "../domain/planning/context";
import { fail, reason, succeed, type Result } from "../domain/result";
import type { Via } from "../domain/store/words";
import { explainable } from "../functions/explainable";
import type { Figures } from "../functions/figures";
import {
  evaluate,
  evaluateInSteps,
  Following,
  mayTakeLong,
  type Answer,
  type EvaluationContext,
} from "../metrics";
import type { AdoptableTable, PaneState, Progress, Selection } from "../taskpane/ports";
import { Book } from "../workbook/book";
import { historyOf } from "../workbook/openStore";
import type { RunOptions } from "../workbook/run";
import { readSelection, type SelectedRecords } from "../workbook/selection";
import { hasRecord, recordOf } from "../workbook/storeRecords";
import { atTimes } from "./atTimes";
import { paneChoices } from "./choices";
import { nowIn } from "./clock";
import { newId, newOperationId } from "./ids";
import { createPaneStore, type PaneStore } from "./paneStore";
import { batchView, recordView, type ViewOf } from "./recordView";
import { readWho } from "./who";

/** The add-in at work in one workbook: the book, what the pane shows of it, who is at this device, what is selected. */
export class Funnelbook {
  readonly book = new Book(newOperationId, () => this.today());
  readonly pane: PaneStore;
  selected: SelectedRecords | undefined;
  /** The formula of the selected cell where no record is selected; "" where there is none. */
  private selectedFormula = "";
  /** Records whose rows were pasted, filled or edited in a block: the log has not seen it yet. */
  readonly marked = new Set<string>();

  /** A table on the active sheet that could be adopted, while there is no store. */
  adoptable: AdoptableTable | undefined;
  /** The first look for a store has been taken: what the figures say is then known, be it that there is none. */
  isRead = false;

  constructor(readonly language: Language) {
    this.pane = createPaneStore({
      status: { kind: "loading", progress: undefined },
      who: readWho(),
      people: [],
      selection: { kind: "elsewhere", figures: [] },
      working: undefined,
      outcome: undefined,
      question: undefined,
      findings: [],
      choices: paneChoices(undefined),
    });
  }

  /** Now in the workbook's zone. */
  now(): number {
    return nowIn(this.book.store?.setup.settings.timeZone ?? "");
  }

  /** Today in the workbook's zone, a whole serial. */
  today(): number {
    return Math.floor(this.now());
  }

  /** The language of texts in cells: the workbook's Locale, the reader's before there is a store. */
  locale(): Language {
    return this.book.store?.setup.settings.locale ?? this.language;
  }

  /**
   * Whose name stands beside what is done now. A ribbon action may come before anybody has said who they are: it is done all the same, as
   * by somebody unknown, and the pane asks.
   */
  who(): string {
    const { who } = this.pane.state();
    return who === "" ? "unknown" : who;
  }

  /** What planning needs from outside, as of now. The setup is there once a store is. */
  context(via: Via, by = this.who()): PlanContext {
    const { store } = this.book;
    if (store === undefined) throw new Error("planning without a store");
    return {
      now: this.now(),
      by,
      via,
      setup: store.setup,
      newId: (kind) => newId(kind, this.today(), (id) => hasRecord(store, id)),
    };
  }

  /** The figures for the functions. */
  figures(): Figures {
    const { book } = this;
    const context = (): EvaluationContext => ({ today: this.today(), now: this.now() });
    const noStore: Answer = { kind: "error", error: "#N/A", reason: reason("noStoreYet") };
    const following = new Following(() => book.index, context);
    return {
      isLoaded: () => this.isRead,
      answer: (query) => (book.index === undefined ? noStore : evaluate(book.index, query, context())),
      answerInSteps: (query) =>
        book.index === undefined || !mayTakeLong(query)
          ? undefined
          : evaluateInSteps(book.index, query, context()),
      follow: (query) =>
        book.index === undefined ? { query, answer: () => noStore } : following.follow(query),
      leave: (answer) => {
        following.leave(answer);
      },
      changed: (touched) => (book.index === undefined ? undefined : following.changed(touched)),
      setup: () => book.store?.setup,
      today: () => this.today(),
      onChange: (listener) =>
        book.onChange((touched) => {
          if (touched === undefined) following.forget();
          listener(touched);
        }),
    };
  }

  /** Reads what is selected and shows it. Where that can't be told nothing counts as selected: an earlier selection is not meant any more. */
  async showSelection(options?: RunOptions): Promise<Result<void>> {
    const { store } = this.book;
    if (store === undefined) return fail("noStoreYet");
    const read = await this.book.run((session) => readSelection(session, store), options);
    this.selected = read.ok ? read.value.records : undefined;
    this.selectedFormula = read.ok ? (read.value.cell?.formula ?? "") : "";
    this.refreshView();
    return read.ok ? succeed(undefined) : read;
  }

  /** Shows the selected records as they are now, and what forms may offer. */
  refreshView(): void {
    const setup = this.book.store?.setup;
    this.pane.set({
      selection: this.selectionView(),
      choices: paneChoices(setup),
      people: setup?.people.map((person) => person.owner) ?? [],
    });
  }

  private selectionView(): Selection {
    const { store, index } = this.book;
    const elsewhere: Selection = {
      kind: "elsewhere",
      figures: explainable(this.selectedFormula).map(({ call }) => call),
    };
    if (store === undefined || index === undefined || this.selected === undefined) return elsewhere;
    const records = this.selected.ids.flatMap((id) => recordOf(store, id) ?? []);
    const view: ViewOf = {
      setup: store.setup,
      index,
      now: this.now(),
      problemsOf: (id) =>
        [
          ...(recordOf(store, id)?.problems ?? []),
          ...store.problems.filter((problem) => problem.recordId === id),
        ].map((problem) => problem.reason),
    };
    const [only] = records;
    if (only === undefined) return elsewhere;
    if (records.length > 1) return { kind: "several", batch: batchView(records, view) };
    return { kind: "one", record: recordView(only, historyOf(store, only.id), view) };
  }

  /** Does a long piece of work with its progress shown; the pane's buttons wait. */
  async working<T>(
    what: string,
    work: (progress: (done: number, total: number) => void) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const show = atTimes((done, total) => {
      const working: Progress = { what, done, total };
      this.pane.set({ working });
    });
    show(0, 0);
    try {
      return await work(show);
    } finally {
      this.pane.set({ working: undefined });
    }
  }

  /** Changes the status that the pane shows. */
  status(status: PaneState["status"]): void {
    this.pane.set({ status });
  }
}
