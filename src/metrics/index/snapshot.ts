import { finish, type Steps } from "../../domain/steps";
import type { Core } from "./core";
import { followRecords, type Course, type OrderedRows } from "./followRecords";
import type { Horizon } from "./horizon";
import { Links } from "./links";
import { presences, RecordColumns, several } from "./recordColumns";
import type { RowsByDay } from "./rowsByDay";
import { recordsThatDiffer } from "./recordsThatDiffer";
import { RowsWithin, type AllRows } from "./rowsWithin";

/**
 * What a view has ready of every record within its horizon: its columns, and how records are linked when a question first asks. It is
 * brought up to date by the records that changed, not rebuilt; and one of an earlier day begins with what a later one knows, so that only
 * records to which something happened in between are followed.
 */
export class Snapshot extends RecordColumns {
  /** Grows whenever a record changes, or how records are linked. */
  recordVersion = 0;
  /** Grows whenever links change. */
  linkVersion = 0;
  /** Grows whenever links have to be made anew. */
  unlinkings = 0;
  private rows: RowsWithin;
  private links: Links | undefined;
  /** The version of the rows' links that the links were made from. */
  private rowLinks = -1;
  /** The records that there were at the beginning, and how many of them are taken in: each once, however often it changed. */
  private readonly beginning: number;
  private begun = 0;
  /** How many of the index's changes are taken in. */
  private seen: number;

  /**
   * @param later Of a later day, up to date, with no bound of recording: what this one may begin with.
   * @param spare One that nobody needs any more: its room is used.
   */
  constructor(
    private readonly core: Core,
    private horizon: Horizon,
    later?: Snapshot,
    spare?: Snapshot,
  ) {
    super();
    this.rows = new RowsWithin(core, horizon);
    this.beginning = core.records.count;
    this.seen = core.changes.length;
    if (later === undefined) {
      this.widen(this.beginning);
      this.visits.reserve(core.log.count, this.beginning);
      return;
    }
    this.copy(later, spare);
    this.widen(this.beginning);
    this.begun = this.beginning;
    this.goBackFrom(later.horizon.happened);
  }

  /** Whether {@link refresh} has nothing to follow. */
  get isUpToDate(): boolean {
    return this.begun === this.beginning && this.seen === this.core.changes.length;
  }

  /** Takes in what changed since the last time. */
  refresh(): void {
    this.takeBeginning(Infinity);
    this.takeChanges();
    if (this.rowLinks !== this.core.records.linkVersion) this.unlink();
  }

  /** As {@link refresh}, so many records a step, with the links, which most questions need. */
  *prepare(recordsPerStep: number): Steps<void> {
    yield* this.core.rows.placeInSteps();
    while (this.takeBeginning(recordsPerStep)) yield;
    this.refresh();
    yield;
    if (this.links === undefined) yield* this.linkInSteps(recordsPerStep);
  }

  /** Looks from another day: only records that have events between the two are followed anew. Both see all recordings. */
  moveTo(happened: number, dated: RowsByDay): void {
    const { log, records } = this.core;
    const from = Math.min(this.horizon.happened, happened);
    const until = Math.max(this.horizon.happened, happened);
    this.horizon = { happened, recorded: Infinity };
    this.rows = new RowsWithin(this.core, this.horizon);
    const course = this.course();
    const all = this.rows.ordered();
    const isTaken = new Uint8Array(records.count);
    const take = (record: number): void => {
      if (isTaken[record] === 1) return;
      isTaken[record] = 1;
      this.take(record, all, course);
      for (const survivor of records.survivorsOf(record)) take(survivor);
    };
    dated.eachBetween(from, until, (row) => {
      take(log.record[row]!);
    });
  }

  /** How records are linked, and which are there. */
  get linked(): Links {
    return this.links ?? this.link();
  }

  /** The log rows of a record that count within the horizon, in order; gone records have theirs too. */
  eventRows(record: number): readonly number[] {
    return this.rows.of(record);
  }

  /** Whether a lead has become an opportunity. */
  isConverted(lead: number): boolean {
    return this.convertedRow[lead]! >= 0 || this.linked.firstOf(lead) >= 0;
  }

  /** When a lead was converted: its Converted event, else its first opportunity's creation; NaN where undated or not converted. */
  convertedAt(lead: number): number {
    const row = this.convertedRow[lead]!;
    if (row >= 0) return this.core.log.movedAt[row]!;
    const opportunity = this.linked.firstOf(lead);
    return opportunity < 0 ? NaN : this.created[opportunity]!;
  }

  /**
   * When a record's last visit to a stage ended, milliseconds: a lead's ends with its conversion, NaN where that is undated. Undefined
   * while it goes on.
   */
  lastVisitEnd(record: number): number | undefined {
    const isOver = this.core.records.isLeadBy[record] === 1 && this.isConverted(record);
    return isOver ? this.convertedAt(record) : undefined;
  }

  private link(): Links {
    return finish(this.linkInSteps(Infinity));
  }

  private *linkInSteps(recordsPerStep: number): Steps<Links> {
    const { rows, recordVersion } = this;
    const { linkVersion } = this.core.records;
    const links = new Links(this, this.core, (record) => rows.of(record));
    yield* links.linkAll(recordsPerStep);
    // Who asked meanwhile has taken changes in.
    if (this.recordVersion !== recordVersion) return this.linked;
    this.rowLinks = linkVersion;
    this.links = links;
    return links;
  }

  /** Follows at most so many of the records that there were at the beginning; false: there are no more. */
  private takeBeginning(most: number): boolean {
    if (this.begun === this.beginning) return false;
    const end = Math.min(this.beginning, this.begun + most);
    const { ordered, isPlain } = this.rows.ordered();
    const course = this.course();
    for (let from = this.begun; from < end;) {
      let to = from;
      while (to < end && isPlain(to)) to++;
      followRecords(this, from, to, ordered, course);
      if (to < end) this.followCarefully(to++, course);
      from = to;
    }
    this.begun = end;
    this.recordVersion++;
    if (end < this.beginning) return true;
    this.visits.trim();
    return false;
  }

  /** Takes back, in what a snapshot of a later time knew, whatever happened after the horizon or was not known by then. */
  private goBackFrom(later: number): void {
    const { ordered, isPlain, isWhole, parts } = this.rows.ordered();
    const course = this.course();
    const { log } = this.core;
    const others = recordsThatDiffer(this.beginning, log, this.horizon.happened, later, parts);
    for (const survivor of this.core.records.mergedHere.keys()) others[survivor] = 1;
    // Visits to go back to has one whose later rows alone count no more; one that is gone has none.
    const isPrefix = (record: number): boolean =>
      others[record] === 1 && isWhole(record) && this.presence[record] !== presences.gone;
    for (let from = others.indexOf(1); from >= 0;) {
      let to = from;
      while (isPrefix(to)) to++;
      followRecords(this, from, to, ordered, course, true);
      if (to === from) {
        if (isPlain(from)) followRecords(this, from, from + 1, ordered, course);
        else this.followCarefully(from, course);
        to++;
      }
      from = others.indexOf(1, to);
    }
  }

  private takeChanges(): void {
    const { changes, log, records } = this.core;
    if (this.seen < changes.length) {
      const course = this.course();
      const all = this.rows.ordered();
      for (; this.seen < changes.length; this.seen++) this.take(changes[this.seen]!, all, course);
    }
    if (this.visits.used > log.count * 2 + 1024) this.visits.layAnew(records.count);
  }

  private take(record: number, { ordered, isPlain }: AllRows, course: Course): void {
    if (record >= this.presence.length) this.widen(record + 1);
    this.recordVersion++;
    const presence = this.presence[record]!;
    const created = this.created[record]!;
    const mention = this.mentions[record]!;
    const convertedRow = this.convertedRow[record]!;
    if (isPlain(record)) followRecords(this, record, record + 1, ordered, course);
    else this.followCarefully(record, course);
    if (this.links === undefined) return;
    const now = this.presence[record]!;
    const changesLinks =
      now !== presence ||
      now === presences.gone ||
      !Object.is(this.created[record]!, created) ||
      this.mentions[record]! !== mention ||
      this.convertedRow[record]! !== convertedRow ||
      mention === several;
    if (changesLinks) this.relink(record, presence === presences.notYet && now === presences.there);
  }

  private course(): Course {
    const { log, rows, stages: book, records } = this.core;
    return { log, codes: rows.steps, book, isLead: records.isLeadBy };
  }

  /** Follows a record whose rows within the horizon are not those that count now, or not all its own. */
  private followCarefully(record: number, course: Course): void {
    const { log, rows: all } = this.core;
    const { rows, own } = this.rows.withMerged(record);
    const ordered: OrderedRows = {
      rows: Int32Array.from(rows),
      times: Float64Array.from(rows, (row) => log.movedAt[row]!),
      steps: Uint16Array.from(rows, (row) => all.steps.of(row)),
      starts: Int32Array.of(0),
      lengths: Int32Array.of(rows.length),
      firstRecord: record,
      happened: this.horizon.happened,
      own,
    };
    followRecords(this, record, record + 1, ordered, course);
  }

  /** Takes a record's changed links in, or leaves them to be made anew. */
  private relink(record: number, isNew: boolean): void {
    const { links } = this;
    if (links === undefined) return;
    if (!isNew || !links.add(record)) {
      this.unlink();
      return;
    }
    this.linkVersion++;
  }

  /** Links have to be made anew; with them the ends of visits may move that a conversion ends. */
  private unlink(): void {
    this.linkVersion++;
    this.recordVersion++;
    this.unlinkings++;
    this.links = undefined;
    this.rowLinks = this.core.records.linkVersion;
  }
}
