import type { CellBlock, CellValue } from "../domain/cell";
import type { MetricName } from "../metrics/query";
import type { Figures } from "./figures";
import type { Outcome } from "./outcome";
import type { Call } from "./parseQuery";
import { readCall } from "./readCall";
import { createSubscriptions, type SubscriptionOptions, type Subscriptions } from "./subscriptions";

type ScalarInvocation = CustomFunctions.StreamingInvocation<CellValue>;
type SpillInvocation = CustomFunctions.StreamingInvocation<CellBlock>;
type Invocation = ScalarInvocation | SpillInvocation;

// Excel calls the tagged functions by themselves, at times before the add-in is ready: this is their one way to the index.
let connected: Subscriptions | undefined;
const waiting = new Map<Invocation, Call>();

/**
 * Gives the functions the index. Cells that asked before are answered now. Returns how to disconnect; connecting anew
 * disconnects what was.
 */
export function connectFunctions(figures: Figures, options: SubscriptionOptions): () => void {
  connected?.stop();
  const subscriptions = createSubscriptions(figures, options);
  connected = subscriptions;
  for (const [invocation, call] of waiting) follow(subscriptions, call, invocation);
  waiting.clear();
  return () => {
    subscriptions.stop();
    if (connected === subscriptions) connected = undefined;
  };
}

/** Answers a cell from now on until Excel cancels it; in the preview while a formula is typed, once. */
export function answerCell(
  metric: MetricName,
  own: readonly unknown[],
  pairs: unknown,
  invocation: Invocation,
): void {
  const call = readCall(metric, own, pairs);
  if (connected === undefined) {
    waiting.set(invocation, call);
    invocation.onCanceled = () => waiting.delete(invocation);
  } else if (isPreview(invocation)) push(invocation, connected.outcomeNow(call));
  else follow(connected, call, invocation);
}

function follow(subscriptions: Subscriptions, call: Call, invocation: Invocation): void {
  invocation.onCanceled = subscriptions.follow(call, (outcome) => push(invocation, outcome));
}

/** The type says text, Excel's documentation a logical value. */
function isPreview(invocation: Invocation): boolean {
  const preview: unknown = invocation.isInValuePreview;
  return preview === true || preview === "true";
}

/** An outcome is fitted to its function: a value for a scalar one, a block for one that spills. */
function push(invocation: Invocation, outcome: Outcome): void {
  switch (outcome.kind) {
    case "value":
      (invocation as ScalarInvocation).setResult(outcome.value);
      return;
    case "spill":
      (invocation as SpillInvocation).setResult(outcome.rows);
      return;
    case "error": {
      const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
      const code = outcome.error === "#N/A" ? notAvailable : invalidValue;
      invocation.setResult(new CustomFunctions.Error(code, outcome.message));
    }
  }
}
