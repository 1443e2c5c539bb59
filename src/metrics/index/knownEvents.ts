import type { Steps } from "../../domain/steps";
import type { Core } from "./core";
import { hashOf } from "./packedTexts";

/** Log rows that are looked at in one step: about a millisecond. */
const rowsPerStep = 20_000;

/** Which of these Event IDs the log has: one pass over it in steps, so that no set of all ids need be kept. */
export function* knownEvents({ log }: Core, eventIds: Iterable<string>): Steps<ReadonlySet<string>> {
  const asked = new Map<number, string[]>();
  for (const id of new Set(eventIds)) {
    const hash = hashOf(id, 0);
    asked.set(hash, [...(asked.get(hash) ?? []), id]);
  }
  const known = new Set<string>();
  if (asked.size === 0) return known;
  const ids = log.eventIds;
  for (let row = 0; row < log.count; row++) {
    for (const id of asked.get(ids.hash(row, 0)) ?? []) if (ids.is(row, id)) known.add(id);
    if (row % rowsPerStep === rowsPerStep - 1) yield;
  }
  return known;
}
