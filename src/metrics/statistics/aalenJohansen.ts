import { sortNumbers } from "./sortNumbers";

/**
 * The Aalen–Johansen cumulative incidence of two ends that exclude each other. Its columns have a place for each time at which one of
 * them came, ascending; between them the curves are flat. At every step incidence + competing + eventFree = 1.
 */
export interface IncidenceCurve {
  /** How many were followed. */
  readonly n: number;
  readonly times: Float64Array;
  /** How many had neither ended nor been censored just before a time. */
  readonly atRisk: Uint32Array;
  /** How many came to the end in question, and to the other one, at a time. */
  readonly events: Uint32Array;
  readonly others: Uint32Array;
  /** The share that has come to the end in question, and to the other one. */
  readonly incidence: Float64Array;
  readonly competing: Float64Array;
  /** The share that has come to neither. */
  readonly eventFree: Float64Array;
}

/**
 * The cumulative incidence from durations in any order, NaN nowhere. Ends come before censorings at the same time. Source: Aalen and
 * Johansen 1978, "An Empirical Transition Matrix for Non-homogeneous Markov Chains Based on Censored Observations", Scandinavian
 * Journal of Statistics 5:141.
 *
 * @param ended Durations that came to the end in question.
 * @param otherwise Durations that came to the other end.
 * @param censored Durations that were followed without either.
 * @param beyond How many more were followed for longer than all of these.
 */
export function aalenJohansen(
  ended: ArrayLike<number>,
  otherwise: ArrayLike<number>,
  censored: ArrayLike<number>,
  beyond = 0,
): IncidenceCurve {
  const [ends, others, leavings] = [sortNumbers(ended), sortNumbers(otherwise), sortNumbers(censored)];
  const n = ends.length + others.length + leavings.length + beyond;
  const most = ends.length + others.length;
  const columns = {
    times: new Float64Array(most),
    atRisk: new Uint32Array(most),
    events: new Uint32Array(most),
    others: new Uint32Array(most),
    incidence: new Float64Array(most),
    competing: new Float64Array(most),
    eventFree: new Float64Array(most),
  };
  const read = { ends: 0, others: 0, leavings: 0 };
  const share = { ended: 0, otherwise: 0, free: 1 };
  let steps = 0;
  for (; read.ends + read.others < most; steps++) {
    const time = Math.min(ends[read.ends] ?? Infinity, others[read.others] ?? Infinity);
    while ((leavings[read.leavings] ?? Infinity) < time) read.leavings++;
    const there = n - read.ends - read.others - read.leavings;
    const count = countAt(ends, read.ends, time);
    const otherCount = countAt(others, read.others, time);
    read.ends += count;
    read.others += otherCount;
    share.ended += (share.free * count) / there;
    share.otherwise += (share.free * otherCount) / there;
    share.free *= (there - count - otherCount) / there;
    columns.times[steps] = time;
    columns.atRisk[steps] = there;
    columns.events[steps] = count;
    columns.others[steps] = otherCount;
    columns.incidence[steps] = share.ended;
    columns.competing[steps] = share.otherwise;
    columns.eventFree[steps] = share.free;
  }
  return {
    n,
    times: columns.times.subarray(0, steps),
    atRisk: columns.atRisk.subarray(0, steps),
    events: columns.events.subarray(0, steps),
    others: columns.others.subarray(0, steps),
    incidence: columns.incidence.subarray(0, steps),
    competing: columns.competing.subarray(0, steps),
    eventFree: columns.eventFree.subarray(0, steps),
  };
}

function countAt(sorted: Float64Array, from: number, time: number): number {
  let end = from;
  while (sorted[end] === time) end++;
  return end - from;
}

/** The step that holds at a time; −1 before the first. Past the last one the curves are carried on flat. */
export function incidenceStep(curve: IncidenceCurve, time: number): number {
  return curve.times.findLastIndex((each) => each <= time);
}
