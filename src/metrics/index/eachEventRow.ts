import type { View } from "./view";

/** Calls back with each log row of a record that counts, in order: `View.eventRows` without a list for each record. */
export function eachEventRow(view: View, record: number, call: (row: number) => void): void {
  const { records, rows: book } = view.core;
  const isPlain = view.recordedBy === Infinity && !records.mergedHere.has(record);
  if (!isPlain) {
    for (const row of view.eventRows(record)) call(row);
    return;
  }
  if (!view.isThere(record) && !view.isGone(record)) return;
  const { items, starts, lengths } = book.all();
  const { stepAt, times } = book;
  const start = starts[record] ?? 0;
  const end = start + (lengths[record] ?? 0);
  for (let place = start; place < end; place++) {
    if (stepAt[place] !== 0 && !(times[place]! > view.happenedBy)) call(items[place]!);
  }
}
