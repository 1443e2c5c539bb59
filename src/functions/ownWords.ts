import type { Options } from "../domain/store/words";

/** How FORECAST forecasts, besides the percentiles p1 … p99 of the distribution. */
export const forecastMethods: Options<
  "weighted" | "history" | "commit" | "best case" | "pipeline" | "won" | "overdue"
> = {
  weighted: { en: "weighted", zh: "加权", also: ["weighted amount", "加权金额", "加权预测"] },
  history: { en: "history", zh: "历史", also: ["history-based", "历史预测", "按历史赢单率"] },
  commit: { en: "commit", zh: "承诺" },
  "best case": { en: "best case", zh: "争取" },
  pipeline: { en: "pipeline", zh: "储备" },
  won: { en: "won", zh: "已成交" },
  overdue: { en: "overdue", zh: "已过预计成交日" },
};

/** The time that one row of COHORTS stands for. */
export const cohortGrains: Options<"month" | "quarter"> = {
  month: { en: "month", zh: "月", also: ["months", "monthly", "按月", "月份", "月度"] },
  quarter: { en: "quarter", zh: "季", also: ["quarters", "quarterly", "按季", "季度"] },
};
