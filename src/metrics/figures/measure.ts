import { succeed, fail, type Reason, type Result } from "../../domain/result";
import { fieldReader, fieldHolder } from "../filters/readField";
import type { View } from "../index/view";
import { findField } from "../names/fields";
import { rateOf } from "./rates";

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
  const found: number[] = [];
  const values: number[] = [];
  let texts = 0;
  let problem: Reason | undefined;
  for (const record of records) {
    const cell = read(record);
    if (typeof cell !== "number") {
      if (cell !== "") texts++;
      continue;
    }
    const rate =
      isMoney && cell !== 0 ? rateOfRecord(view, fieldHolder(view, field.value, record)) : succeed(1);
    if (!rate.ok) {
      problem ??= rate.reason;
      continue;
    }
    found.push(record);
    values.push(cell * rate.value);
  }
  if (problem !== undefined) return { ok: false, reason: problem };
  if (values.length === 0 && texts > 0) return fail("notNumeric", { field: written });
  return succeed({ records: found, values, blank: records.length - values.length });
}

/** The rate of a record's currency: at closing of a closed one, else as of the date. */
function rateOfRecord(view: View, record: number): Result<number> {
  const last = view.lastRow(record);
  if (last < 0) return succeed(1);
  const currency = view.core.log.currency.get(last).trim();
  const closed = view.closedAt(record);
  return rateOf(view, currency, Number.isNaN(closed) ? view.day : Math.floor(closed));
}
