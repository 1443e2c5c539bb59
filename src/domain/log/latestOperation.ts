import { toMilliseconds } from "../dates/serial";
import type { LogEvent } from "./event";
import { byRecordedAt, effectiveEvents } from "./history";

/**
 * The events of a record's latest operation that still counts, in the order in which they were written: recorded one
 * millisecond apart by the same person in the same way. Empty where nothing counts.
 */
export function latestOperation(events: readonly LogEvent[]): LogEvent[] {
  const recorded = effectiveEvents(events).sort(byRecordedAt);
  const operation: LogEvent[] = [];
  for (const event of recorded.reverse()) {
    const later = operation[0];
    if (later !== undefined) {
      const gap = toMilliseconds(later.recordedAt) - toMilliseconds(event.recordedAt);
      if (gap > 1 || event.by !== later.by || event.via !== later.via) break;
    }
    operation.unshift(event);
  }
  return operation;
}
