import type { Language } from "../domain/language";
import type { PeriodContext } from "../domain/dates/period";
import type { Result } from "../domain/result";
import { message } from "../messages/message";
import type { MetricName, Query } from "../metrics/query";
import { answerToExcel, reasonToExcel } from "./answerToExcel";
import type { Figures } from "./figures";
import { sameOutcome, type Outcome } from "./outcome";
import { parseQuery, type Call } from "./parseQuery";
import { callKey } from "./readCall";
import { signatures } from "./signatures";

/** How long a slice of recomputing may go on before it yields; one answer more may end after it. */
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
  /** How many different questions are followed. */
  readonly size: () => number;
  /** Lets go of everything. */
  readonly stop: () => void;
}

/** One question that any number of cells ask. */
interface Entry {
  readonly call: Call;
  readonly receivers: Set<Receiver>;
  /** Parsed for the day and the settings of the last change of everything. */
  query: Result<Query> | undefined;
  /** What the cells show; undefined: nothing yet. */
  outcome: Outcome | undefined;
}

/**
 * Keeps cells up to date with the index: equal calls are one entry, computed once; a change recomputes those it can touch,
 * in slices; a cell hears only of what differs from what it shows.
 */
export function createSubscriptions(figures: Figures, options: SubscriptionOptions): Subscriptions {
  const { language, schedule, setTimer } = options;
  const clock = options.clock ?? (() => performance.now());
  const entries = new Map<string, Entry>();
  const stale = new Set<Entry>();
  let awake = false;
  let stopped = false;
  let cancelTimer: (() => void) | undefined;

  function wake(): void {
    if (awake || stopped || stale.size === 0) return;
    awake = true;
    schedule(runSlice);
  }

  function runSlice(): void {
    awake = false;
    if (stopped || !figures.isLoaded()) return;
    const end = clock() + sliceMilliseconds;
    for (const entry of stale) {
      stale.delete(entry);
      refresh(entry);
      if (clock() >= end) break;
    }
    wake();
  }

  function refresh(entry: Entry): void {
    entry.query ??= parseQuery(entry.call, periodContext(figures));
    tell(entry, outcomeOf(entry.call, entry.query));
  }

  function outcomeOf({ metric }: Call, query: Result<Query>): Outcome {
    if (!query.ok) return reasonToExcel(query.reason, language);
    const outcome = computed(query.value);
    return fitted(outcome, metric, language);
  }

  function computed(query: Query): Outcome {
    try {
      return answerToExcel(figures.answer(query), language, query.rows);
    } catch (error) {
      // A fault in one metric must not stop the other cells, and no reader is helped by a stack trace in a cell.
      console.error(error);
      return fault(query.metric, language);
    }
  }

  function tell(entry: Entry, outcome: Outcome): void {
    if (entry.outcome !== undefined && sameOutcome(entry.outcome, outcome)) return;
    entry.outcome = outcome;
    for (const receiver of entry.receivers) receiver(outcome);
  }

  function awaitLoad(): void {
    cancelTimer ??= setTimer(() => {
      cancelTimer = undefined;
      if (stopped || figures.isLoaded()) return;
      for (const entry of entries.values()) if (entry.outcome === undefined) tell(entry, loading(language));
    }, loadingMilliseconds);
  }

  let parsedOn = figures.today();
  const stopListening = figures.onChange((changed) => {
    if (!figures.isLoaded()) return;
    cancelTimer?.();
    cancelTimer = undefined;
    // A machine that slept through midnight was told of no new day.
    const touched = figures.today() === parsedOn ? changed : undefined;
    parsedOn = figures.today();
    for (const entry of entries.values()) {
      if (touched === undefined) entry.query = undefined;
      if (entry.query === undefined || canTouch(figures, entry.query, touched)) stale.add(entry);
    }
    wake();
  });

  return {
    follow(call, receiver) {
      const key = callKey(call);
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { call, receivers: new Set(), query: undefined, outcome: undefined };
        entries.set(key, entry);
        stale.add(entry);
      }
      const followed = entry;
      followed.receivers.add(receiver);
      if (followed.outcome !== undefined) receiver(followed.outcome);
      if (figures.isLoaded()) wake();
      else awaitLoad();
      return () => {
        followed.receivers.delete(receiver);
        if (followed.receivers.size > 0 || entries.get(key) !== followed) return;
        entries.delete(key);
        stale.delete(followed);
      };
    },
    outcomeNow(call) {
      if (!figures.isLoaded()) return loading(language);
      return outcomeOf(call, parseQuery(call, periodContext(figures)));
    },
    size: () => entries.size,
    stop() {
      stopped = true;
      stopListening();
      cancelTimer?.();
      entries.clear();
      stale.clear();
    },
  };
}

/** Whether a change of these records can change the answer. A call that couldn't be understood stays so until settings or day change. */
function canTouch(figures: Figures, query: Result<Query>, touched: ReadonlySet<string> | undefined): boolean {
  if (!query.ok) return false;
  return touched === undefined || (figures.touches?.(query.value, touched) ?? true);
}

function periodContext(figures: Figures): PeriodContext {
  const settings = figures.setup()?.settings;
  return {
    today: figures.today(),
    fiscalYearStart: settings?.fiscalYearStart ?? 1,
    weekStart: settings?.weekStart ?? 1,
  };
}

function loading(language: Language): Outcome {
  return { kind: "error", error: "#N/A", message: message(language, "loading") };
}

/** Excel takes one value for a scalar function and a block for one that spills; anything else would leave the cell busy. */
function fitted(outcome: Outcome, metric: MetricName, language: Language): Outcome {
  const { spills } = signatures[metric];
  if (spills && outcome.kind === "value") return { kind: "spill", rows: [[outcome.value]] };
  return !spills && outcome.kind === "spill" ? fault(metric, language) : outcome;
}

function fault(metric: MetricName, language: Language): Outcome {
  return {
    kind: "error",
    error: "#VALUE!",
    message: message(language, "functionFault", { function: metric }),
  };
}
