import type { View } from "../index/view";

/** Something about the data that the figures suffer from. */
export interface Finding {
  /** Its name: `issue…` is the code of what is found, `effect…` of what it does to the figures. */
  readonly name: string;
  /** The records concerned, one for each time that it occurs. */
  readonly find: (view: View) => readonly number[];
}

/** As {@link Finding}, about rows that are with no record, so that no filter lets them through. */
export interface LooseFinding {
  readonly name: string;
  /** The ids that such rows name, one for each time that it occurs; `""` where they name none. */
  readonly findIds: (view: View) => readonly string[];
}

/** Whether a record has neither a row nor a log: others only name it. */
export function isOnlyNamed({ core }: View, record: number): boolean {
  return !core.rows.hasAny(record) && !core.records.hasRow(record);
}

/** Every record that is there. */
export function recordsOf(view: View): readonly number[] {
  return view.once("all records", () => view.leads.concat(view.opportunities));
}
