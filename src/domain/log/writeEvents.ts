import { addMilliseconds, toMilliseconds, fromMilliseconds } from "../dates/serial";
import type { EventKind, RecordType, Via } from "../store/words";
import { checkOf } from "./check";
import type { LogEvent, RecordState } from "./event";
import { lastRecorded } from "./history";

/** An event before it is written: what happened, without its place in the chain. */
export interface EventDraft {
  /** A derived Event ID; without it a new one is made. */
  readonly eventId?: string;
  readonly recordId: string;
  readonly type: RecordType;
  readonly event: EventKind;
  readonly movedAt: number | null;
  readonly refersTo: string;
  readonly fromStage: string;
  readonly state: RecordState;
  readonly reason: string;
}

/** What writing events needs: when, who, by which way, and new Event IDs. */
export interface Writer {
  readonly now: number;
  readonly by: string;
  readonly via: Via;
  readonly newId: (kind: "event") => string;
}

/** Who did what was found in the grid: Excel tells no add-in who typed. */
export const unknownBy = "unknown (grid)";

/**
 * Makes one record's drafts into log rows: Recorded At one millisecond apart in the order given, after everything the
 * record's log has (so that the chain's order is that of Recorded At even where clocks differ), each with its Check. Two
 * milliseconds lie between operations, so that {@link latestOperation} can tell them apart.
 */
export function writeEvents(
  history: readonly LogEvent[],
  drafts: readonly EventDraft[],
  writer: Writer,
): LogEvent[] {
  const last = lastRecorded(history);
  const earliest = last === undefined ? 0 : toMilliseconds(last.recordedAt) + 2;
  let recordedAt = fromMilliseconds(Math.max(toMilliseconds(writer.now), earliest));
  let previousCheck = last?.check ?? "";
  return drafts.map((draft) => {
    const event = {
      ...draft,
      eventId: draft.eventId ?? writer.newId("event"),
      recordedAt,
      by: writer.by,
      via: writer.via,
    };
    const check = checkOf(event, previousCheck);
    previousCheck = check;
    recordedAt = addMilliseconds(recordedAt, 1);
    return { ...event, check };
  });
}
