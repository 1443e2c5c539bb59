import type { Period, PeriodUnit } from "./period";
import { wholeNumber, yearNumber } from "./periodNumbers";

const days: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  当天: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  明天: 1,
  明日: 1,
};
const years: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 上年: -1, 前年: -2, 明年: 1, 来年: 1 };
const units: Readonly<Record<string, PeriodUnit>> = {
  天: "day",
  日: "day",
  周: "week",
  星期: "week",
  月: "month",
  季: "quarter",
  季度: "quarter",
  半年: "half",
  年: "year",
  年度: "year",
  财季: "quarter",
  财年: "year",
};
const starts: Readonly<Record<string, PeriodUnit>> = {
  周: "week",
  月: "month",
  季: "quarter",
  季度: "quarter",
  年: "year",
};

const unit = "(周|星期|月|季度|季|半年|年度|年|财季|财年)";
const count = "(\\d{1,5}|[零〇一二两三四五六七八九十]{1,3})";
// 上半年 and 下半年 are halves of a year, never "last half": that is 上个半年.
const relative = new RegExp(`^(本|这|当|上|下)(一?个)?${unit}$`);
const toDate = new RegExp(`^(?:本|这个|当|今)${unit}(?:度?累计|至今|以来)$`);
const sinceStart = /^(年|季度|季|月|周)初(?:至今|以来|到现在)$/;
const sameLastYear = /^(?:去年|上年)同(期|日|周|月|季度|季)$/;
const running = new RegExp(
  `^(最近|近|过去|未来|接下来)的?${count}个?(天|日|周|星期|月|季度|季|半年|年)(?:内|来)?$`,
);
const whole = /^(\d{4})(财)?年度?$/;
const month = new RegExp(`^(?:(\\d{4})年)?${count}月份?$`);
const quarter = new RegExp(`^(?:(\\d{4})(?:(财)?年)?)?(?:第?${count}(财)?季度?|q([1-4]))$`);
const half = /^(?:(\d{4})(财)?年?)?(上|下)半年$/;
const week = new RegExp(`^(\\d{4})年第?${count}周$`);

/** Reads a period in Chinese, already without spaces; undefined when it is none. */
export function periodInChinese(text: string): Period | undefined {
  return named(text) ?? moving(text);
}

function moving(text: string): Period | undefined {
  const day = days[text];
  if (day !== undefined) return { kind: "relative", unit: "day", offset: day, fiscal: false };
  const inYears = years[text];
  if (inYears !== undefined) return { kind: "relative", unit: "year", offset: inYears, fiscal: false };
  let match = toDate.exec(text);
  if (match !== null) return { kind: "toDate", unit: unitNamed(match[1]), fiscal: isFiscal(match[1]) };
  match = sinceStart.exec(text);
  if (match !== null) return { kind: "toDate", unit: starts[match[1] ?? ""] ?? "year", fiscal: false };
  match = relative.exec(text);
  if (match !== null) {
    const [, which = "", , word] = match;
    const offset = which === "上" ? -1 : which === "下" ? 1 : 0;
    return { kind: "relative", unit: unitNamed(word), offset, fiscal: isFiscal(word) };
  }
  match = sameLastYear.exec(text);
  if (match !== null) return { kind: "lastYear", unit: match[1] === "期" ? undefined : unitNamed(match[1]) };
  match = running.exec(text);
  if (match === null) return undefined;
  const many = wholeNumber(match[2]);
  if (many === undefined || many === 0) return undefined;
  const ahead = match[1] === "未来" || match[1] === "接下来";
  return { kind: "running", unit: unitNamed(match[3]), count: ahead ? many : -many };
}

function named(text: string): Period | undefined {
  let match = whole.exec(text);
  if (match !== null) return part("year", match[1], 1, match[2] !== undefined);
  match = half.exec(text);
  if (match !== null) return part("half", match[1], match[3] === "上" ? 1 : 2, match[2] !== undefined);
  match = quarter.exec(text);
  if (match !== null) {
    const fiscal = match[2] !== undefined || match[4] !== undefined;
    return part("quarter", match[1], wholeNumber(match[3] ?? match[5]), fiscal);
  }
  match = month.exec(text);
  if (match !== null) return part("month", match[1], wholeNumber(match[2]), false);
  match = week.exec(text);
  const number = wholeNumber(match?.[2]);
  return match === null || number === undefined
    ? undefined
    : { kind: "isoWeek", year: Number(match[1]), week: number };
}

function part(
  of: "month" | "quarter" | "half" | "year",
  year: string | undefined,
  index: number | undefined,
  fiscal: boolean,
): Period | undefined {
  const most = { month: 12, quarter: 4, half: 2, year: 1 }[of];
  if (index === undefined || index < 1 || index > most) return undefined;
  return { kind: "named", unit: of, year: year === undefined ? undefined : yearNumber(year), index, fiscal };
}

function isFiscal(word: string | undefined): boolean {
  return word?.startsWith("财") === true;
}

function unitNamed(word: string | undefined): PeriodUnit {
  return units[word ?? ""] ?? "day";
}
