import { distance } from "fastest-levenshtein";
import type { PeriodContext } from "./period";
import { civilDate } from "./serial";

const inEnglish = [
  "today",
  "yesterday",
  "this week",
  "last week",
  "this month",
  "last month",
  "next month",
  "this quarter",
  "last quarter",
  "next quarter",
  "this half",
  "last half",
  "this year",
  "last year",
  "next year",
  "this fiscal year",
  "last fiscal year",
  "month to date",
  "quarter to date",
  "year to date",
  "same period last year",
  "last 30 days",
  "last 90 days",
  "last 12 weeks",
  "last 12 months",
];
const inChinese = [
  "今天",
  "昨天",
  "本周",
  "上周",
  "本月",
  "上月",
  "下月",
  "本季",
  "上季",
  "下季",
  "上半年",
  "下半年",
  "本年",
  "去年",
  "明年",
  "本财年",
  "本月累计",
  "本季累计",
  "本年累计",
  "去年同期",
  "近30天",
  "最近90天",
  "近12个月",
];

/** The known form of a period that is nearest to what was written: in Chinese where that was, with the year that was named. */
export function nearestPeriod(written: string, context: PeriodContext): string {
  const text = written.normalize("NFKC").trim();
  const year = /\d{4}/.exec(text)?.[0] ?? String(civilDate(context.today).year);
  const words = /[㐀-鿿]/.test(text) ? inChinese : inEnglish;
  let nearest = "this month";
  let least = Infinity;
  for (const candidate of [...words, ...formsOfYear(year)]) {
    const away = distance(candidate.toLowerCase(), text.toLowerCase());
    if (away < least) [nearest, least] = [candidate, away];
  }
  return nearest;
}

function formsOfYear(year: string): string[] {
  const forms = [year, `FY${year}`];
  for (const quarter of ["Q1", "Q2", "Q3", "Q4"]) forms.push(`${year}-${quarter}`, `FY${year}-${quarter}`);
  for (const half of ["H1", "H2"]) forms.push(`${year}-${half}`, `FY${year}-${half}`);
  for (let month = 1; month <= 12; month++) forms.push(`${year}-${String(month).padStart(2, "0")}`);
  for (let week = 1; week <= 52; week++) forms.push(`${year}-W${String(week).padStart(2, "0")}`);
  return forms;
}
