import { succeed, fail, type Result } from "../../domain/result";
import type { CellValue } from "../../domain/cell";
import { readNumber } from "../../domain/store/readNumber";
import type { ColumnKind } from "../../domain/store/tables";
import { fieldReader, holderFinder } from "../filters/readField";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import { findField, type Field } from "../names/fields";
import { CurrencyRates } from "./rates";

/** The numbers of some records in one column, money in base currency. */
export interface Measured {
  /** The records that have a number, and their numbers. */
  readonly records: readonly number[];
  readonly values: readonly number[];
  /** How many records have none: blank, or text that is no number. */
  readonly blank: number;
}

/**
 * Reads a numeric column of records: `amount` and other columns of money in base currency, at the rate of the as-of for open
 * records and of the closing for closed ones. A number written as text ("1,200") is that number; blank cells and other text are left
 * out. Fails on an unknown column, on one that holds no number anywhere but text, and on a missing rate.
 */
export function measure(view: View, written: string, records: readonly number[]): Result<Measured> {
  const field = findField(view.core, written);
  if (!field.ok) return field;
  const read = numberReader(view, field.value);
  const isMoney = field.value.kind === "column" && field.value.columnKind === "money";
  const isAmount = field.value.kind === "column" && field.value.keys.opportunity === "amount";
  const holderOf = field.value.kind === "column" ? holderFinder(view, field.value) : () => -1;
  const rates = new CurrencyRates(view);
  const rateOf = rates.reader();
  const found: number[] = [];
  const values: number[] = [];
  const amountOf = isAmount ? amountReader(view) : () => NaN;
  for (const record of records) {
    const own = amountOf(record);
    const isOwn = !Number.isNaN(own);
    const cell = isOwn ? own : read(record);
    if (cell === undefined) continue;
    const rate = isMoney && cell !== 0 ? rateOf(isOwn ? record : holderOf(record)) : 1;
    if (Number.isNaN(rate)) continue;
    found.push(record);
    values.push(cell * rate);
  }
  if (rates.problem !== undefined) return { ok: false, reason: rates.problem };
  const isOfNumbers =
    values.length > 0 || view.once(`is of numbers: ${written}`, () => isNumeric(view, field.value));
  if (!isOfNumbers) return fail("notNumeric", { field: written });
  return succeed({ records: found, values, blank: records.length - values.length });
}

/** Reads the number in a field; undefined where it is blank or text that is no number. */
function numberReader(view: View, field: Field): (record: number) => number | undefined {
  const read = fieldReader(view, field);
  const isForNumbers = mayHoldNumbers(field);
  const written = view.onceForSetup(
    "numbers written as text",
    () => new Map<CellValue, number | undefined>(),
  );
  return (record) => {
    const cell = read(record);
    if (typeof cell === "number") return cell;
    if (cell === "" || !isForNumbers) return undefined;
    if (!written.has(cell)) written.set(cell, readNumber(cell));
    return written.get(cell);
  };
}

/** Whether text in a field may be a number: in a column of money or numbers, or in one of the team's own. */
function mayHoldNumbers(field: Field): boolean {
  return field.kind === "column" && (field.columnKind === undefined || numberKinds.has(field.columnKind));
}

const numberKinds: ReadonlySet<ColumnKind> = new Set(["money", "number", "percent"]);

/** Whether a field is one of numbers: made for them, blank everywhere, or with a number somewhere. */
function isNumeric(view: View, field: Field): boolean {
  if (field.kind === "column" && field.columnKind !== undefined && numberKinds.has(field.columnKind))
    return true;
  const read = fieldReader(view, field);
  const readNumberOf = numberReader(view, field);
  let isBlank = true;
  for (const record of [...view.leads, ...view.opportunities]) {
    if (readNumberOf(record) !== undefined) return true;
    if (read(record) !== "") isBlank = false;
  }
  return isBlank;
}

/** Reads the amount of a deal as its log has it; NaN where that is blank, or another place has to be looked at. */
function amountReader(view: View): (record: number) => number {
  const { presence, lastRow } = view.snapshot;
  const { amount } = view.core.log;
  const { isLeadBy } = view.core.records;
  return (record) =>
    presence[record] === presences.there && isLeadBy[record] === 0 ? (amount[lastRow[record]!] ?? NaN) : NaN;
}
