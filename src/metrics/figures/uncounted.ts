import type { View } from "../index/view";

/** All records that have rows that don't count, repeated, voided or voiding ones; perhaps some more. */
export function recordsWithUncounted(view: View): ReadonlySet<number> {
  return view.once("records with uncounted rows", () => {
    const { log, rows } = view.core;
    const { items, used } = rows.all();
    const { stepAt } = rows;
    const records = new Set<number>();
    for (let place = stepAt.indexOf(0); place >= 0 && place < used; place = stepAt.indexOf(0, place + 1)) {
      records.add(log.record[items[place]!]!);
    }
    return records;
  });
}
