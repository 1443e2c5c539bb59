import type { Steps } from "../../domain/steps";
import { daysBetween } from "./daysBetween";
import { roundDays } from "../../domain/dates/duration";
import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import { withRoom } from "./growable";
import { Links } from "./links";
import { outcomeCodes, RecordHistory } from "./recordHistory";
import { RowsWithin, type Horizon } from "./rowsWithin";
import { Visits } from "./visits";

/** Codes of the column `presence`. */
export const presences = { notYet: 0, there: 1, gone: 2 } as const;

/**
 * What a view has ready of every record within its horizon, in columns by record: whether it is there, when it was created and
 * closed, where it is, its visits and links. It is brought up to date by the records that changed, not rebuilt. Times are
 * milliseconds since serial 0, NaN undated (or open); rows and records −1 for none.
 */
export class Snapshot {
  presence: Uint8Array = new Uint8Array(0);
  created: Float64Array = new Float64Array(0);
  closed: Float64Array = new Float64Array(0);
  /** The log row whose state holds, and those of the conversion and of the present closing. */
  lastRow: Int32Array = new Int32Array(0);
  convertedRow: Int32Array = new Int32Array(0);
  closingRow: Int32Array = new Int32Array(0);
  /** The stage that a record is at, by its number in the stage book, and the code of what that makes of it. */
  stage: Int32Array = new Int32Array(0);
  outcome: Uint8Array = new Uint8Array(0);
  mentions: Int32Array = new Int32Array(0);
  readonly visits = new Visits();
  /** Grows whenever links change. */
  linkVersion = 0;
  private readonly rows: RowsWithin;
  private readonly history: RecordHistory;
  private links: Links | undefined;
  /** The version of the rows' links that the links were made from. */
  private rowLinks = 0;
  /** The records that there were at the beginning, and how many of them are taken in: each once, however often it changed. */
  private readonly beginning: number;
  private begun = 0;
  /** How many of the index's changes are taken in. */
  private seen: number;

  constructor(
    private readonly core: Core,
    private readonly horizon: Horizon,
  ) {
    this.rows = new RowsWithin(core, horizon);
    this.history = new RecordHistory(core.log);
    this.beginning = core.records.count;
    this.seen = core.changes.length;
    this.widen(Math.max(64, this.beginning));
    this.visits.reserve(core.log.count, this.beginning);
  }

  /** Takes in what changed since the last time. */
  refresh(): void {
    this.takeSome(Infinity);
    if (this.rowLinks !== this.core.records.linkVersion) this.links = undefined;
    if (this.links === undefined) this.link();
  }

  /** As {@link refresh}, so many records a step. */
  *prepare(recordsPerStep: number): Steps<void> {
    while (this.takeSome(recordsPerStep)) yield;
    this.refresh();
  }

  get linked(): Links {
    if (this.links === undefined) throw new Error("a view is asked before it is refreshed");
    return this.links;
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

  /** Takes at most so many records; false: there were no more. */
  private takeSome(most: number): boolean {
    const { changes } = this.core;
    for (let taken = 0; taken < most; taken++) {
      const record = this.begun < this.beginning ? this.begun++ : changes[this.seen++];
      if (record === undefined) {
        this.seen = changes.length;
        return false;
      }
      this.take(record);
    }
    return true;
  }

  private take(record: number): void {
    if (record >= this.presence.length) this.widen(record + 1);
    const { history } = this;
    this.follow(record);
    const presence = !history.hasBegun ? presences.notYet : history.isGone ? presences.gone : presences.there;
    const isNew = this.presence[record] === presences.notYet && presence === presences.there;
    const changesLinks =
      presence !== this.presence[record] ||
      presence === presences.gone ||
      !Object.is(history.created, this.created[record]) ||
      history.mention !== this.mentions[record] ||
      history.mention === -2;
    this.presence[record] = presence;
    this.created[record] = history.created;
    this.closed[record] = history.closed;
    this.lastRow[record] = history.last;
    this.convertedRow[record] = history.convertedRow;
    this.closingRow[record] = history.closingRow;
    this.mentions[record] = history.mention;
    const stage = history.visitCount === 0 ? -1 : history.visitStages[history.visitCount - 1]!;
    this.stage[record] = stage;
    this.outcome[record] = stage < 0 ? outcomeCodes.open : this.core.stages.outcomes[stage]!;
    this.takeVisits(record);
    if (changesLinks) this.relink(record, isNew);
    if (this.links !== undefined || history.convertedRow >= 0) this.addUpVisits(record);
  }

  /** Follows a record through its log rows within the horizon. */
  private follow(record: number): void {
    const { core, history, horizon } = this;
    const linkingKind = core.records.isLead(record) ? kindCodes.Converted : kindCodes.Created;
    const whole = { linkingKind, happened: horizon.happened, counts: undefined, own: undefined, start: 0 };
    if (horizon.recorded === Infinity && !this.rows.isSurvivor(record)) {
      const all = core.rows.all();
      const start = all.startOf(record);
      const end = start + all.lengthOf(record);
      history.follow({ ...whole, rows: all.items, start, end, counts: core.rows.counts }, core.stages);
    } else {
      const { rows, own } = this.rows.withMerged(record);
      history.follow({ ...whole, rows, end: rows.length, own }, core.stages);
    }
  }

  private takeVisits(record: number): void {
    const { history, visits } = this;
    const start = visits.renew(record, history.visitCount);
    for (let visit = 0; visit < history.visitCount; visit++) {
      visits.stages[start + visit] = history.visitStages[visit]!;
      visits.rows[start + visit] = history.visitRows[visit]!;
      visits.entries[start + visit] = history.visitEntries[visit]!;
    }
  }

  /** Adds up a record's days in each lead or open stage: see {@link Visits.spent}. */
  private addUpVisits(record: number): void {
    const { visits, core } = this;
    const { stages, entries, spent } = visits;
    const start = visits.starts[record]!;
    const end = start + visits.lengths[record]!;
    const isOver = end > start && core.records.isLead(record) && this.hasConverted(record);
    const over = isOver ? this.convertedAt(record) : NaN;
    for (let visit = start; visit < end; visit++) {
      spent[visit] = NaN;
      const stage = stages[visit]!;
      if (core.stages.outcomes[stage] !== outcomeCodes.open) continue;
      const days = daysBetween(entries[visit]!, visit + 1 < end ? entries[visit + 1]! : over);
      if (Number.isNaN(days)) continue;
      let first = start;
      while (stages[first] !== stage) first++;
      spent[first] = first === visit || Number.isNaN(spent[first]!) ? days : roundDays(spent[first]! + days);
    }
  }

  private hasConverted(lead: number): boolean {
    return this.convertedRow[lead]! >= 0 || (this.links !== undefined && this.links.firstOf(lead) >= 0);
  }

  /** Takes a record's changed links in, or leaves them to be made anew. */
  private relink(record: number, isNew: boolean): void {
    const { links } = this;
    if (links === undefined) return;
    this.linkVersion++;
    if (!isNew || !links.add(record)) {
      this.links = undefined;
      return;
    }
    const lead = links.leadOf(record);
    if (lead >= 0 && this.convertedRow[lead]! < 0) this.addUpVisits(lead);
  }

  private link(): void {
    this.rowLinks = this.core.records.linkVersion;
    this.links = new Links(this.linkable());
    this.linkVersion++;
    // Every visit's end may have moved with the links that say when a lead was converted.
    for (let record = 0; record < this.core.records.count; record++) {
      if (this.convertedRow[record]! < 0) this.addUpVisits(record);
    }
  }

  private linkable(): ConstructorParameters<typeof Links>[0] {
    const { core } = this;
    const snapshot = (): this => this;
    return {
      log: core.log,
      records: core.records,
      get presence() {
        return snapshot().presence;
      },
      get created() {
        return snapshot().created;
      },
      get mentions() {
        return snapshot().mentions;
      },
      eventRows: (record) => this.eventRows(record),
    };
  }

  private widen(length: number): void {
    const before = this.presence.length;
    this.presence = withRoom(this.presence, length);
    this.created = withRoom(this.created, length).fill(NaN, before);
    this.closed = withRoom(this.closed, length).fill(NaN, before);
    this.lastRow = withRoom(this.lastRow, length).fill(-1, before);
    this.convertedRow = withRoom(this.convertedRow, length).fill(-1, before);
    this.closingRow = withRoom(this.closingRow, length).fill(-1, before);
    this.stage = withRoom(this.stage, length).fill(-1, before);
    this.outcome = withRoom(this.outcome, length);
    this.mentions = withRoom(this.mentions, length).fill(-1, before);
  }
}
