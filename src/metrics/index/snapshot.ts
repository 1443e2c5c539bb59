import type { Steps } from "../../domain/steps";
import { addUpVisits } from "./addUpVisits";
import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import { followRecord, type Course } from "./followRecord";
import { Links } from "./links";
import { presences, RecordColumns } from "./recordColumns";
import type { RowsByDay } from "./rowsByDay";
import { RowsWithin, type Horizon } from "./rowsWithin";

/**
 * What a view has ready of every record within its horizon: its columns, and what few questions need (links, days spent in stages)
 * when one first asks. It is brought up to date by the records that changed, not rebuilt.
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
  private isAddedUp = false;
  /** The records that there were at the beginning, and how many of them are taken in: each once, however often it changed. */
  private readonly beginning: number;
  private begun = 0;
  /** Whether the room was given back that the beginning did not need. */
  private isTrimmed = false;
  /** How many of the index's changes are taken in. */
  private seen: number;

  constructor(
    private readonly core: Core,
    private horizon: Horizon,
  ) {
    super();
    this.rows = new RowsWithin(core, horizon);
    this.beginning = core.records.count;
    this.seen = core.changes.length;
    this.widen(Math.max(64, this.beginning));
    this.visits.reserve(Math.ceil(core.log.count * 0.75), this.beginning);
  }

  /** Takes in what changed since the last time. */
  refresh(): void {
    this.takeSome(Infinity);
    if (this.rowLinks !== this.core.records.linkVersion) this.unlink();
  }

  /** As {@link refresh}, so many records a step, with all that today's questions will need. */
  *prepare(recordsPerStep: number): Steps<void> {
    while (this.takeSome(recordsPerStep)) yield;
    this.refresh();
    yield;
    this.link();
    yield;
    this.addUpAll();
  }

  /** Looks from another day: only records that have events between the two are followed anew. Both see all recordings. */
  moveTo(happened: number, dated: RowsByDay): void {
    const { log, records, stages: book, rows } = this.core;
    const from = Math.min(this.horizon.happened, happened);
    const until = Math.max(this.horizon.happened, happened);
    this.horizon = { happened, recorded: Infinity };
    this.rows = new RowsWithin(this.core, this.horizon);
    const course: Course = { log, codes: rows.steps, book };
    const isTaken = new Uint8Array(records.count);
    const take = (record: number): void => {
      if (isTaken[record] === 1) return;
      isTaken[record] = 1;
      this.take(record, course);
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

  /** The days spent in stages, by visit: see {@link Visits.spent}. */
  get spent(): Float64Array {
    if (!this.isAddedUp) this.addUpAll();
    return this.visits.spent;
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

  private link(): Links {
    this.rowLinks = this.core.records.linkVersion;
    this.links = new Links(this, this.core, (record) => this.rows.of(record));
    return this.links;
  }

  private addUpAll(): void {
    this.isAddedUp = true;
    for (let record = 0; record < this.core.records.count; record++) this.addUp(record);
  }

  /** Takes at most so many records; false: there were no more. */
  private takeSome(most: number): boolean {
    const { changes, log, stages: book } = this.core;
    const course: Course = { log, codes: this.core.rows.steps, book };
    for (let taken = 0; taken < most; taken++) {
      const record = this.begun < this.beginning ? this.begun++ : changes[this.seen++];
      if (record === undefined) {
        this.seen = changes.length;
        if (!this.isTrimmed) this.visits.trim();
        this.isTrimmed = true;
        return false;
      }
      this.take(record, course);
    }
    return true;
  }

  private take(record: number, course: Course): void {
    if (record >= this.presence.length) this.widen(record + 1);
    this.recordVersion++;
    const presence = this.presence[record]!;
    const created = this.created[record]!;
    const mention = this.mentions[record]!;
    this.follow(record, course);
    if (this.links !== undefined) {
      const now = this.presence[record]!;
      const changesLinks =
        now !== presence ||
        now === presences.gone ||
        !Object.is(this.created[record]!, created) ||
        this.mentions[record]! !== mention ||
        mention === -2;
      if (changesLinks) this.relink(record, presence === presences.notYet && now === presences.there);
    }
    if (this.isAddedUp) this.addUp(record);
  }

  /** Follows a record through its log rows within the horizon. */
  private follow(record: number, course: Course): void {
    const { core, horizon } = this;
    const linkingKind = core.records.isLead(record) ? kindCodes.Converted : kindCodes.Created;
    const { happened } = horizon;
    if (horizon.recorded === Infinity && !this.rows.isSurvivor(record)) {
      const all = core.rows.all();
      const { items: rows } = all;
      const { times, stepAt: steps } = core.rows;
      const start = all.startOf(record);
      const end = start + all.lengthOf(record);
      const ordered = { rows, times, steps, start, end, linkingKind, happened, own: undefined };
      followRecord(this, record, ordered, course);
    } else {
      const { rows, own } = this.rows.withMerged(record);
      const times = rows.map((row) => core.log.movedAt[row]!);
      const steps = rows.map((row) => core.rows.steps.of(row));
      const ordered = { rows, times, steps, start: 0, end: rows.length, linkingKind, happened, own };
      followRecord(this, record, ordered, course);
    }
  }

  private addUp(record: number): void {
    if (this.presence[record] !== presences.there) return;
    const isOver = this.core.records.isLead(record) && this.isConverted(record);
    const over = isOver ? this.convertedAt(record) : NaN;
    addUpVisits(this.visits, record, this.core.stages.outcomes, over);
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
    const lead = links.leadOf(record);
    if (this.isAddedUp && lead >= 0 && this.convertedRow[lead]! < 0) this.addUp(lead);
  }

  /** Links have to be made anew; with them the ends of visits may move that a conversion ends. */
  private unlink(): void {
    this.linkVersion++;
    this.recordVersion++;
    this.unlinkings++;
    this.links = undefined;
    this.isAddedUp = false;
    this.rowLinks = this.core.records.linkVersion;
  }
}
