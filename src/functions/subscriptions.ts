import type { Language } from "../domain/language";
import type { PeriodContext } from "../domain/dates/period";
import { finish } from "../domain/steps";
import { loading } from "./answerToExcel";
import type { Figures } from "./figures";
import type { Languages } from "./languages";
import { sameOutcome, type Outcome } from "./outcome";
import { outcomeInSteps } from "./outcomeInSteps";
import { parseQuery, type Call } from "./parseQuery";
import { Questions, type Asker } from "./questions";
import { callKey } from "./readCall";
import { workThrough } from "./workThrough";

/** How long a slice of recomputing may go on before it yields; one answer more, or one step of a table, may end after it. */
const sliceMilliseconds = 12;
/** How long cells wait for the first load before they say so. */
export const loadingMilliseconds = 8000;

/** What subscriptions need of the machine. */
export interface SubscriptionOptions {
  /** The reader's. */
  readonly language: Language;
  /** Runs a task soon, after the host had its turn. Must not be slowed by a hidden page (timers are). */
  readonly schedule: (task: () => void) => void;
  /** Runs a task later; returns how to call it off. */
  readonly setTimer: (task: () => void, milliseconds: number) => () => void;
  /** Milliseconds that only go forward; the machine's clock unless told. */
  readonly clock?: () => number;
}

/** Takes what a cell is to show. */
export type Receiver = (outcome: Outcome) => void;

/** The live cells. */
export interface Subscriptions {
  /** Follows a call: the receiver gets its outcome and every change of it, until the returned function is called. */
  readonly follow: (call: Call, receiver: Receiver) => () => void;
  /** The outcome now, without following; what the cell would be told. */
  readonly outcomeNow: (call: Call) => Outcome;
  /** How many different questions are followed, of the formulas that have been read. */
  readonly size: () => number;
  /** Lets go of everything. */
  readonly stop: () => void;
}

/** A formula as it is written, in any number of cells. */
interface Formula extends Asker {
  readonly call: Call;
  readonly receivers: Set<Receiver>;
  /** What its cells show; undefined: nothing yet. */
  outcome: Outcome | undefined;
}

/**
 * Keeps cells up to date with the index: formulas that ask the same, however they are written, are one question, computed once; a
 * change recomputes those it can touch, in slices; a cell hears only of what differs from what it shows.
 */
export function createSubscriptions(figures: Figures, options: SubscriptionOptions): Subscriptions {
  const { language, schedule, setTimer } = options;
  const clock = options.clock ?? (() => performance.now());
  const formulas = new Map<string, Formula>();
  const languages = (): Languages => ({
    reader: language,
    workbook: figures.setup()?.settings.locale ?? language,
  });
  const questions = new Questions(figures, languages);
  const unread = new Set<Formula>();
  let awake = false;
  let stopped = false;
  let cancelTimer: (() => void) | undefined;

  function wake(): void {
    if (awake || stopped || (unread.size === 0 && !questions.areDue)) return;
    awake = true;
    schedule(runSlice);
  }

  function runSlice(): void {
    awake = false;
    if (stopped || !figures.isLoaded()) return;
    const end = clock() + sliceMilliseconds;
    const isTimeUp = (): boolean => clock() >= end;
    // Reading comes first: a question that nobody asks any more need not be computed.
    const isInTime = workThrough(unread, read, isTimeUp) && questions.work(isTimeUp);
    if (!isInTime) wake();
  }

  /** Reads a formula for the day and the settings, and joins it to its question. */
  function read(formula: Formula): void {
    questions.join(formula, formula.call.metric, parseQuery(formula.call, periodContext(figures)));
  }

  function begin(call: Call): Formula {
    const formula: Formula = {
      call,
      receivers: new Set(),
      question: undefined,
      outcome: undefined,
      hear: (outcome) => tell(formula, outcome),
    };
    formulas.set(callKey(call), formula);
    unread.add(formula);
    return formula;
  }

  function tell(formula: Formula, outcome: Outcome): void {
    if (formula.outcome !== undefined && sameOutcome(formula.outcome, outcome)) return;
    formula.outcome = outcome;
    for (const receiver of formula.receivers) receiver(outcome);
  }

  function awaitLoad(): void {
    cancelTimer ??= setTimer(() => {
      cancelTimer = undefined;
      if (stopped || figures.isLoaded()) return;
      for (const formula of formulas.values())
        if (formula.outcome === undefined) tell(formula, loading(language));
    }, loadingMilliseconds);
  }

  let readOn = figures.today();
  const stopListening = figures.onChange((changed) => {
    questions.breakOff();
    if (!figures.isLoaded()) return;
    cancelTimer?.();
    cancelTimer = undefined;
    // A machine that slept through midnight was told of no new day.
    const touched = figures.today() === readOn ? changed : undefined;
    readOn = figures.today();
    if (touched === undefined) for (const formula of formulas.values()) unread.add(formula);
    questions.change(touched);
    wake();
  });

  return {
    follow(call, receiver) {
      const key = callKey(call);
      const formula = formulas.get(key) ?? begin(call);
      formula.receivers.add(receiver);
      if (formula.outcome !== undefined) receiver(formula.outcome);
      if (figures.isLoaded()) wake();
      else awaitLoad();
      return () => {
        formula.receivers.delete(receiver);
        if (formula.receivers.size > 0 || formulas.get(key) !== formula) return;
        formulas.delete(key);
        unread.delete(formula);
        questions.leave(formula);
      };
    },
    outcomeNow(call) {
      if (!figures.isLoaded()) return loading(language);
      const query = parseQuery(call, periodContext(figures));
      return finish(outcomeInSteps(call.metric, query, figures.answer, languages()));
    },
    size: () => questions.size,
    stop() {
      stopped = true;
      stopListening();
      cancelTimer?.();
      formulas.clear();
      questions.clear();
      unread.clear();
    },
  };
}

function periodContext(figures: Figures): PeriodContext {
  const settings = figures.setup()?.settings;
  return {
    today: figures.today(),
    fiscalYearStart: settings?.fiscalYearStart ?? 1,
    weekStart: settings?.weekStart ?? 1,
  };
}
