import { toMilliseconds } from "../dates/serial";
import type { LogEvent } from "./event";
import { byRecordedAt, type WrittenRow } from "./history";
import type { LastCheckOf } from "./logDigest";

/** The last Check of every record as the log was at an instant, from its rows in any order: what the digest of a closed period is over. */
export class LastChecksBy {
  private readonly lasts = new Map<string, WrittenRow>();
  private readonly until: number;

  /** @param instant Rows recorded later are passed over: a serial, to the millisecond. */
  constructor(instant: number) {
    this.until = toMilliseconds(instant);
  }

  /** Takes a row. */
  take({ recordId, recordedAt, eventId, check }: LogEvent): void {
    if (toMilliseconds(recordedAt) > this.until) return;
    const row: WrittenRow = { recordedAt, eventId, check };
    const last = this.lasts.get(recordId);
    if (last === undefined || byRecordedAt(row, last) > 0) this.lasts.set(recordId, row);
  }

  /** One for each record that had a row by then. */
  all(): LastCheckOf[] {
    return Array.from(this.lasts, ([recordId, { check }]) => [recordId, check]);
  }
}
