import { dayOf, civilDate } from "../dates/serial";
import { reason } from "../result";
import type { DateText } from "./dateText";
import type { DateReading, UnreadableCell } from "./types";

/** A column's cells as dates: the filled ones only, with their text and row in the sheet. */
export interface DatedCell {
  readonly sheetRow: number;
  readonly text: string;
  readonly read: DateText | undefined;
}

/** What a column's dates say about day and month, before columns share evidence. */
export interface DateEvidence {
  readonly reading: DateReading;
  /** The styles in which its texts with the year last are written. */
  readonly styles: ReadonlySet<string>;
  /** How many cells are serials whose day could be a month: signs of a file opened under the wrong settings. */
  readonly serials: number;
  readonly serialsWithDayAbove12: number;
  readonly dayMonthTexts: number;
}

const listed = 20;

/**
 * Decides the order of day and month of one column from its own cells: a day above 12 in one place and none in the other. Cells that
 * read the same both ways (5/5/2017) decide nothing and need nothing.
 */
export function weighDates(cells: readonly DatedCell[]): DateEvidence {
  const unreadable: UnreadableCell[] = [];
  const styles = new Set<string>();
  let [count, unreadableCount, serials, serialsWithDayAbove12, dayMonthTexts] = [0, 0, 0, 0, 0];
  let onlyDay: DatedCell | undefined;
  let onlyMonth: DatedCell | undefined;
  let either: DatedCell | undefined;
  for (const cell of cells) {
    const { read } = cell;
    if (read === undefined) {
      unreadableCount++;
      if (unreadable.length < listed) unreadable.push({ sheetRow: cell.sheetRow, text: cell.text });
      continue;
    }
    count++;
    if (read.kind === "clear") {
      if (read.isSerial) serials++;
      if (read.isSerial && civilDate(read.serial).day > 12) serialsWithDayAbove12++;
      continue;
    }
    dayMonthTexts++;
    styles.add(read.style);
    if (read.monthFirst === undefined) onlyDay ??= cell;
    else if (read.dayFirst === undefined) onlyMonth ??= cell;
    else if (read.dayFirst !== read.monthFirst) either ??= cell;
  }
  const order = count === 0 ? "none" : decide(onlyDay, onlyMonth, either);
  const example = onlyDay ?? onlyMonth ?? either;
  const reading: DateReading = {
    count,
    order,
    why: whyOf(order, example),
    example: example?.text ?? "",
    asDayFirst: readingOf(example, "dayFirst"),
    asMonthFirst: readingOf(example, "monthFirst"),
    unreadableCount,
    unreadable,
  };
  return { reading, styles, serials, serialsWithDayAbove12, dayMonthTexts };
}

function decide(
  onlyDay: DatedCell | undefined,
  onlyMonth: DatedCell | undefined,
  either: DatedCell | undefined,
): DateReading["order"] {
  if (onlyDay && onlyMonth) return "mixed";
  if (onlyDay) return "dmy";
  if (onlyMonth) return "mdy";
  return either ? "ask" : "clear";
}

function whyOf(order: DateReading["order"], example: DatedCell | undefined) {
  const params = { text: example?.text ?? "", row: example?.sheetRow ?? 0 };
  switch (order) {
    case "none":
      return reason("adoptDatesNone");
    case "clear":
      return reason("adoptDatesClear");
    case "dmy":
      return reason("adoptDatesDayFirst", params);
    case "mdy":
      return reason("adoptDatesMonthFirst", params);
    case "mixed":
      return reason("adoptDatesMixed", params);
    case "ask":
      return reason("adoptDatesAsk", params);
  }
}

function readingOf(cell: DatedCell | undefined, way: "dayFirst" | "monthFirst"): number | null {
  const read = cell?.read;
  if (read?.kind !== "dayMonth") return null;
  const serial = read[way];
  return serial === undefined ? null : dayOf(serial);
}

/**
 * Lets columns that say nothing themselves take the order of the table's other date columns written in the same style, where
 * those all agree. `isDates` tells which columns are dates at all.
 */
export function shareEvidence(
  columns: readonly { readonly header: string; readonly evidence: DateEvidence; readonly isDates: boolean }[],
): readonly DateReading[] {
  const deciding = columns.filter(({ evidence, isDates }) => isDates && isDecided(evidence.reading));
  const contradictory = columns.filter(
    ({ evidence, isDates }) => isDates && evidence.reading.order === "mixed",
  );
  return columns.map(({ evidence, isDates }) => {
    const { reading, styles } = evidence;
    if (!isDates || reading.order !== "ask") return reading;
    const alike = deciding.filter((other) => sameStyle(styles, other.evidence.styles));
    const first = alike[0];
    const orders = new Set(alike.map((other) => other.evidence.reading.order));
    if (first === undefined || orders.size !== 1) return reading;
    if (contradictory.some((other) => sameStyle(styles, other.evidence.styles))) return reading;
    const order = first.evidence.reading.order;
    return {
      ...reading,
      order,
      why: reason("adoptDatesShared", { column: first.header, text: reading.example }),
    };
  });
}

function isDecided(reading: DateReading): boolean {
  return reading.order === "dmy" || reading.order === "mdy";
}

function sameStyle(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((style) => b.has(style));
}
