import { monthNamed } from "./monthNames";
import type { Period, PeriodUnit } from "./period";
import { wholeNumber, yearNumber } from "./periodNumbers";

const units: Readonly<Record<string, PeriodUnit>> = {
  day: "day",
  week: "week",
  month: "month",
  quarter: "quarter",
  half: "half",
  "half year": "half",
  "half-year": "half",
  year: "year",
};
const offsets: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  last: -1,
  previous: -1,
  prior: -1,
  next: 1,
};
const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const toDates: Readonly<Record<string, PeriodUnit>> = {
  wtd: "week",
  mtd: "month",
  qtd: "quarter",
  ytd: "year",
};

const unit = "(day|week|month|quarter|half(?:[ -]year)?|year)";
const relative = new RegExp(`^(this|current|last|previous|prior|next) (fiscal )?${unit}$`);
const toDate = new RegExp(`^(fiscal )?${unit}[ -]to[ -]date$`);
const sameLastYear = new RegExp(`^same (?:period|${unit}) (?:of )?last year$`);
const running = new RegExp(`^(last|past|previous|next) (\\d{1,5}) ${unit}s?$`);
const year = /^(\d{4})$/;
const week = /^(\d{4})[- ]?w(\d{1,2})$/;
const month = /^(\d{4})[-/](\d{1,2})$/;
const part = /^(?:(fy)? ?(\d{4}|\d{2})[- ]?)?([qh])([1-4])$/;
const partFirst = /^([qh])([1-4])[- ]?(fy)? ?(\d{4}|\d{2})$/;
const fiscalYear = /^(?:fy|fiscal|fiscal year)[- ]?(\d{4}|\d{2})$/;
const monthName = /^(?:(\d{4})[- ])?([a-z]+)\.?(?:[- ](\d{4}))?$/;

/** Reads a period in English or in signs (`2026-Q1`), already trimmed and lower-case; undefined when it is none. */
export function periodInEnglish(text: string): Period | undefined {
  return inSigns(text) ?? inWords(text);
}

function inSigns(text: string): Period | undefined {
  let match = year.exec(text);
  if (match !== null) return named("year", yearNumber(match[1]), 1, false);
  match = fiscalYear.exec(text);
  if (match !== null) return named("year", yearNumber(match[1]), 1, true);
  match = month.exec(text);
  if (match !== null) return named("month", yearNumber(match[1]), Number(match[2]), false);
  match = week.exec(text);
  if (match !== null) return { kind: "isoWeek", year: Number(match[1]), week: Number(match[2]) };
  match = part.exec(text);
  if (match !== null) return partOfYear(match[3], match[4], match[2], match[1] !== undefined);
  match = partFirst.exec(text);
  return match === null ? undefined : partOfYear(match[1], match[2], match[4], match[3] !== undefined);
}

function partOfYear(
  letter: string | undefined,
  index: string | undefined,
  ofYear: string | undefined,
  fiscal: boolean,
): Period | undefined {
  // Two digits name a year only where FY says that it is one: "26-Q1" may be anything.
  if (ofYear?.length === 2 && !fiscal) return undefined;
  const unitOfPart = letter === "q" ? "quarter" : "half";
  return named(unitOfPart, ofYear === undefined ? undefined : yearNumber(ofYear), Number(index), fiscal);
}

function inWords(text: string): Period | undefined {
  const day = days[text];
  if (day !== undefined) return { kind: "relative", unit: "day", offset: day, fiscal: false };
  const shortToDate = toDates[text];
  if (shortToDate !== undefined) return { kind: "toDate", unit: shortToDate, fiscal: false };
  let match = relative.exec(text);
  if (match !== null) {
    const [, which = "", fiscal, word = ""] = match;
    return {
      kind: "relative",
      unit: unitNamed(word),
      offset: offsets[which] ?? 0,
      fiscal: fiscal !== undefined,
    };
  }
  match = toDate.exec(text);
  if (match !== null) return { kind: "toDate", unit: unitNamed(match[2]), fiscal: match[1] !== undefined };
  match = sameLastYear.exec(text);
  if (match !== null)
    return { kind: "lastYear", unit: match[1] === undefined ? undefined : unitNamed(match[1]) };
  match = running.exec(text);
  if (match !== null) return runningPeriod(match[1], match[2], match[3]);
  return monthByName(text);
}

function runningPeriod(
  which: string | undefined,
  count: string | undefined,
  word: string | undefined,
): Period | undefined {
  const many = wholeNumber(count);
  if (many === undefined || many === 0) return undefined;
  return { kind: "running", unit: unitNamed(word), count: which === "next" ? many : -many };
}

function monthByName(text: string): Period | undefined {
  const match = monthName.exec(text);
  if (match === null) return undefined;
  const [, before, name = "", after] = match;
  if (before !== undefined && after !== undefined) return undefined;
  const month = monthNamed(name);
  const ofYear = before ?? after;
  return month === undefined
    ? undefined
    : named("month", ofYear === undefined ? undefined : yearNumber(ofYear), month, false);
}

function named(
  of: "month" | "quarter" | "half" | "year",
  ofYear: number | undefined,
  index: number,
  fiscal: boolean,
): Period | undefined {
  const most = { month: 12, quarter: 4, half: 2, year: 1 }[of];
  return index >= 1 && index <= most ? { kind: "named", unit: of, year: ofYear, index, fiscal } : undefined;
}

function unitNamed(word: string | undefined): PeriodUnit {
  return units[word ?? ""] ?? "day";
}
