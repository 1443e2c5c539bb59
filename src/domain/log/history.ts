import { happenedBy } from "../dates/duration";
import { toMilliseconds } from "../dates/serial";
import type { LogEvent, RecordState } from "./event";

/** The state of a record of which nothing is known. */
export const blankState: RecordState = {
  funnel: "",
  stage: "",
  owner: "",
  amount: null,
  currency: "",
  probability: null,
  forecastCategory: "",
  expectedClose: null,
};

/** Text order by code unit, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order in which a record's events happened: Moved At (undated first), Recorded At, Event ID. */
export function byMovedAt(a: LogEvent, b: LogEvent): number {
  if (a.movedAt !== b.movedAt) {
    if (a.movedAt === null) return -1;
    if (b.movedAt === null) return 1;
    const difference = toMilliseconds(a.movedAt) - toMilliseconds(b.movedAt);
    if (difference !== 0) return difference;
  }
  return byRecordedAt(a, b);
}

/** When a row was written, and what tells it from another of the same time. */
export type WrittenRow = Pick<LogEvent, "recordedAt" | "eventId" | "check">;

/** The order in which a record's rows were written: Recorded At, Event ID, Check. */
export function byRecordedAt(a: WrittenRow, b: WrittenRow): number {
  const difference = toMilliseconds(a.recordedAt) - toMilliseconds(b.recordedAt);
  return difference || byCodeUnit(a.eventId, b.eventId) || byCodeUnit(a.check, b.check);
}

/** The rows of each record, in the order in which they come. */
export function groupByRecord(events: Iterable<LogEvent>): Map<string, LogEvent[]> {
  const groups = new Map<string, LogEvent[]>();
  for (const event of events) {
    const group = groups.get(event.recordId);
    if (group === undefined) groups.set(event.recordId, [event]);
    else group.push(event);
  }
  return groups;
}

/**
 * The events of one record that count, in the order in which they happened: each Event ID once (the row recorded first),
 * no Voided rows and no voided events, nothing after `asOf`. `asRecordedOn` asks what the log held then: rows recorded later
 * are left out, so a voiding recorded later voids nothing yet. A whole day means its end; undefined means no limit. Undated
 * events count at every as-of. A Voided row that is itself voided voids nothing.
 *
 * @param events The rows of one record, in any order.
 */
export function effectiveEvents(
  events: readonly LogEvent[],
  asOf?: number,
  asRecordedOn?: number,
): LogEvent[] {
  const known =
    asRecordedOn === undefined
      ? events
      : events.filter((event) => happenedBy(event.recordedAt, asRecordedOn));
  const once = eachOnce(known);
  const voided = voidedIds(once);
  return once
    .filter((event) => event.event !== "Voided" && !voided.has(event.eventId))
    .filter((event) => asOf === undefined || event.movedAt === null || happenedBy(event.movedAt, asOf))
    .sort(byMovedAt);
}

/** The Event IDs of a record's events that are voided. */
export function voidedIds(events: readonly LogEvent[]): ReadonlySet<string> {
  const voids = events.filter((event) => event.event === "Voided");
  const voided = new Set<string>();
  // The latest first: a voiding that was itself undone must not count.
  for (const event of voids.sort((a, b) => byRecordedAt(b, a))) {
    if (!voided.has(event.eventId)) voided.add(event.refersTo);
  }
  return voided;
}

function eachOnce(events: readonly LogEvent[]): LogEvent[] {
  if (events.length < 2) return [...events];
  const first = new Map<string, LogEvent>();
  for (const event of events) {
    const other = first.get(event.eventId);
    if (other === undefined || byRecordedAt(event, other) < 0) first.set(event.eventId, event);
  }
  return [...first.values()];
}

/** The last event of a record that counts; undefined where there is none. */
export function lastEvent(
  events: readonly LogEvent[],
  asOf?: number,
  asRecordedOn?: number,
): LogEvent | undefined {
  return effectiveEvents(events, asOf, asRecordedOn).at(-1);
}

/**
 * The state of a record as of a date: that of its last event at or before it. Undefined where there is none yet, and for a record
 * that was removed or merged away.
 */
export function stateAt(
  events: readonly LogEvent[],
  asOf?: number,
  asRecordedOn?: number,
): RecordState | undefined {
  const last = lastEvent(events, asOf, asRecordedOn);
  if (last === undefined || last.event === "Removed" || last.event === "Merged") return undefined;
  return last.state;
}

/** The Check of the row that a record's log has last, all rows counted (Voided and repeated ones too); `""` where it has none. */
export function lastCheck(events: readonly LogEvent[]): string {
  return lastRecorded(events)?.check ?? "";
}

/** The row that was written last into a record's log; undefined where it has none. */
export function lastRecorded(events: readonly LogEvent[]): LogEvent | undefined {
  let last: LogEvent | undefined;
  for (const event of events) if (last === undefined || byRecordedAt(event, last) > 0) last = event;
  return last;
}

/** The Opportunity ID that a lead was converted into (`""` where the log does not name it); undefined where it was not. */
export function convertedInto(events: readonly LogEvent[]): string | undefined {
  return effectiveEvents(events).findLast((event) => event.event === "Converted")?.refersTo;
}
