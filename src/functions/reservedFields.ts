import type { Word } from "../domain/language";
import { nameKey } from "../domain/store/name";
import type { Options } from "../domain/store/words";
import type { Basis, Mode, Statistic, Unit } from "../metrics/query";

/** Fields that set an option of the question; they win over a column of that name, `[Measure]` is the column. */
export type ReservedField =
  | "period"
  | "from"
  | "to"
  | "asOf"
  | "asRecordedOn"
  | "mode"
  | "basis"
  | "measure"
  | "unit"
  | "statistic"
  | "rows";

/** Every reserved field in both languages, any letter case. (单位 is often a column of customers, so Unit is 时间单位.) */
export const reservedFields: Options<ReservedField> = {
  period: { en: "Period", zh: "期间" },
  from: { en: "From", zh: "自", also: ["从"] },
  to: { en: "To", zh: "至", also: ["到"] },
  asOf: { en: "As Of", zh: "截至", also: ["截止"] },
  asRecordedOn: { en: "As Recorded On", zh: "按当时登记" },
  mode: { en: "Mode", zh: "口径" },
  basis: { en: "Basis", zh: "依据" },
  measure: { en: "Measure", zh: "指标", also: ["度量"] },
  unit: { en: "Unit", zh: "时间单位" },
  statistic: { en: "Statistic", zh: "统计量" },
  rows: { en: "Rows", zh: "行数" },
};

/** Mode: how a stage counts as reached, or which of a record's visits STAGETIME takes. */
export const modes: Options<Mode | "all" | "first" | "latest"> = {
  passed: { en: "passed", zh: "含跳过" },
  visited: { en: "visited", zh: "实际进入" },
  all: { en: "all", zh: "全部" },
  first: { en: "first", zh: "首次", also: ["第一次"] },
  latest: { en: "latest", zh: "最近一次", also: ["last", "末次"] },
};

/** Basis: what a conversion is a share of. */
export const bases: Options<Basis> = {
  started: { en: "started", zh: "按进入批次", also: ["进入批次"] },
  decided: { en: "decided", zh: "按已有结果", also: ["已有结果"] },
  moved: { en: "moved", zh: "按期间流量", also: ["期间流量"] },
};

/** Unit: what times are given in. */
export const units: Options<Unit> = {
  days: { en: "days", zh: "天", also: ["day", "日", "天数"] },
  workdays: { en: "workdays", zh: "工作日", also: ["workday", "working days", "business days"] },
  hours: { en: "hours", zh: "小时", also: ["hour"] },
};

/** The statistics that have a name; percentiles are p10 … p99. */
export const statistics: Options<Exclude<Statistic, `p${number}`>> = {
  mean: { en: "mean", zh: "平均值", also: ["average", "avg", "平均", "均值", "平均数"] },
  median: { en: "median", zh: "中位数", also: ["med"] },
  medianInclOpen: {
    en: "median incl. open",
    zh: "中位数(含在途)",
    also: ["median including open", "median incl open", "含在途中位数"],
  },
  min: { en: "min", zh: "最小值", also: ["minimum", "最小", "最短"] },
  max: { en: "max", zh: "最大值", also: ["maximum", "最大", "最长"] },
  stdev: { en: "stdev", zh: "标准差", also: ["sd", "standard deviation"] },
  count: { en: "count", zh: "计数", also: ["n", "个数", "数量"] },
};

/** Measure: by count or by amount; any other text is a column. */
export const measures: Options<"count" | "amount"> = {
  count: { en: "count", zh: "个数", also: ["数量", "计数"] },
  amount: { en: "amount", zh: "商机金额", also: ["金额"] },
};

/** Every way to write an option of a set, for finding the nearest to a misspelt one. */
export function spellings(options: Readonly<Record<string, Word>>): string[] {
  return Object.values(options).flatMap((word) => [word.en, word.zh]);
}

const byKey = new Map<string, ReservedField>();
for (const field of Object.keys(reservedFields) as ReservedField[]) {
  const word = reservedFields[field];
  for (const spelling of [word.en, word.zh, ...(word.also ?? [])]) byKey.set(nameKey(spelling), field);
}

/** The reserved field of this name; undefined for a column's. */
export function reservedField(written: string): ReservedField | undefined {
  return byKey.get(nameKey(written));
}

/** The column that a name in brackets means (`[Measure]`); undefined where there are no brackets. */
export function bracketedColumn(written: string): string | undefined {
  return /^\[(.+)\]$/.exec(written.trim())?.[1]?.trim();
}
