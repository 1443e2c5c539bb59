import { succeed, fail, type Result } from "../../domain/result";
import { fieldReader, holderFinder } from "../filters/readField";
import type { View } from "../index/view";
import { findField } from "../names/fields";
import { CurrencyRates } from "./rates";

/** The numbers of some records in one column, money in base currency. */
export interface Measured {
  /** The records that have a number, and their numbers. */
  readonly records: readonly number[];
  readonly values: readonly number[];
  /** How many records have none. */
  readonly blank: number;
}

/**
 * Reads a numeric column of records: `amount` and other columns of money in base currency, at the rate of the as-of for open
 * records and of the closing for closed ones. Blank cells are left out, as SUM does. Fails on an unknown column, on one that holds
 * text only, and on a missing rate.
 */
export function measure(view: View, written: string, records: readonly number[]): Result<Measured> {
  const field = findField(view.core, written);
  if (!field.ok) return field;
  const read = fieldReader(view, field.value);
  const isMoney = field.value.kind === "column" && field.value.columnKind === "money";
  const isAmount = field.value.kind === "column" && field.value.keys.opportunity === "amount";
  const holderOf = field.value.kind === "column" ? holderFinder(view, field.value) : () => -1;
  const rates = new CurrencyRates(view);
  const found: number[] = [];
  const values: number[] = [];
  let texts = 0;
  for (const record of records) {
    const own = isAmount ? amountOf(view, record) : undefined;
    const cell = own ?? read(record);
    if (typeof cell !== "number") {
      if (cell !== "") texts++;
      continue;
    }
    const holder = own === undefined ? holderOf(record) : record;
    const rate = isMoney && cell !== 0 ? rateOfRecord(view, rates, holder) : 1;
    if (Number.isNaN(rate)) continue;
    found.push(record);
    values.push(cell * rate);
  }
  if (rates.problem !== undefined) return { ok: false, reason: rates.problem };
  if (values.length === 0 && texts > 0) return fail("notNumeric", { field: written });
  return succeed({ records: found, values, blank: records.length - values.length });
}

/** The amount of a deal as its log has it; undefined where that is blank, or another place has to be looked at. */
function amountOf(view: View, record: number): number | undefined {
  const row = view.lastRow(record);
  if (row < 0 || view.core.records.isLead(record)) return undefined;
  const amount = view.core.log.amount[row];
  return amount === undefined || Number.isNaN(amount) ? undefined : amount;
}

/** The rate of a record's currency: at closing of a closed one, else as of the date; NaN where there is none. */
function rateOfRecord(view: View, rates: CurrencyRates, record: number): number {
  const last = view.lastRow(record);
  if (last < 0) return 1;
  const closed = view.closedAt(record);
  return rates.of(
    view.core.log.currency.codes[last] ?? 0,
    Number.isNaN(closed) ? view.day : Math.floor(closed),
  );
}
