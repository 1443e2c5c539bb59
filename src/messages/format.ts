import type { Language } from "../domain/language";

/** Days from 1899-12-30, day 0 of Excel's serial numbers, to 1970-01-01. */
const serialOfUnixEpoch = 25569;
const millisecondsInDay = 86_400_000;

/** A number for the reader, grouped and with at most `digits` decimals (2 unless told). */
export function formatNumber(language: Language, value: number, digits = 2): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A share (0 to 1) as a percentage with at most one decimal. */
export function formatPercent(language: Language, share: number): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** An amount in its currency, without needless decimals; a plain number where the currency is blank or not an ISO code. */
export function formatMoney(language: Language, amount: number, currency: string): string {
  const decimals = Number.isInteger(amount) ? 0 : 2;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  if (!/^[A-Za-z]{3}$/.test(currency)) {
    const text = new Intl.NumberFormat(language, digits).format(amount);
    return currency.trim() === "" ? text : `${text} ${currency.trim()}`;
  }
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...digits,
  }).format(amount);
}

/** A count of days: whole from ten up, one decimal below. The unit is the sentence's to say. */
export function formatDays(language: Language, days: number): string {
  return formatNumber(language, days, Math.abs(days) < 10 ? 1 : 0);
}

/**
 * A serial as a date that cannot be misread ("3 Apr 2026", "2026年4月3日"). Read as UTC both ways, so that no machine's zone shifts it.
 */
export function formatDate(language: Language, serial: number): string {
  const day = new Date((Math.floor(serial) - serialOfUnixEpoch) * millisecondsInDay);
  const locale = language === "en" ? "en-GB" : language;
  const month = language === "en" ? "short" : "long";
  return new Intl.DateTimeFormat(locale, { year: "numeric", month, day: "numeric", timeZone: "UTC" }).format(
    day,
  );
}

/** A serial as a date and, where it has one, its time to the minute. */
export function formatInstant(language: Language, serial: number): string {
  if (Number.isInteger(serial)) return formatDate(language, serial);
  const minutes = Math.floor(serial * 1440 + 1e-6);
  const time = minutes - Math.floor(minutes / 1440) * 1440;
  const clock = `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;
  return `${formatDate(language, Math.floor(minutes / 1440))} ${clock}`;
}
