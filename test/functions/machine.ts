import type { Figures } from "../../src/functions/figures";
import type { SubscriptionOptions } from "../../src/functions/subscriptions";
import type { Steps } from "../../src/domain/steps";
import type { Setup } from "../../src/domain/store/setup";
import type { Answer } from "../../src/metrics/answer";
import type { LiveAnswer } from "../../src/metrics/live/liveAnswers";
import type { Query } from "../../src/metrics/query";
import { context } from "./calls";

/** An index whose answers a test sets, and that counts what it was asked. */
export interface FakeFigures extends Figures {
  readonly asked: Query[];
  readonly change: (touched?: ReadonlySet<string>) => void;
  loaded: boolean;
  day: number;
  give: (query: Query) => Answer;
  /** How a question is answered in steps; undefined: at once. */
  inSteps: (query: Query) => Steps<Answer> | undefined;
  touch: ((query: Query, touched: ReadonlySet<string>) => boolean) | undefined;
}

/** A loaded index that answers every question with 0 until told otherwise. */
export function fakeFigures(): FakeFigures {
  const listeners = new Set<(touched: ReadonlySet<string> | undefined) => void>();
  const live = new Set<LiveAnswer>();
  const figures: FakeFigures = {
    asked: [],
    loaded: true,
    day: context.today,
    give: () => ({ kind: "value", value: 0 }),
    inSteps: () => undefined,
    touch: undefined,
    isLoaded: () => figures.loaded,
    follow(query) {
      const followed = { query, answer: () => figures.answer(query) };
      live.add(followed);
      return followed;
    },
    leave: (followed) => void live.delete(followed),
    changed: (touched) => [...live].filter(({ query }) => figures.touch?.(query, touched) ?? true),
    answer(query) {
      figures.asked.push(query);
      return figures.give(query);
    },
    answerInSteps: (query) => figures.inSteps(query),
    setup: () => setup,
    today: () => figures.day,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(touched) {
      for (const listener of listeners) listener(touched);
    },
  };
  return figures;
}

const setup: Setup = {
  funnels: [],
  people: [],
  lists: [],
  rates: [],
  calendar: [],
  targets: [],
  closedPeriods: [],
  settings: {
    locale: "en",
    timeZone: "",
    baseCurrency: "",
    fiscalYearStart: context.fiscalYearStart,
    weekStart: context.weekStart,
    workingDays: [1, 2, 3, 4, 5],
    schemaVersion: 1,
  },
};

/** A machine whose tasks and timers run when the test says so, on a clock of its own. */
export interface FakeMachine {
  readonly options: (language?: "en" | "zh-CN") => SubscriptionOptions;
  /** Runs tasks until none is left; returns how many slices that took. */
  readonly settle: () => number;
  /** Runs the next task. */
  readonly step: () => void;
  /** Lets the time pass and the timers ring. */
  readonly pass: (milliseconds: number) => void;
  /** What the clock moves on whenever it is read. */
  tick: number;
}

/** See {@link FakeMachine}. */
export function fakeMachine(): FakeMachine {
  const tasks: (() => void)[] = [];
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  let now = 0;
  const machine: FakeMachine = {
    tick: 0,
    options: (language = "en") => ({
      language,
      schedule: (task) => tasks.push(task),
      setTimer(task, milliseconds) {
        const timer = { at: now + milliseconds, task };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      clock: () => (now += machine.tick),
    }),
    settle() {
      let slices = 0;
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
        task();
        slices++;
      }
      return slices;
    },
    step: () => tasks.shift()?.(),
    pass(milliseconds) {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.task();
      }
    },
  };
  return machine;
}
