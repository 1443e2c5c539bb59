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
  const forms = [...words, ...formsOfYear(year)].map((form) => likeness(form, text.toLowerCase()));
  return forms.reduce((best, next) => (isNearer(next, best) ? next : best), {
    form: year,
    changes: Infinity,
    alike: 0,
  }).form;
}

interface Likeness {
  readonly form: string;
  readonly changes: number;
  readonly alike: number;
}

function likeness(form: string, text: string): Likeness {
  const key = form.toLowerCase();
  return { form, changes: distance(key, text), alike: sharedBeginning(key, text) };
}

function isNearer(a: Likeness, b: Likeness): boolean {
  return a.changes < b.changes || (a.changes === b.changes && a.alike > b.alike);
}

function sharedBeginning(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function formsOfYear(year: string): string[] {
  const forms = [year, `FY${year}`];
  for (const quarter of ["Q1", "Q2", "Q3", "Q4"]) forms.push(`${year}-${quarter}`, `FY${year}-${quarter}`);
  for (const half of ["H1", "H2"]) forms.push(`${year}-${half}`, `FY${year}-${half}`);
  for (let month = 1; month <= 12; month++) forms.push(`${year}-${String(month).padStart(2, "0")}`);
  for (let week = 1; week <= 52; week++) forms.push(`${year}-W${String(week).padStart(2, "0")}`);
  return forms;
}
