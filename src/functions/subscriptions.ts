import type { Language } from "../domain/language";
import type { PeriodContext } from "../domain/dates/period";
import type { Result } from "../domain/result";
import { finish, type Steps } from "../domain/steps";
import type { Answer } from "../metrics/answer";
import type { LiveAnswer } from "../metrics/live/liveAnswers";
import type { MetricName, Query } from "../metrics/query";
import { loading } from "./answerToExcel";
import type { Figures } from "./figures";
import { sameOutcome, type Outcome } from "./outcome";
import { outcomeInSteps } from "./outcomeInSteps";
import { parseQuery, type Call } from "./parseQuery";
import { callKey } from "./readCall";

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
interface Formula {
  readonly call: Call;
  readonly receivers: Set<Receiver>;
  /** Undefined: not read yet. */
  question: Question | undefined;
  /** What its cells show; undefined: nothing yet. */
  outcome: Outcome | undefined;
}

/** One question that any number of formulas ask, or one reason why they can't be understood. */
interface Question {
  readonly key: string;
  readonly metric: MetricName;
  readonly query: Result<Query>;
  readonly askers: Set<Formula>;
  /** Undefined: not followed yet, or to be followed anew. */
  live: LiveAnswer | undefined;
  /** Undefined: not computed yet. */
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
  const questions = new Map<string, Question>();
  const unread = new Set<Formula>();
  const stale = new Set<Question>();
  /** The questions that are followed, by what follows them. */
  const byLive = new Map<LiveAnswer, Question>();
  const unfollowed = new Set<Question>();
  /** The question whose answer is being worked out in steps. */
  let underway: { readonly question: Question; readonly steps: Steps<Outcome> } | undefined;
  let awake = false;
  let stopped = false;
  let cancelTimer: (() => void) | undefined;

  function wake(): void {
    if (awake || stopped || (underway === undefined && unread.size + stale.size === 0)) return;
    awake = true;
    schedule(runSlice);
  }

  function runSlice(): void {
    awake = false;
    if (stopped || !figures.isLoaded()) return;
    const end = clock() + sliceMilliseconds;
    // Reading comes first: a question that nobody asks any more need not be computed.
    const isInTime = workThrough(unread, read, end) && goOn(end) && workThrough(stale, compute, end);
    if (!isInTime) wake();
  }

  /** False where the time was up before all was done. What joins the set meanwhile is done too. */
  function workThrough<Item>(
    items: Set<Item>,
    work: (item: Item, end: number) => void,
    end: number,
  ): boolean {
    for (const item of items) {
      items.delete(item);
      work(item, end);
      if (clock() >= end) return false;
    }
    return true;
  }

  /** Takes steps of the answer that is underway; false where the time was up. */
  function goOn(end: number): boolean {
    while (underway !== undefined) {
      const { question, steps } = underway;
      const step = steps.next();
      if (step.done === true) {
        underway = undefined;
        settle(question, step.value);
      } else if (clock() >= end) return false;
    }
    return true;
  }

  /** Changed figures make what was worked out so far worthless. */
  function breakOff(): void {
    if (underway === undefined) return;
    stale.add(underway.question);
    underway = undefined;
  }

  /** Reads a formula for the day and the settings, and joins it to its question. */
  function read(formula: Formula): void {
    const query = parseQuery(formula.call, periodContext(figures));
    const key = questionKey(formula.call.metric, query);
    let question = formula.question;
    if (question?.key !== key) {
      leave(formula);
      question = questions.get(key) ?? begin(key, formula.call.metric, query);
      question.askers.add(formula);
      formula.question = question;
    }
    const isKnown = !stale.has(question) && underway?.question !== question;
    if (question.outcome !== undefined && isKnown) tell(formula, question.outcome);
  }

  function begin(key: string, metric: MetricName, query: Result<Query>): Question {
    const question: Question = { key, metric, query, askers: new Set(), live: undefined, outcome: undefined };
    questions.set(key, question);
    stale.add(question);
    return question;
  }

  function leave(formula: Formula): void {
    const { question } = formula;
    if (question === undefined) return;
    formula.question = undefined;
    question.askers.delete(formula);
    if (question.askers.size > 0) return;
    if (question.live !== undefined) {
      byLive.delete(question.live);
      figures.leave(question.live);
    }
    questions.delete(question.key);
    if (underway?.question === question) underway = undefined;
    stale.delete(question);
    unfollowed.delete(question);
  }

  /** Those that may have another answer, and those that a fault has kept from being followed. */
  function restale(moved: readonly LiveAnswer[]): void {
    for (const live of moved) {
      const question = byLive.get(live);
      if (question !== undefined) stale.add(question);
    }
    for (const question of unfollowed) stale.add(question);
  }

  /** A call that couldn't be understood stays so until settings or day change. */
  function followAnew(): void {
    byLive.clear();
    for (const question of questions.values()) {
      if (!question.query.ok) continue;
      question.live = undefined;
      stale.add(question);
    }
  }

  function compute(question: Question, end: number): void {
    const { metric, query } = question;
    const answer = (asked: Query): Answer | Steps<Answer> => {
      if (question.live === undefined) byLive.set((question.live = figures.follow(asked)), question);
      return figures.answerInSteps(asked) ?? question.live.answer();
    };
    underway = { question, steps: outcomeInSteps(metric, query, answer, language) };
    goOn(end);
  }

  /** Takes in a question's outcome and tells it to its cells. */
  function settle(question: Question, outcome: Outcome): void {
    question.outcome = outcome;
    if (question.query.ok && question.live === undefined) unfollowed.add(question);
    else unfollowed.delete(question);
    for (const formula of question.askers) tell(formula, outcome);
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
    breakOff();
    if (!figures.isLoaded()) return;
    cancelTimer?.();
    cancelTimer = undefined;
    // A machine that slept through midnight was told of no new day.
    const touched = figures.today() === readOn ? changed : undefined;
    readOn = figures.today();
    if (touched === undefined) for (const formula of formulas.values()) unread.add(formula);
    const moved = touched === undefined ? undefined : figures.changed(touched);
    if (moved === undefined) followAnew();
    else restale(moved);
    wake();
  });

  return {
    follow(call, receiver) {
      const key = callKey(call);
      let formula = formulas.get(key);
      if (formula === undefined) {
        formula = { call, receivers: new Set(), question: undefined, outcome: undefined };
        formulas.set(key, formula);
        unread.add(formula);
      }
      const followed = formula;
      followed.receivers.add(receiver);
      if (followed.outcome !== undefined) receiver(followed.outcome);
      if (figures.isLoaded()) wake();
      else awaitLoad();
      return () => {
        followed.receivers.delete(receiver);
        if (followed.receivers.size > 0 || formulas.get(key) !== followed) return;
        formulas.delete(key);
        unread.delete(followed);
        leave(followed);
      };
    },
    outcomeNow(call) {
      if (!figures.isLoaded()) return loading(language);
      const query = parseQuery(call, periodContext(figures));
      return finish(outcomeInSteps(call.metric, query, figures.answer, language));
    },
    size: () => questions.size,
    stop() {
      stopped = true;
      stopListening();
      cancelTimer?.();
      formulas.clear();
      questions.clear();
      unread.clear();
      stale.clear();
      underway = undefined;
    },
  };
}

/** The same text for the same question. Function and options of a query are always in the same order. */
function questionKey(metric: MetricName, query: Result<Query>): string {
  return JSON.stringify([metric, query]);
}

function periodContext(figures: Figures): PeriodContext {
  const settings = figures.setup()?.settings;
  return {
    today: figures.today(),
    fiscalYearStart: settings?.fiscalYearStart ?? 1,
    weekStart: settings?.weekStart ?? 1,
  };
}
