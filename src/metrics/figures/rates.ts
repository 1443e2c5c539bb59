import { fail, succeed, type Result } from "../../domain/result";
import { formatSerial } from "../../domain/dates/formatSerial";
import { nameKey } from "../../domain/store/name";
import type { RateRow, Setup } from "../../domain/store/setup";
import type { View } from "../index/view";

const base: Result<number> = succeed(1);

/**
 * Base units for one unit of a currency on a day: the Rates row with the latest From Date at or before it. Blank and the base currency
 * itself are 1. Fails where there is no such row, naming the currency and the day.
 */
export function rateOf(view: View, currency: string, day: number): Result<number> {
  if (currency === "") return base;
  const known = view.onceForSetup("rates", () => new Map<string, readonly RateRow[] | undefined>());
  let rows = known.get(currency);
  if (rows === undefined && !known.has(currency)) {
    rows = ratesOf(view.setup, currency);
    known.set(currency, rows);
  }
  if (rows === undefined) return base;
  const row = rows.findLast(({ fromDate }) => Math.floor(fromDate) <= day);
  return row === undefined ? fail("missingRate", { currency, day: formatSerial(day) }) : succeed(row.rate);
}

/** The rates of a currency, the earliest first; undefined for the base currency, which needs none. */
function ratesOf(setup: Setup, currency: string): readonly RateRow[] | undefined {
  const key = nameKey(currency);
  if (key === "" || key === nameKey(setup.settings.baseCurrency)) return undefined;
  return setup.rates.filter((row) => nameKey(row.currency) === key).sort((a, b) => a.fromDate - b.fromDate);
}
