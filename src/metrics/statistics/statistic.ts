import type { Statistic } from "../query";
import type { Summary } from "./summary";

/** The statistics of times alone; `medianInclOpen` also takes those that are still under way. */
export type SummaryStatistic = Exclude<Statistic, "medianInclOpen">;

/** Whether a text is a statistic of times alone: mean, median, min, max, stdev, count, or p10 to p99. */
export function isStatistic(name: string): name is SummaryStatistic {
  return fixed.has(name) || percentOf(name) !== undefined;
}

const fixed: ReadonlySet<string> = new Set(["mean", "median", "min", "max", "stdev", "count"]);

/** The value of a statistic; undefined where the summary has too few values for it. */
export function statisticOf(summary: Summary, statistic: SummaryStatistic): number | undefined {
  switch (statistic) {
    case "mean":
      return summary.mean();
    case "median":
      return summary.quantile(0.5);
    case "min":
      return summary.min();
    case "max":
      return summary.max();
    case "stdev":
      return summary.stdev();
    case "count":
      return summary.count;
    default:
      return summary.quantile((percentOf(statistic) ?? NaN) / 100);
  }
}

/** The percentage of "p10" … "p99"; undefined for any other text. */
function percentOf(name: string): number | undefined {
  const digits = /^p([1-9]\d)$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
