import type { MetricName } from "../metrics/query";
import { readArgument } from "./argument";
import type { Call } from "./parseQuery";

/**
 * A call as Excel hands it over: its own arguments, then the repeating parameter, which comes as a list of matrices (or
 * nothing at all where no pair was written).
 */
export function readCall(metric: MetricName, own: readonly unknown[], repeated: unknown): Call {
  const rest: unknown[] = Array.isArray(repeated) ? repeated : [];
  return { metric, args: [...own, ...rest].map(readArgument) };
}

/** The same text for the same call: cells that ask the same share one computation. */
export function callKey({ metric, args }: Call): string {
  return JSON.stringify([
    metric,
    ...args.map(({ cells, error }) => (error === undefined ? cells : { error })),
  ]);
}
