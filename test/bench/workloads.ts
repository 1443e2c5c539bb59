import { mostRepeats } from "./clock";
import {
  bridgeDays,
  bridgeFigures,
  cellLabels,
  cohortLabels,
  funnelLabels,
  quarterAgo,
  snapshotFigures,
  yearAgo,
} from "./questions";
import type { Answer, Loaded } from "./variant";
import { today } from "./world";

/** A question of the bench that is asked again and again of a loaded ledger. */
export interface Workload {
  readonly key: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly answer: "funnel" | "cells" | "cohorts" | "bridge" | "snapshot" | "winRate" | "medianCycle";
  /** The day as of which it is asked the n-th time, where the answer has one. */
  readonly day: (turn: number) => number;
}

const now = (): number => today;

/** A past day for each turn, back from one day: asked for the first time, so cold. */
function back(from: number): (turn: number) => number {
  return (turn) => from - turn;
}

export const workloads: readonly Workload[] = [
  {
    key: "funnel",
    title: "full funnel, median, p80 and p90",
    labels: funnelLabels,
    answer: "funnel",
    day: now,
  },
  { key: "cells", title: "200 cells, cold", labels: cellLabels, answer: "cells", day: now },
  { key: "cohorts", title: "cohorts by month", labels: cohortLabels, answer: "cohorts", day: now },
  {
    key: "bridge",
    title: "bridge of a past month, cold",
    labels: bridgeFigures,
    answer: "bridge",
    day: back(quarterAgo),
  },
  {
    key: "snapshot",
    title: "snapshot of a past day, cold",
    labels: snapshotFigures,
    answer: "snapshot",
    // Beyond the bridge's days, and the openings of its bridges.
    day: back(quarterAgo - mostRepeats - bridgeDays),
  },
  {
    key: "winRateThen",
    title: "win rate as of a year ago, cold",
    labels: ["win rate"],
    answer: "winRate",
    day: back(yearAgo),
  },
  {
    key: "cycleThen",
    title: "median sales cycle as of a year ago, cold",
    labels: ["median sales cycle"],
    answer: "medianCycle",
    day: back(yearAgo - mostRepeats),
  },
  {
    key: "funnelThen",
    title: "full funnel as of a year ago, cold",
    labels: funnelLabels,
    answer: "funnel",
    day: back(yearAgo - 2 * mostRepeats),
  },
];

/** Asks a variant; undefined where it has no such answer. */
export function ask({ answer, day }: Workload, loaded: Loaded, turn: number): Answer | undefined {
  return loaded[answer]?.(day(turn));
}
