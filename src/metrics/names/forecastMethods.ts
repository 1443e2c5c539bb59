import { fail, succeed, type Result } from "../../domain/result";
import { nameKey } from "../../domain/store/name";
import { readOption, type Options } from "../../domain/store/words";
import { nearestName } from "./nearestName";

/** How FORECAST forecasts, besides the percentiles of the distribution. A cumulative category holds the surer ones too. */
export type ForecastMethod =
  | "weighted"
  | "history"
  | "pipeline"
  | "best case"
  | "commit"
  | "won"
  | "pipeline cumulative"
  | "best case cumulative"
  | "commit cumulative"
  | "overdue";

/** The methods as they are written in formulas, in both languages. */
export const forecastMethods: Options<ForecastMethod> = {
  weighted: { en: "weighted", zh: "加权", also: ["weighted amount", "加权金额", "加权预测"] },
  history: { en: "history", zh: "历史", also: ["history-based", "历史预测", "按历史赢单率"] },
  pipeline: { en: "pipeline", zh: "储备" },
  "best case": { en: "best case", zh: "争取" },
  commit: { en: "commit", zh: "承诺" },
  won: { en: "won", zh: "已成交", also: ["won amount", "赢单"] },
  "pipeline cumulative": { en: "pipeline cumulative", zh: "储备累计", also: ["cumulative pipeline"] },
  "best case cumulative": { en: "best case cumulative", zh: "争取累计", also: ["cumulative best case"] },
  "commit cumulative": { en: "commit cumulative", zh: "承诺累计", also: ["cumulative commit"] },
  overdue: { en: "overdue", zh: "已过预计成交日", also: ["逾期"] },
};

/** A method of FORECAST, or a percentile of the forecast's distribution as a share from 0 to 1. */
export type AskedForecast = { readonly method: ForecastMethod } | { readonly share: number };

/** Reads a method in either language, or "p90"; fails with the nearest. */
export function findForecastMethod(written: string): Result<AskedForecast> {
  const key = nameKey(written);
  const method = readOption(forecastMethods, key);
  if (method !== undefined) return succeed({ method });
  const percent = Number(/^p\s*(\d{1,2}(?:\.\d+)?)$/.exec(key)?.[1]);
  if (percent > 0) return succeed({ share: percent / 100 });
  const words = Object.values(forecastMethods).flatMap(({ en, zh }) => [en, zh]);
  return fail("unknownForecastMethod", {
    method: written,
    nearest: nearestName(written, [...words, "p10", "p50", "p90"]),
  });
}
