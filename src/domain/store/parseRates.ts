import { dayOf } from "../dates/serial";
import type { SetupProblem } from "./problem";
import { readNumber } from "./readNumber";
import { dateAt, problem } from "./readSetupCell";
import { isBlank, textOf, type Row } from "./row";
import type { RateRow } from "./setup";

/** Reads Rates: base units for one unit of a currency from a day on. Rows without a currency are nothing. */
export function parseRates(rows: readonly Row[], problems: SetupProblem[]): RateRow[] {
  const rates: RateRow[] = [];
  rows.forEach((row, index) => {
    const currency = textOf(row, "currency").toUpperCase();
    if (currency === "") return;
    const fromDate = dateAt(row, "fromDate", "Rates", index, problems);
    const rate = readNumber(row.get("rate") ?? "");
    if (rate === undefined || rate <= 0) {
      problems.push(problem("Rates", index, "rate", "rateIsNoNumber", textOf(row, "rate")));
    } else if (fromDate === undefined && isBlank(row.get("fromDate"))) {
      problems.push(problem("Rates", index, "fromDate", "rateHasNoDate", ""));
    } else if (fromDate !== undefined) {
      rates.push({ currency, fromDate: dayOf(fromDate), rate });
    }
  });
  return rates;
}
