import type { CellBlock } from "../../domain/cell";
import type { Reason } from "../../domain/result";
import type { LogEvent } from "../../domain/log/event";
import type { Steps } from "../../domain/steps";
import type { StoreRecord } from "../../domain/store/record";
import type { Setup } from "../../domain/store/setup";
import type { RecordType } from "../../domain/store/words";
import type { ActivityRow, Ledger } from "../ledger";
import { ActivityBook } from "./activityBook";
import type { Core } from "./core";
import { EventColumns } from "./eventColumns";
import { addEvent, LogReader, type LogPlaces } from "./logReader";
import { KeptViews } from "./keptViews";
import { LogOwners } from "./logOwners";
import { RecordBook } from "./recordBook";
import { readRecords, type RecordPlaces } from "./recordReader";
import { RecordRows } from "./recordRows";
import { StageBook } from "./stageBook";
import type { View } from "./view";

/** What does not hang on the set-up. */
type Columns = Pick<Core, "log" | "records" | "rows" | "owners"> & { readonly activities: ActivityBook };

/** What could not be read in a row of the log. */
export interface RowProblem {
  readonly row: number;
  readonly problem: Reason;
  /** Whether the row is an event all the same. */
  readonly isEvent: boolean;
}

/**
 * The log and the rows in columns, kept up to date event by event. However it was fed and in whatever order, it answers as one
 * built at once from the same rows.
 */
export class FunnelIndex {
  private readonly changes: number[] = [];
  private readonly parts: Core & { version: number };
  private readonly views: KeptViews;
  private reader: LogReader | undefined;

  /** @param shared The columns of another index over the same log and rows; its own where they are left out. */
  constructor(setup: Setup, shared?: Columns) {
    this.parts = {
      ...(shared ?? emptyColumns()),
      version: 0,
      setup,
      changes: this.changes,
      stages: new StageBook(setup),
    };
    this.views = new KeptViews(this.parts);
  }

  /**
   * An index over the same log and rows under changed set-up tables. This one goes on answering by its own while the other is made ready;
   * what is taken in after that is for the other alone.
   */
  withSetup(setup: Setup): FunnelIndex {
    const { log, records, rows, owners, activities } = this.parts;
    return new FunnelIndex(setup, { log, records, rows, owners, activities });
  }

  /** Grows with every change: equal versions give equal answers. */
  get version(): number {
    return this.parts.version;
  }

  get setup(): Setup {
    return this.parts.setup;
  }

  /** What it is made of, to be read only. */
  get core(): Core {
    return this.parts;
  }

  /** Takes log rows, in any order; back-dated and voided ones too. Returns the ids of the records whose history they can change. */
  append(events: readonly LogEvent[]): ReadonlySet<string> {
    const touched = new Set<number>();
    if (events.length > 0) this.parts.version++;
    for (const event of events) this.touch(addEvent(this.parts.log, this.parts.records, event), touched);
    for (const record of touched) this.changes.push(record);
    return new Set([...touched].map((record) => this.parts.records.id(record)));
  }

  /**
   * Takes rows of StageLog as they stand in the sheet, before the index is first asked. The fastest way in: no event is made of a row
   * that is plain. Blank rows are passed over.
   *
   * @param expected How many log rows there will be in all, if that is known: room is made for them at once.
   * @returns What could not be read, with the row's place among these.
   */
  load(rows: CellBlock, places: LogPlaces, expected = 0): readonly RowProblem[] {
    const { log, records } = this.parts;
    log.reserve(Math.max(expected, log.count + rows.length));
    const reader = this.readerOf(places);
    const problems: RowProblem[] = [];
    this.parts.version++;
    reader.read(rows, (row, { event, problems: found }) => {
      if (event !== undefined) addEvent(log, records, event);
      for (const problem of found) problems.push({ row, problem, isEvent: event !== undefined });
    });
    this.views.clear();
    return problems;
  }

  /**
   * Takes rows of Leads or Opportunities as they stand in the sheet, before the index is first asked: what {@link setRecords} does,
   * without making a record of each. Rows without an id are passed over; of two rows with one id the later one stands.
   */
  loadRecords(type: RecordType, rows: CellBlock, places: RecordPlaces): void {
    this.parts.version++;
    readRecords(this.parts.records, type, rows, places);
    this.views.clear();
  }

  /** Takes the rows of Leads and Opportunities that are new or changed. */
  setRecords(records: readonly StoreRecord[]): void {
    if (records.length === 0) return;
    this.parts.version++;
    for (const record of records) {
      this.changes.push(this.parts.records.setRow(record));
    }
  }

  /** Forgets the row of a record (of either table where the type is not said); its log stays and counts. */
  removeRecord(id: string, type?: RecordType): void {
    this.parts.version++;
    for (const each of type === undefined ? (["lead", "opportunity"] as const) : [type]) {
      const number = this.parts.records.find(each, id);
      if (number === undefined) continue;
      this.parts.records.clearRow(number);
      this.changes.push(number);
    }
  }

  /** Adds activities. */
  addActivities(activities: readonly ActivityRow[]): void {
    this.parts.version++;
    this.parts.activities.add(activities);
  }

  /** Makes the view of a day ready, so many records a step. */
  *prepareView(asOf: number, recordsPerStep: number): Steps<void> {
    this.endLoading();
    yield* this.views.of(asOf, undefined).prepare(recordsPerStep);
  }

  /** The store as of a day (its end) or an instant, as recorded by another; kept ready for the next question. */
  view(asOf: number, asRecordedOn?: number): View {
    this.endLoading();
    return this.views.of(asOf, asRecordedOn).refresh();
  }

  /** The view of a day that is kept however many others are asked for: today's, of which most questions are. */
  pinView(asOf: number): View {
    this.endLoading();
    return this.views.pin(asOf).refresh();
  }

  /**
   * Answers a question in steps: the views that it asks for are its own until it is answered, or broken off by `return`. Later their room
   * may be another's.
   */
  answer<Value>(steps: Steps<Value>): Steps<Value> {
    return this.views.answer(steps);
  }

  /**
   * Asks questions about one day after another, in steps between which nothing may change. Views of days that are not kept ready hold
   * only until another such day is asked for (see {@link ViewWalk}); whoever else asks meanwhile has views of their own.
   */
  walkDays<Value>(steps: Steps<Value>): Steps<Value> {
    return this.views.walk(steps);
  }

  /** Lets go of what reading needed: it is over when somebody asks. */
  private endLoading(): void {
    if (this.reader === undefined) return;
    this.reader = undefined;
    this.parts.log.eventIds.trim();
    this.parts.records.endNumbering();
  }

  private readerOf(places: LogPlaces): LogReader {
    if (this.reader?.places !== places)
      this.reader = new LogReader(this.parts.log, this.parts.records, places);
    return this.reader;
  }

  /** Marks a record as changed, and with it every record that it may have been merged into. */
  private touch(record: number, touched: Set<number>): void {
    const { records } = this.parts;
    touched.add(record);
    const survivors = records.survivorsOf(record);
    if (survivors.length === 0) return;
    const pending = [...survivors];
    const seen = new Set([record]);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      touched.add(next);
      pending.push(...records.survivorsOf(next));
    }
  }
}

function emptyColumns(): Columns {
  const records = new RecordBook();
  const log = new EventColumns((record) => records.id(record));
  return {
    log,
    records,
    rows: new RecordRows(log),
    owners: new LogOwners(log),
    activities: new ActivityBook(),
  };
}

/** Builds the index of a ledger at once. */
export function createIndex(ledger: Ledger): FunnelIndex {
  const index = new FunnelIndex(ledger.setup);
  index.append(ledger.events);
  index.setRecords(ledger.records);
  index.addActivities(ledger.activities);
  return index;
}
