import type { Steps } from "../../domain/steps";
import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import { withRoom } from "./growable";
import { PresentRecords } from "./presentRecords";
import { linkNamed, noteOnly, untilUnlike, untilUnlinked } from "./plainLinks";
import { presences, several, type RecordColumns } from "./recordColumns";

/**
 * Which opportunities came from which leads, as of a date; −1 stands for none. An opportunity's own Created event says its lead
 * first, then a lead's Converted event, then the opportunity's row, then the lead's row. One that names a merged lead belongs to the
 * survivor. A lead's first opportunity is the one created first; an undated one comes after those with a date.
 */
export class Links {
  /** The records that are there, in the order of their numbers. */
  leads: number[] = [];
  opportunities: number[] = [];
  /** By opportunity its lead, by lead the first of its opportunities; −1 for none. */
  linkBy: Int32Array;
  /** By opportunity another of the same lead, beginning with its first; −1 behind the last, none where no lead has two. */
  private nextBy: Int32Array | undefined;
  /** Records that others name though they are not there: when one comes, links change that nothing else tells of. */
  private readonly awaited = new Set<number>();

  /**
   * Links nothing yet: see {@link linkAll}.
   *
   * @param eventRows The log rows of a record that count, in order.
   */
  constructor(
    private readonly known: RecordColumns,
    private readonly core: Core,
    private readonly eventRows: (record: number) => readonly number[],
  ) {
    this.linkBy = new Int32Array(core.records.count).fill(-1);
  }

  /** Links all records that are there, so many a step. */
  *linkAll(recordsPerStep: number): Steps<void> {
    const { length: count } = this.linkBy;
    const present = new PresentRecords(count);
    for (let first = 0; first < count; first += recordsPerStep) {
      const end = Math.min(first + recordsPerStep, count);
      present.take(this.known.presence, this.core.records.isLeadBy, first, end);
      yield;
    }
    this.leads = present.leads();
    this.opportunities = present.opportunities();
    for (const { list, until, take } of this.passes()) {
      for (let first = 0; first < list.length; first += recordsPerStep) {
        const end = Math.min(first + recordsPerStep, list.length);
        for (let place = until(first, end); place < end; place = until(place + 1, end)) take(list[place]!);
        yield;
      }
    }
  }

  leadOf(opportunity: number): number {
    return this.core.records.isLead(opportunity) ? -1 : (this.linkBy[opportunity] ?? -1);
  }

  /** The first opportunity of a lead. */
  firstOf(lead: number): number {
    return this.core.records.isLead(lead) ? (this.linkBy[lead] ?? -1) : -1;
  }

  /** The opportunities that came from a lead, in no particular order but that the first is first. */
  opportunitiesOf(lead: number): number[] {
    const all: number[] = [];
    for (let opportunity = this.firstOf(lead); opportunity >= 0;) {
      all.push(opportunity);
      opportunity = this.nextBy?.[opportunity] ?? -1;
    }
    return all;
  }

  /**
   * Takes in a record that has just come, where it changes nothing but its own links. False: the links have to be made anew.
   */
  add(record: number): boolean {
    const { records } = this.core;
    const list = records.isLead(record) ? this.leads : this.opportunities;
    if (this.awaited.has(record) || (list.at(-1) ?? -1) > record || records.linkedBy(record) >= 0)
      return false;
    const lead = this.known.mentions[record]!;
    if (lead < -1 || (lead >= 0 && (records.isLead(record) || this.known.presence[lead] !== presences.there)))
      return false;
    this.widen(record + 1);
    list.push(record);
    if (lead >= 0) {
      this.linkBy[record] = lead;
      this.noteFirst(record, lead);
    }
    return true;
  }

  private widen(length: number): void {
    const before = this.linkBy.length;
    if (length <= before) return;
    this.linkBy = withRoom(this.linkBy, length).fill(-1, before);
    if (this.nextBy !== undefined) this.nextBy = withRoom(this.nextBy, length).fill(-1, before);
  }

  /**
   * What is done with every record of a list, one list after the other: what says it first counts. `until` does it for records for which
   * that is plain, and says where it stopped.
   */
  private passes(): {
    readonly list: readonly number[];
    readonly until: (first: number, end: number) => number;
    readonly take: (record: number) => void;
  }[] {
    const { leads, opportunities } = this;
    const { records } = this.core;
    /** By opportunity: 1 where a lead's Converted event says whose it is, 2 where a lead's row does. */
    const saidBy = new Uint8Array(records.count);
    const link = (opportunity: number, lead: number, by = 0): void => {
      if (opportunity < 0 || lead < 0) return;
      const other = this.linkBy[opportunity]!;
      // Where two leads say the same, the order in which they were read decides nothing.
      if (other >= 0 && (by === 0 || saidBy[opportunity] !== by || !this.isConvertedEarlier(lead, other)))
        return;
      this.linkBy[opportunity] = lead;
      saidBy[opportunity] = by;
    };
    const byCreation = (opportunity: number): void => {
      this.eachMention(opportunity, kindCodes.Created, (lead) => {
        link(opportunity, this.present(lead));
      });
    };
    const byConversion = (lead: number): void => {
      this.eachMention(lead, kindCodes.Converted, (opportunity) => {
        link(this.present(opportunity), lead, 1);
      });
    };
    const byOwnRow = (opportunity: number): void => {
      const linked = records.linkedBy(opportunity);
      if (linked >= 0 && this.linkBy[opportunity]! < 0) link(opportunity, this.present(linked));
    };
    const byLeadsRow = (lead: number): void => {
      const linked = records.linkedBy(lead);
      if (linked >= 0) link(this.present(linked), lead, 2);
    };
    const asFirst = (opportunity: number): void => {
      const lead = this.linkBy[opportunity]!;
      if (lead >= 0) this.noteFirst(opportunity, lead);
    };
    const { linkBy, known } = this;
    const { mentions, presence } = known;
    const { linkedByRow } = records;
    return [
      {
        list: opportunities,
        until: (first, end) => linkNamed(opportunities, first, end, mentions, presence, linkBy),
        take: byCreation,
      },
      {
        list: leads,
        until: (first, end) => untilUnlike(leads, first, end, mentions, 0, linkBy),
        take: byConversion,
      },
      {
        list: opportunities,
        until: (first, end) => untilUnlinked(opportunities, first, end, linkBy),
        take: byOwnRow,
      },
      {
        list: leads,
        until: (first, end) => untilUnlike(leads, first, end, linkedByRow, 1, linkBy),
        take: byLeadsRow,
      },
      {
        list: opportunities,
        until: (first, end) => noteOnly(opportunities, first, end, linkBy),
        take: asFirst,
      },
    ];
  }

  /** Whether a lead was converted by an earlier event than another: one without comes last, of two at once the id decides. */
  private isConvertedEarlier(lead: number, other: number): boolean {
    const whenOf = (record: number): number => {
      const row = this.known.convertedRow[record]!;
      const when = row < 0 ? Infinity : this.core.log.movedAt[row]!;
      return Number.isNaN(when) ? Infinity : when;
    };
    const { records } = this.core;
    const [first, second] = [whenOf(lead), whenOf(other)];
    return first === second ? records.compareIds(lead, other) < 0 : first < second;
  }

  /** Calls back with each record that a record's log names, in order. */
  private eachMention(record: number, kind: number, call: (named: number) => void): void {
    const { known } = this;
    const only = known.mentions[record]!;
    if (only >= 0) call(only);
    if (only !== several) return;
    const { log } = this.core;
    for (const row of this.eventRows(record)) {
      if (log.kind[row] === kind && log.refersTo[row]! >= 0) call(log.refersTo[row]!);
    }
  }

  /** A record that is there, or the one that it was merged into; −1 where neither is. */
  private present(named: number): number {
    const { presence } = this.known;
    const { log } = this.core;
    let record = named;
    for (let steps = 0; record >= 0 && steps < 100; steps++) {
      if (presence[record] === presences.there) return record;
      this.awaited.add(record);
      const rows = presence[record] === presences.gone ? this.eventRows(record) : [];
      // Those of records that were merged into it may come after its own end.
      let place = rows.length - 1;
      while (place >= 0 && log.record[rows[place]!] !== record) place--;
      const end = rows[place];
      if (end === undefined || log.kind[end] !== kindCodes.Merged) return -1;
      record = log.refersTo[end]!;
    }
    return -1;
  }

  private noteFirst(opportunity: number, lead: number): void {
    const first = this.linkBy[lead]!;
    if (first < 0) {
      this.linkBy[lead] = opportunity;
      return;
    }
    this.nextBy ??= new Int32Array(this.linkBy.length).fill(-1);
    if (this.isEarlier(opportunity, first)) {
      this.nextBy[opportunity] = first;
      this.linkBy[lead] = opportunity;
    } else {
      this.nextBy[opportunity] = this.nextBy[first]!;
      this.nextBy[first] = opportunity;
    }
  }

  private isEarlier(a: number, b: number): boolean {
    const { created } = this.known;
    const { records } = this.core;
    const [first, second] = [created[a]!, created[b]!];
    if (first < second || (!Number.isNaN(first) && Number.isNaN(second))) return true;
    if (first > second || (Number.isNaN(first) && !Number.isNaN(second))) return false;
    return records.compareIds(a, b) < 0;
  }
}
