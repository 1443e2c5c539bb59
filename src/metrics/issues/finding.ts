import type { View } from "../index/view";

/** Something about the data that the figures suffer from. */
export interface Finding {
  /** Its name: `issue…` is the code of what is found, `effect…` of what it does to the figures. */
  readonly name: string;
  /** The records concerned, one for each time that it occurs. */
  readonly find: (view: View) => readonly number[];
}

/** Every record that is there. */
export function recordsOf(view: View): readonly number[] {
  return view.once("all records", () => [...view.leads, ...view.opportunities]);
}
