import type { Figures } from "../../src/functions/figures";
import {
  evaluate,
  evaluateInSteps,
  Following,
  mayTakeLong,
  type EvaluationContext,
  type FunnelIndex,
} from "../../src/metrics";

/** The figures of an index as the runtime gives them to functions, on a day that a test says. */
export interface LiveFigures {
  readonly figures: Figures;
  /** Tells who listens that these records changed; undefined: anything may have. */
  readonly announce: (touched: ReadonlySet<string> | undefined) => void;
}

/** See {@link LiveFigures}. */
export function liveFigures(index: FunnelIndex, today: () => number): LiveFigures {
  const listeners: ((touched: ReadonlySet<string> | undefined) => void)[] = [];
  const context = (): EvaluationContext => ({ today: today(), now: today() + 0.5 });
  const following = new Following(() => index, context);
  return {
    figures: {
      isLoaded: () => true,
      answer: (query) => evaluate(index, query, context()),
      answerInSteps: (query) => (mayTakeLong(query) ? evaluateInSteps(index, query, context()) : undefined),
      follow: (query) => following.follow(query),
      leave: (answer) => {
        following.leave(answer);
      },
      changed: (touched) => following.changed(touched),
      setup: () => index.setup,
      today,
      onChange(listener) {
        listeners.push(listener);
        return () => undefined;
      },
    },
    announce(touched) {
      for (const listener of listeners) listener(touched);
    },
  };
}
