import type { LogEvent } from "../log/event";
import { byCodeUnit, lastEvent } from "../log/history";
import { reason, type Reason } from "../result";
import type { StoreRecord } from "../store/record";

/** The ids that more than one row has, in Leads and Opportunities together: the log knows a record by its id alone. */
export function duplicateIds(records: Iterable<StoreRecord>): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id } of records) {
    if (id === "") continue;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return twice;
}

/**
 * The records that the log knows and no sheet shows, as questions (`recordVanished`), sorted by id. A record that was removed,
 * merged away or whose every event is voided has no row by right.
 *
 * @param histories The log by record; see `groupByRecord`.
 */
export function findVanished(
  histories: ReadonlyMap<string, readonly LogEvent[]>,
  isPresent: (recordId: string) => boolean,
): Reason[] {
  const vanished: Reason[] = [];
  const absent = [...histories].filter(([id]) => !isPresent(id));
  for (const [id, events] of absent.sort(([a], [b]) => byCodeUnit(a, b))) {
    const last = lastEvent(events);
    if (last === undefined || last.event === "Removed" || last.event === "Merged") continue;
    vanished.push(reason("recordVanished", { id, stage: last.state.stage }));
  }
  return vanished;
}
