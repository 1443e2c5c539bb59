import { finish, type Steps } from "../../domain/steps";
import type { View } from "../index/view";

/** What is found for all records at once, and then takes in what changes. */
export interface FoundForAll {
  /** Finds it for all records anew, so many a step. */
  readonly findAll: (recordsPerStep: number) => Steps<void>;
  /** Takes in what has changed since. */
  readonly takeIn: () => unknown;
}

/** What a view keeps by a name, up to date; found for all records where it is not kept yet. */
export function foundOnce<Found extends FoundForAll>(view: View, name: string, begin: () => Found): Found {
  const found = view.onceForSetup(name, () => {
    const all = begin();
    finish(all.findAll(Infinity));
    return all;
  });
  found.takeIn();
  return found;
}

/** Makes {@link foundOnce} ready, so many records a step; nothing may change in between. */
export function* findOnce(
  view: View,
  name: string,
  begin: () => FoundForAll,
  recordsPerStep: number,
): Steps<void> {
  if (view.isKeptForSetup(name)) return;
  const all = begin();
  yield* all.findAll(recordsPerStep);
  view.onceForSetup(name, () => all);
}
