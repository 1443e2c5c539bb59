import { serialOfDate } from "./serialDate";
import type { CellValue } from "./values";
import { errorFromText } from "./values";

/** What a text becomes in a cell: a value or a formula, and a number format that typing it brings along. */
export interface TypedContent {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat?: string;
  /** Typed with a leading apostrophe. */
  readonly quoted?: boolean;
}

const numberPattern = /^([+-]?)\s*(\$?)\s*((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(?:[eE]([+-]?\d+))?\s*(%?)$/;

/**
 * What a text written to a cell becomes, by en-US rules as Office.js writes them whatever the user's language. A cell formatted
 * as text (`@`) keeps every text as it is.
 */
export function readTyped(text: string, cellFormat = "General"): TypedContent {
  if (text === "") return { value: null, formula: null };
  if (cellFormat === "@") return { value: text, formula: null };
  if (text.startsWith("'")) return { value: text.slice(1), formula: null, quoted: true };
  if (text.startsWith("=") && text.length > 1) return { value: null, formula: text };
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { value: upper === "TRUE", formula: null };
  const error = errorFromText(upper);
  if (error) return { value: { error }, formula: null };
  return readNumber(text) ?? readDate(text.trim()) ?? { value: text, formula: null };
}

function readNumber(text: string): TypedContent | undefined {
  const trimmed = text.trim();
  const bracketed = /^\((.+)\)$/.exec(trimmed);
  const found = numberPattern.exec(bracketed?.[1] ?? trimmed);
  const digits = found?.[3];
  if (!found || !digits || !/\d/.test(digits)) return undefined;
  const size = Number(`${digits.replace(/,/g, "")}e${found[4] ?? "0"}`);
  if (!Number.isFinite(size)) return undefined;
  const value = found[1] === "-" || bracketed ? -size : size;
  if (found[5] === "%")
    return { value: value / 100, formula: null, numberFormat: digits.includes(".") ? "0.00%" : "0%" };
  if (found[2] === "$")
    return {
      value,
      formula: null,
      numberFormat: digits.includes(".") ? "$#,##0.00_);[Red]($#,##0.00)" : "$#,##0_);[Red]($#,##0)",
    };
  if (digits.includes(","))
    return { value, formula: null, numberFormat: digits.includes(".") ? "#,##0.00" : "#,##0" };
  return { value, formula: null };
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function readDate(text: string): TypedContent | undefined {
  const [datePart = "", ...timeParts] = text.split(/[ T](?=\d{1,2}:)/);
  const time = readTime(timeParts.length > 0 ? timeParts.join(" ") : text);
  if (timeParts.length === 0 && time !== undefined)
    return { value: time, formula: null, numberFormat: /[ap]m/i.test(text) ? "h:mm AM/PM" : "h:mm" };
  const date = readDay(datePart.trim());
  if (!date) return undefined;
  if (timeParts.length === 0) return { value: date.serial, formula: null, numberFormat: date.format };
  return time === undefined
    ? undefined
    : { value: date.serial + time, formula: null, numberFormat: "m/d/yyyy h:mm" };
}

function readDay(text: string): { serial: number; format: string } | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]), "m/d/yyyy");
  const us = /^(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})$/.exec(text);
  if (us) return day(fullYear(Number(us[3])), Number(us[1]), Number(us[2]), "m/d/yyyy");
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{2}|\d{4})$/.exec(text);
  if (named) return day(fullYear(Number(named[3])), monthOf(named[2]), Number(named[1]), "d-mmm-yy");
  const english = /^([A-Za-z]{3})[a-z]* (\d{1,2}), ?(\d{4})$/.exec(text);
  if (english) return day(Number(english[3]), monthOf(english[1]), Number(english[2]), "d-mmm-yy");
  return undefined;
}

function monthOf(name: string | undefined): number {
  return monthNames.indexOf((name ?? "").toLowerCase()) + 1;
}

function fullYear(year: number): number {
  return year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function day(
  year: number,
  month: number,
  date: number,
  format: string,
): { serial: number; format: string } | undefined {
  if (year < 1900 || month < 1 || month > 12 || date < 1) return undefined;
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { serial: serialOfDate(year, month, date), format };
}

function readTime(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?Z?$/.exec(text.trim());
  if (!found) return undefined;
  let hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? "0");
  if (found[4]) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (/p/i.test(found[4]) ? 12 : 0);
  }
  return hour > 23 || minute > 59 || second > 59 ? undefined : (hour * 3600 + minute * 60 + second) / 86_400;
}
