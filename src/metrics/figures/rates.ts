import { fail, succeed, type Result } from "../../domain/result";
import { formatSerial } from "../../domain/dates/formatSerial";
import { nameKey } from "../../domain/store/name";
import type { RateRow, Setup } from "../../domain/store/setup";
import type { View } from "../index/view";

/**
 * Base units for one unit of a currency on a day: the Rates row with the latest From Date at or before it. Blank and the base currency
 * itself are 1. Fails where there is no such row.
 */
export function rateOf(view: View, currency: string, day: number): Result<number> {
  const key = nameKey(currency);
  if (key === "" || key === nameKey(view.setup.settings.baseCurrency)) return succeed(1);
  const rows = view.once("rates", () => ratesByCurrency(view.setup)).get(key) ?? [];
  const row = rows.findLast(({ fromDate }) => Math.floor(fromDate) <= day);
  return row === undefined ? fail("missingRate", { currency, day: formatSerial(day) }) : succeed(row.rate);
}

function ratesByCurrency(setup: Setup): ReadonlyMap<string, readonly RateRow[]> {
  const byCurrency = new Map<string, RateRow[]>();
  for (const row of [...setup.rates].sort((a, b) => a.fromDate - b.fromDate)) {
    const rows = byCurrency.get(nameKey(row.currency));
    if (rows === undefined) byCurrency.set(nameKey(row.currency), [row]);
    else rows.push(row);
  }
  return byCurrency;
}
