import type { View } from "../index/view";

/** Numbers of some records, in a column by record: NaN for any other. */
export function byRecord(view: View, records: readonly number[], values: ArrayLike<number>): Float64Array {
  const column = new Float64Array(view.core.records.count).fill(NaN);
  for (let place = 0; place < records.length; place++) column[records[place]!] = values[place]!;
  return column;
}
