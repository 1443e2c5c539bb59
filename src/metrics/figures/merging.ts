import { kindCodes } from "../index/eventColumns";
import type { View } from "../index/view";

/**
 * The record that has a record's history as of the date: itself unless it was merged; else the one that it was merged into, or that
 * this one was merged into in turn. −1 where the history ends with a removal.
 */
export function survivorOf(view: View, record: number): number {
  const { log } = view.core;
  const passed = new Set<number>();
  let current = record;
  while (view.isGone(current)) {
    const end = view.eventRows(current).findLast((row) => log.record[row] === current);
    if (end === undefined || log.kind[end] !== kindCodes.Merged || passed.has(current)) return -1;
    passed.add(current);
    current = log.target(end);
  }
  return current;
}

/** The records that were merged into a record as of the date, and into those, in no particular order; most have none. */
export function mergedInto(view: View, record: number): readonly number[] {
  const { log, records } = view.core;
  if (!records.mergedHere.has(record)) return none;
  const all = new Set(view.eventRows(record).map((row) => log.record[row]!));
  all.delete(record);
  return [...all];
}

const none: readonly number[] = [];
