import type { CellValue } from "../cell";
import { readDate } from "../dates/readDate";
import type { DateOrder } from "./types";

/** Minutes that the workbook's zone is ahead of UTC at an instant (milliseconds since 1970). */
export type OffsetAt = (utcMilliseconds: number) => number;

/** A date cell that reads one way only. A whole `serial` is a date without a time. */
export interface ClearDate {
  readonly kind: "clear";
  readonly serial: number;
  /** The cell was a number already. */
  readonly isSerial: boolean;
}

/** A text with the year last: each reading as a serial, undefined where the calendar has no such day. */
export interface DayMonthDate {
  readonly kind: "dayMonth";
  readonly dayFirst: number | undefined;
  readonly monthFirst: number | undefined;
  /** How it is written, e.g. "/4" (separator, digits of the year): columns of one style may share evidence. */
  readonly style: string;
}

/** A cell read as a date: one date, or two that it may be. */
export type DateText = ClearDate | DayMonthDate;

/** Numbers in this range (1950 to 2119) may be dates; a column's header decides whether they are. */
const firstLikelySerial = 18264;
const lastLikelySerial = 80354;

const yearLast = /^\s*(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?=$|[\sT,])/;

/**
 * Reads a cell as a date, both ways where its text can be read both ways; undefined where it is none (or blank). Years of two
 * digits are read as Excel does: 00–29 are of this century. A text in UTC without an `offsetAt` keeps the time as written.
 */
export function readDateText(
  cell: CellValue | undefined,
  offsetAt: OffsetAt = () => 0,
): DateText | undefined {
  if (typeof cell === "number") {
    if (cell >= firstLikelySerial && cell < lastLikelySerial)
      return { kind: "clear", serial: cell, isSerial: true };
    const compact =
      Number.isInteger(cell) && cell > 19500101 && cell < 21191231 ? readDate(String(cell)) : undefined;
    return compact === undefined ? undefined : { kind: "clear", serial: compact, isSerial: false };
  }
  if (typeof cell !== "string" || cell.length < 6 || cell.length > 45 || !/[\d０-９]/.test(cell))
    return undefined;
  const text = cell.normalize("NFKC").trim();
  const parts = yearLast.exec(text);
  if (parts === null) {
    const serial = readDate(text, undefined, offsetAt);
    return serial === undefined ? undefined : { kind: "clear", serial, isSerial: false };
  }
  const written = parts[4] ?? "";
  const full = written.length === 2 ? withFullYear(text, parts[0], written) : text;
  const dayFirst = readDate(full, "dmy", offsetAt);
  const monthFirst = readDate(full, "mdy", offsetAt);
  if (dayFirst === undefined && monthFirst === undefined) return undefined;
  return { kind: "dayMonth", dayFirst, monthFirst, style: `${parts[2] ?? ""}${written.length}` };
}

/** Reads date cells of one table. */
export type DateReader = (cell: CellValue | undefined) => DateText | undefined;

/** A {@link readDateText} that remembers: a table has few different dates, and each is read several times over. */
export function dateReader(offsetAt?: OffsetAt): DateReader {
  const known = new Map<string, DateText | undefined>();
  return (cell) => {
    if (typeof cell !== "string") return readDateText(cell, offsetAt);
    const before = known.get(cell);
    if (before !== undefined || known.has(cell)) return before;
    const read = readDateText(cell, offsetAt);
    known.set(cell, read);
    return read;
  };
}

/** The serial of a cell once the order is known; undefined where the cell is no date in that order. */
export function serialIn(read: DateText | undefined, order: DateOrder | undefined): number | undefined {
  if (read === undefined) return undefined;
  if (read.kind === "clear") return read.serial;
  if (read.dayFirst === read.monthFirst) return read.dayFirst;
  if (order === undefined) return undefined;
  return order === "dmy" ? read.dayFirst : read.monthFirst;
}

function withFullYear(text: string, date: string, year: string): string {
  const century = Number(year) < 30 ? "20" : "19";
  return date.slice(0, -2) + century + year + text.slice(date.length);
}
