import type { Core } from "../index/core";
import type { View } from "../index/view";

/** The log rows of all records in columns by place, each record's together and in the order in which they happened. */
export interface PlacedRows {
  /** By record: where its rows begin, and how many there are. */
  readonly starts: ArrayLike<number>;
  readonly lengths: ArrayLike<number>;
  /** By place: the log row, when it happened (milliseconds, NaN undated), its step, 0 where it does not count; see `StepCodes`. */
  readonly rows: ArrayLike<number>;
  readonly times: ArrayLike<number>;
  readonly steps: ArrayLike<number>;
}

/** The rows as they are recorded now: the index has them in their places. */
export function rowsAsRecordedNow(core: Core): PlacedRows {
  const { starts, lengths, items: rows } = core.rows.all();
  const { times, stepAt: steps } = core.rows;
  return { starts, lengths, rows, times, steps };
}

/** The rows that a view sees of each opportunity, as recorded by its date; none of those that were merged into it. */
export function rowsAsRecordedBy(view: View): PlacedRows {
  const { log, records, rows: known } = view.core;
  const starts = new Int32Array(records.count);
  const lengths = new Int32Array(records.count);
  const rows: number[] = [];
  for (let record = 0; record < records.count; record++) {
    starts[record] = rows.length;
    if (records.isLead(record)) continue;
    for (const row of view.eventRows(record)) if (log.record[row] === record) rows.push(row);
    lengths[record] = rows.length - starts[record]!;
  }
  const times = Float64Array.from(rows, (row) => log.movedAt[row]!);
  const steps = Uint16Array.from(rows, (row) => known.steps.of(row));
  return { starts, lengths, rows, times, steps };
}
