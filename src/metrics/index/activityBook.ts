import { toMilliseconds } from "../../domain/dates/serial";
import { nameKey } from "../../domain/store/name";
import type { ActivityRow } from "../ledger";
import type { RecordBook } from "./recordBook";

/** An activity as metrics need it. `at` in milliseconds since serial 0; NaN where it is blank or could not be read. */
export interface Activity {
  readonly at: number;
  readonly recordId: string;
}

/** The activities, each Activity ID once, and when each record last had one. */
export class ActivityBook {
  readonly all: Activity[] = [];
  private readonly ids = new Set<string>();
  private readonly times = new Map<string, number[]>();
  private records = new Int32Array(0);
  /** How many records there were when those of the activities were looked up. */
  private recordCount = -1;

  add(rows: readonly ActivityRow[]): void {
    for (const row of rows) {
      const key = nameKey(row.activityId);
      if (key !== "" && this.ids.has(key)) continue;
      this.ids.add(key);
      const at = row.at === null ? NaN : toMilliseconds(row.at);
      this.all.push({ at, recordId: row.recordId });
      if (Number.isNaN(at)) continue;
      const times = this.times.get(row.recordId);
      if (times === undefined) this.times.set(row.recordId, [at]);
      else times.push(at);
    }
  }

  /** By activity: the record that it is with, a deal before a lead of the same id; −1 where there is none. */
  recordsIn(book: RecordBook): Int32Array {
    if (this.recordCount !== book.count || this.records.length !== this.all.length) {
      this.recordCount = book.count;
      this.records = Int32Array.from(
        this.all,
        ({ recordId }) => book.find("opportunity", recordId) ?? book.find("lead", recordId) ?? -1,
      );
    }
    return this.records;
  }

  /** When a record last had an activity until then (milliseconds, included); undefined where it had none. */
  lastOf(recordId: string, until: number): number | undefined {
    let last: number | undefined;
    for (const time of this.times.get(recordId) ?? []) {
      if (time <= until && (last === undefined || time > last)) last = time;
    }
    return last;
  }
}
