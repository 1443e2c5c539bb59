import { at } from "./at";
import { kindCodes, type EventColumns } from "./eventColumns";

/**
 * The rows of one record that count, in the order in which they happened: Moved At (undated first), Recorded At, Event ID by
 * code unit. Each Event ID counts once (the row recorded first); Voided rows and what they void are left out, and a Voided row that
 * is itself voided voids nothing. The same rules as `effectiveEvents` of the domain, on columns.
 *
 * @param known Rows recorded later than this (milliseconds, included) are not known yet.
 */
export function effectiveRows(log: EventColumns, rows: readonly number[], known = Infinity): number[] {
  let counted = known === Infinity ? [...rows] : rows.filter((row) => at(log.recordedAt, row) <= known);
  if (counted.length > 1) counted = eachOnce(log, counted);
  if (counted.some((row) => log.kind[row] === kindCodes.Voided)) {
    const voided = voidedIds(log, counted);
    counted = counted.filter(
      (row) => log.kind[row] !== kindCodes.Voided && !voided.has(log.eventId[row] ?? ""),
    );
  }
  return counted.sort((a, b) => byMovedAt(log, a, b));
}

/** The Event IDs that the Voided rows among these void. */
export function voidedIds(log: EventColumns, rows: readonly number[]): Set<string> {
  const voids = rows.filter((row) => log.kind[row] === kindCodes.Voided);
  const voided = new Set<string>();
  // The latest first: a voiding that was itself undone must not count.
  for (const row of voids.sort((a, b) => byRecordedAt(log, b, a))) {
    if (!voided.has(log.eventId[row] ?? "")) voided.add(log.target(row));
  }
  return voided;
}

/** The order in which a record's events happened. */
export function byMovedAt(log: EventColumns, a: number, b: number): number {
  const first = at(log.movedAt, a);
  const second = at(log.movedAt, b);
  if (first !== second) {
    const undatedFirst = Number.isNaN(first);
    const undatedSecond = Number.isNaN(second);
    if (!undatedFirst && !undatedSecond) return first - second;
    if (undatedFirst !== undatedSecond) return undatedFirst ? -1 : 1;
  }
  return byRecordedAt(log, a, b);
}

/** The order in which rows were written. Rows alike in both come in the order of what they say, never of the sheet. */
export function byRecordedAt(log: EventColumns, a: number, b: number): number {
  const difference = at(log.recordedAt, a) - at(log.recordedAt, b);
  return difference || byCodeUnit(log.eventId[a] ?? "", log.eventId[b] ?? "") || byContent(log, a, b);
}

function eachOnce(log: EventColumns, rows: number[]): number[] {
  const ids = new Set<string>();
  for (const row of rows) ids.add(log.eventId[row] ?? "");
  if (ids.size === rows.length) return rows;
  const first = new Map<string, number>();
  for (const row of rows) {
    const id = log.eventId[row] ?? "";
    const other = first.get(id);
    if (other === undefined || byRecordedAt(log, row, other) < 0) first.set(id, row);
  }
  return [...first.values()];
}

function byContent(log: EventColumns, a: number, b: number): number {
  if (a === b) return 0;
  return byCodeUnit(log.content(a), log.content(b));
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
