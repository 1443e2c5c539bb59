import { at } from "./at";
import { kindCodes, type EventColumns } from "./eventColumns";
import type { RecordBook } from "./recordBook";
import type { Timeline } from "./timeline";

/** Which opportunities came from which leads, as of a date; −1 stands for none. */
export interface Links {
  readonly leads: readonly number[];
  readonly opportunities: readonly number[];
  leadOf(opportunity: number): number;
  /** The first opportunity of a lead: the one created first; an undated one comes after those with a date. */
  firstOf(lead: number): number;
}

/**
 * Links the records that are there as of the date. An opportunity's own Created event says its lead first, then a lead's Converted event,
 * then the opportunity's row, then the lead's row. One that names a merged lead belongs to the survivor.
 */
export function linkRecords(
  log: EventColumns,
  records: RecordBook,
  timelineOf: (record: number) => Timeline | undefined,
): Links {
  const leads: number[] = [];
  const opportunities: number[] = [];
  for (let record = 0; record < records.count; record++) {
    const timeline = timelineOf(record);
    if (timeline === undefined || timeline.isOut) continue;
    if (records.isLead(record)) leads.push(record);
    else opportunities.push(record);
  }
  const leadOf = new Int32Array(records.count).fill(-1);
  const firstOf = new Int32Array(records.count).fill(-1);

  const present = (type: "lead" | "opportunity", id: string): number => {
    let record = id === "" ? undefined : records.find(type, id);
    for (let steps = 0; record !== undefined && steps < 100; steps++) {
      const timeline = timelineOf(record);
      if (timeline === undefined) return -1;
      if (!timeline.isOut) return record;
      const end = timeline.rows.at(-1);
      if (end === undefined || log.kind[end] !== kindCodes.Merged) return -1;
      record = records.find(type, log.target(end));
    }
    return -1;
  };
  const link = (opportunity: number, lead: number): void => {
    if (opportunity >= 0 && lead >= 0 && at(leadOf, opportunity) < 0) leadOf[opportunity] = lead;
  };

  for (const opportunity of opportunities) {
    for (const row of timelineOf(opportunity)?.rows ?? []) {
      if (log.kind[row] === kindCodes.Created) link(opportunity, present("lead", log.target(row)));
    }
  }
  for (const lead of leads) {
    for (const row of timelineOf(lead)?.rows ?? []) {
      if (log.kind[row] === kindCodes.Converted) link(present("opportunity", log.target(row)), lead);
    }
  }
  for (const opportunity of opportunities) {
    if (at(leadOf, opportunity) < 0) link(opportunity, present("lead", records.linkedIds[opportunity] ?? ""));
  }
  for (const lead of leads) link(present("opportunity", records.linkedIds[lead] ?? ""), lead);

  const isEarlier = (a: number, b: number): boolean => {
    const first = timelineOf(a)?.created ?? NaN;
    const second = timelineOf(b)?.created ?? NaN;
    if (first < second || (!Number.isNaN(first) && Number.isNaN(second))) return true;
    if (first > second || (Number.isNaN(first) && !Number.isNaN(second))) return false;
    return records.id(a) < records.id(b);
  };
  for (const opportunity of opportunities) {
    const lead = at(leadOf, opportunity);
    if (lead < 0) continue;
    const other = at(firstOf, lead);
    if (other < 0 || isEarlier(opportunity, other)) firstOf[lead] = opportunity;
  }
  return {
    leads,
    opportunities,
    leadOf: (opportunity) => leadOf[opportunity] ?? -1,
    firstOf: (lead) => firstOf[lead] ?? -1,
  };
}
