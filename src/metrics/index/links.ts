import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import { withRoom } from "./growable";
import type { RecordColumns } from "./recordColumns";

/**
 * Which opportunities came from which leads, as of a date; −1 stands for none. An opportunity's own Created event says its lead
 * first, then a lead's Converted event, then the opportunity's row, then the lead's row. One that names a merged lead belongs to the
 * survivor. A lead's first opportunity is the one created first; an undated one comes after those with a date.
 */
export class Links {
  /** The records that are there, in the order of their numbers. */
  readonly leads: number[] = [];
  readonly opportunities: number[] = [];
  private leadBy: Int32Array;
  private firstBy: Int32Array;
  /** By lead the last linked of its opportunities, by opportunity the one linked before it. */
  private lastBy: Int32Array;
  private previousBy: Int32Array;
  /** Records that others name though they are not there: when one comes, links change that nothing else tells of. */
  private readonly awaited = new Set<number>();

  /** @param eventRows The log rows of a record that count, in order. */
  constructor(
    private readonly known: RecordColumns,
    private readonly core: Core,
    private readonly eventRows: (record: number) => readonly number[],
  ) {
    const { records } = core;
    const { presence } = known;
    this.leadBy = new Int32Array(records.count).fill(-1);
    this.firstBy = new Int32Array(records.count).fill(-1);
    this.lastBy = new Int32Array(records.count).fill(-1);
    this.previousBy = new Int32Array(records.count).fill(-1);
    for (let record = 0; record < records.count; record++) {
      if (presence[record] === 1) (records.isLead(record) ? this.leads : this.opportunities).push(record);
    }
    this.linkAll();
  }

  leadOf(opportunity: number): number {
    return this.leadBy[opportunity] ?? -1;
  }

  /** The first opportunity of a lead. */
  firstOf(lead: number): number {
    return this.firstBy[lead] ?? -1;
  }

  /** The opportunities that came from a lead, in no particular order. */
  opportunitiesOf(lead: number): number[] {
    const all: number[] = [];
    for (
      let opportunity = this.lastBy[lead] ?? -1;
      opportunity >= 0;
      opportunity = this.previousBy[opportunity]!
    ) {
      all.push(opportunity);
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
    if (lead < -1 || (lead >= 0 && (records.isLead(record) || this.known.presence[lead] !== 1))) return false;
    this.widen(record + 1);
    list.push(record);
    if (lead >= 0) {
      this.leadBy[record] = lead;
      this.noteFirst(record, lead);
    }
    return true;
  }

  private widen(length: number): void {
    const before = this.leadBy.length;
    if (length <= before) return;
    this.leadBy = withRoom(this.leadBy, length);
    this.firstBy = withRoom(this.firstBy, length);
    this.lastBy = withRoom(this.lastBy, length);
    this.previousBy = withRoom(this.previousBy, length);
    this.leadBy.fill(-1, before);
    this.lastBy.fill(-1, before);
    this.previousBy.fill(-1, before);
    this.firstBy.fill(-1, before);
  }

  private linkAll(): void {
    const { leads, opportunities } = this;
    const { records } = this.core;
    const link = (opportunity: number, lead: number): void => {
      if (opportunity >= 0 && lead >= 0 && this.leadBy[opportunity]! < 0) this.leadBy[opportunity] = lead;
    };
    for (const opportunity of opportunities) {
      this.eachMention(opportunity, kindCodes.Created, (lead) => {
        link(opportunity, this.present(lead));
      });
    }
    for (const lead of leads) {
      this.eachMention(lead, kindCodes.Converted, (opportunity) => {
        link(this.present(opportunity), lead);
      });
    }
    for (const opportunity of opportunities) {
      const linked = records.linkedBy(opportunity);
      if (linked >= 0 && this.leadBy[opportunity]! < 0) link(opportunity, this.present(linked));
    }
    for (const lead of leads) {
      const linked = records.linkedBy(lead);
      if (linked >= 0) link(this.present(linked), lead);
    }
    for (const opportunity of opportunities) {
      const lead = this.leadBy[opportunity]!;
      if (lead >= 0) this.noteFirst(opportunity, lead);
    }
  }

  /** Calls back with each record that a record's log names, in order. */
  private eachMention(record: number, kind: number, call: (named: number) => void): void {
    const { known } = this;
    const only = known.mentions[record]!;
    if (only >= 0) call(only);
    if (only !== -2) return;
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
      if (presence[record] === 1) return record;
      this.awaited.add(record);
      const rows = presence[record] === 2 ? this.eventRows(record) : [];
      const end = rows[rows.length - 1];
      if (end === undefined || log.kind[end] !== kindCodes.Merged) return -1;
      record = log.refersTo[end]!;
    }
    return -1;
  }

  private noteFirst(opportunity: number, lead: number): void {
    this.previousBy[opportunity] = this.lastBy[lead]!;
    this.lastBy[lead] = opportunity;
    const other = this.firstBy[lead]!;
    if (other < 0 || this.isEarlier(opportunity, other)) this.firstBy[lead] = opportunity;
  }

  private isEarlier(a: number, b: number): boolean {
    const { created } = this.known;
    const { records } = this.core;
    const [first, second] = [created[a]!, created[b]!];
    if (first < second || (!Number.isNaN(first) && Number.isNaN(second))) return true;
    if (first > second || (Number.isNaN(first) && !Number.isNaN(second))) return false;
    return records.id(a) < records.id(b);
  }
}
