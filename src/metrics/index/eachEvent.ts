import { presences } from "./recordColumns";
import type { View } from "./view";

/**
 * Calls back with the log rows that count of the records of these numbers (the second excluded), record by record in order: those of
 * `View.eventRows`, without a list for each record.
 */
export function eachEvent(
  view: View,
  first: number,
  end: number,
  call: (row: number, record: number) => void,
): void {
  const { records, rows: book } = view.core;
  const { presence } = view.snapshot;
  const { items, starts, lengths } = book.all();
  const { stepAt, times } = book;
  const { happenedBy } = view;
  const seesAll = view.recordedBy === Infinity;
  const hasMerged = records.mergedHere.size > 0;
  for (let record = first; record < end; record++) {
    if (!seesAll || (hasMerged && records.mergedHere.has(record))) {
      for (const row of view.eventRows(record)) call(row, record);
      continue;
    }
    if (presence[record] === presences.notYet) continue;
    const start = starts[record] ?? 0;
    const last = start + (lengths[record] ?? 0);
    for (let place = start; place < last; place++) {
      if (stepAt[place] !== 0 && !(times[place]! > happenedBy)) call(items[place]!, record);
    }
  }
}
