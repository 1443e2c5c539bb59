import { toMilliseconds } from "../../domain/dates/serial";
import { nameKey } from "../../domain/store/name";
import type { ActivityRow } from "../ledger";
import type { RecordBook } from "./recordBook";

/** An activity as metrics need it. */
export interface Activity {
  /** Milliseconds since serial 0; NaN where it is blank or could not be read. */
  readonly at: number;
  readonly recordId: string;
  /** The serial on which the next contact was planned; NaN where none was. */
  readonly nextContact: number;
}

/** The later of two activities; of two at the same time the one that plans for later. */
export function laterOf(a: Activity | undefined, b: Activity | undefined): Activity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.nextContact > b.nextContact || Number.isNaN(b.nextContact) ? a : b;
}

/** The activities, each Activity ID once, and which was each record's last. */
export class ActivityBook {
  readonly all: Activity[] = [];
  private readonly ids = new Set<string>();
  private readonly dated = new Map<string, Activity[]>();
  private records = new Int32Array(0);
  /** How many records there were when those of the activities were looked up. */
  private recordCount = -1;

  add(rows: readonly ActivityRow[]): void {
    for (const row of rows) {
      const key = nameKey(row.activityId);
      if (key !== "" && this.ids.has(key)) continue;
      this.ids.add(key);
      const at = row.at === null ? NaN : toMilliseconds(row.at);
      const activity = { at, recordId: row.recordId, nextContact: row.nextContact ?? NaN };
      this.all.push(activity);
      if (Number.isNaN(at)) continue;
      const ofRecord = this.dated.get(row.recordId);
      if (ofRecord === undefined) this.dated.set(row.recordId, [activity]);
      else ofRecord.push(activity);
    }
  }

  /** By activity: the record that it is with; −1 where there is none. */
  recordsIn(book: RecordBook): Int32Array {
    if (this.recordCount !== book.count || this.records.length !== this.all.length) {
      this.recordCount = book.count;
      this.records = Int32Array.from(this.all, ({ recordId }) => recordNamed(book, recordId) ?? -1);
    }
    return this.records;
  }

  /** A record's last activity until then (milliseconds, included); undefined where it had none. */
  lastOf(record: number, book: RecordBook, until: number): Activity | undefined {
    let last: Activity | undefined;
    const id = book.id(record);
    if (recordNamed(book, id) !== record) return undefined;
    for (const activity of this.dated.get(id) ?? []) {
      if (activity.at <= until) last = laterOf(last, activity);
    }
    return last;
  }
}

/** The record that an activity is with, by the id that it names: a deal before a lead of the same id; undefined where there is none. */
function recordNamed(book: RecordBook, id: string): number | undefined {
  return book.find("opportunity", id) ?? book.find("lead", id);
}
