import { at } from "./at";
import { kindCodes, type EventColumns } from "./eventColumns";

/**
 * The rows of one record that count, in the order in which they happened: Moved At (undated first), Recorded At, Event ID by
 * code unit. Each Event ID counts once (the row recorded first); Voided rows and what they void are left out, and a Voided row that
 * is itself voided voids nothing. The same rules as `effectiveEvents` of the domain, on columns.
 *
 * @param known Rows recorded later than this (milliseconds, included) are not known yet.
 */
export function effectiveRows(log: EventColumns, rows: ArrayLike<number>, known = Infinity): number[] {
  let counted = Array.from(rows).filter((row) => at(log.recordedAt, row) <= known);
  if (counted.length > 1) counted = eachOnce(log, counted);
  if (counted.some((row) => log.kind[row] === kindCodes.Voided)) {
    const voided = voidedIds(log, counted);
    counted = counted.filter(
      (row) => log.kind[row] !== kindCodes.Voided && !voided.has(log.eventIds.text(row)),
    );
  }
  return counted.sort((a, b) => byMovedAt(log, a, b));
}

/** The Event IDs that the Voided rows among these void. */
function voidedIds(log: EventColumns, rows: readonly number[]): Set<string> {
  const voids = rows.filter((row) => log.kind[row] === kindCodes.Voided);
  const voided = new Set<string>();
  // The latest first: a voiding that was itself undone must not count.
  for (const row of voids.sort((a, b) => byRecordedAt(log, b, a))) {
    if (!voided.has(log.eventIds.text(row))) voided.add(log.voids(row));
  }
  return voided;
}

/** The order in which a record's events happened. */
export function byMovedAt(log: EventColumns, a: number, b: number): number {
  const first = at(log.movedAt, a);
  const second = at(log.movedAt, b);
  if (first < second) return -1;
  if (first > second) return 1;
  if (first !== second) {
    const undatedFirst = Number.isNaN(first);
    if (undatedFirst !== Number.isNaN(second)) return undatedFirst ? -1 : 1;
  }
  return byRecordedAt(log, a, b);
}

/** The order in which rows were written. Rows alike in both come in the order of what they say, never of the sheet. */
export function byRecordedAt(log: EventColumns, a: number, b: number): number {
  const difference = at(log.recordedAt, a) - at(log.recordedAt, b);
  return difference || log.eventIds.compare(a, b) || byContent(log, a, b);
}

function eachOnce(log: EventColumns, rows: number[]): number[] {
  const first = new Map<string, number>();
  for (const row of rows) {
    const id = log.eventIds.text(row);
    const other = first.get(id);
    if (other === undefined || byRecordedAt(log, row, other) < 0) first.set(id, row);
  }
  return first.size === rows.length ? rows : [...first.values()];
}

function byContent(log: EventColumns, a: number, b: number): number {
  if (a === b) return 0;
  const [first, second] = [log.content(a), log.content(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
