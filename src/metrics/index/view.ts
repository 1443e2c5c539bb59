import { duration, durationUntil } from "../../domain/dates/duration";
import { fromMilliseconds, hasTime, millisecondsPerDay, toMilliseconds } from "../../domain/dates/serial";
import type { Outcome } from "../../domain/stages/positions";
import type { Steps } from "../../domain/steps";
import type { Setup } from "../../domain/store/setup";
import type { Core } from "./core";
import { at } from "./at";
import type { Horizon } from "./histories";
import type { Links } from "./links";
import { Snapshot } from "./snapshot";
import type { StageEntry } from "./stageBook";
import type { Timeline } from "./timeline";

/**
 * The store as it was as of a date, as recorded by a date: every metric asks a view. Dates that it gives are serials; NaN is undated.
 * Records are numbers of the record book.
 */
export class View {
  private readonly horizon: Horizon;
  private readonly snapshot: Snapshot;
  /** Figures that metrics keep for as long as nothing changes, by name. */
  private readonly kept = new Map<string, { readonly version: number; readonly value: unknown }>();

  /**
   * @param asOf A whole day (its end is meant) or an instant.
   * @param asRecordedOn Likewise; undefined: as recorded by now.
   */
  constructor(
    readonly core: Core,
    readonly asOf: number,
    readonly asRecordedOn: number | undefined,
  ) {
    this.horizon = {
      happened: lastMillisecond(asOf),
      recorded: asRecordedOn === undefined ? Infinity : lastMillisecond(asRecordedOn),
    };
    this.snapshot = new Snapshot(core, this.horizon);
  }

  /** Takes in what changed in the index; to be called before a view is asked. */
  refresh(): this {
    this.snapshot.refresh();
    return this;
  }

  /** As {@link refresh}, so many records a step. */
  prepare(recordsPerStep: number): Steps<void> {
    return this.snapshot.prepare(recordsPerStep);
  }

  get setup(): Setup {
    return this.core.setup;
  }

  /** The last millisecond that the view sees. */
  get happenedBy(): number {
    return this.horizon.happened;
  }

  /** Whether a record is there: it has begun by then, and was neither removed nor merged. */
  isThere(record: number): boolean {
    return this.timeline(record) !== undefined;
  }

  /** Whether a record was removed, or merged into another, by then. */
  isGone(record: number): boolean {
    return this.snapshot.timelines[record]?.isOut === true;
  }

  /** The log row whose state holds for a record; −1 where it is not there. */
  lastRow(record: number): number {
    return this.timeline(record)?.last ?? -1;
  }

  /** The row by which a lead was converted; −1 where none says so. */
  convertedRow(record: number): number {
    return this.timeline(record)?.convertedRow ?? -1;
  }

  /** The row of a record's present closing; −1 while it is open. */
  closingRow(record: number): number {
    return this.timeline(record)?.closingRow ?? -1;
  }

  /** What its stage makes of a record; "open" where it is not there. A converted lead has an outcome of its own: see `outcomeOf`. */
  stageOutcome(record: number): Outcome {
    return this.timeline(record)?.outcome ?? "open";
  }

  /** The log rows of a record that count, in the order in which they happened. */
  eventRows(record: number): readonly number[] {
    return this.timeline(record)?.rows ?? [];
  }

  /** How many visits to stages a record has made; the last of them goes on, unless it is a converted lead's. */
  visitCount(record: number): number {
    return this.timeline(record)?.stages.length ?? 0;
  }

  /** The stage of a visit, by its number in the stage book. Visits count from 0. */
  visitStage(record: number, visit: number): number {
    return this.timeline(record)?.stages[visit] ?? -1;
  }

  /** The log row with which a visit began. */
  visitRow(record: number, visit: number): number {
    return this.timeline(record)?.entryRows[visit] ?? -1;
  }

  /** When a visit began: a serial, NaN where undated. */
  visitEntry(record: number, visit: number): number {
    return serial(this.timeline(record)?.entries[visit] ?? NaN);
  }

  /** When a visit ended: a serial, NaN where undated; undefined while it goes on. A lead's last visit ends with its conversion. */
  visitExit(record: number, visit: number): number | undefined {
    const next = this.timeline(record)?.entries[visit + 1];
    if (next !== undefined) return serial(next);
    return this.core.records.isLead(record) && this.isConverted(record)
      ? this.convertedAt(record)
      : undefined;
  }

  /** The days of a visit that ended; undefined while it goes on or where an end is undated. */
  visitDays(record: number, visit: number): number | undefined {
    const known = this.timeline(record)?.days[visit];
    if (known !== undefined) return Number.isNaN(known) ? undefined : known;
    const entry = this.visitEntry(record, visit);
    const exit = this.visitExit(record, visit);
    if (exit === undefined || Number.isNaN(entry) || Number.isNaN(exit)) return undefined;
    return this.daysBetween(entry, exit);
  }

  /** A record's history as the view sees it; undefined where it was not there yet, or is gone. */
  timeline(record: number): Timeline | undefined {
    const timeline = this.anyTimeline(record);
    return timeline?.isOut === true ? undefined : timeline;
  }

  /** A record's history, gone ones included. */
  anyTimeline(record: number): Timeline | undefined {
    return this.snapshot.timelines[record];
  }

  /** A figure that costs more than a look: computed once for each version of the index. */
  once<Value>(name: string, compute: () => Value): Value {
    const kept = this.kept.get(name);
    if (kept?.version === this.core.version) return kept.value as Value;
    const value = compute();
    this.kept.set(name, { version: this.core.version, value });
    return value;
  }

  /** How records are linked; the same object for as long as that does not change. */
  get links(): Links {
    return this.snapshot.linked;
  }

  get leads(): readonly number[] {
    return this.snapshot.linked.leads;
  }

  get opportunities(): readonly number[] {
    return this.snapshot.linked.opportunities;
  }

  /** The lead of an opportunity; −1 where it has none. */
  leadOf(opportunity: number): number {
    return this.snapshot.linked.leadOf(opportunity);
  }

  /** The first opportunity of a lead; −1 where it has none. */
  firstOpportunity(lead: number): number {
    return this.snapshot.linked.firstOf(lead);
  }

  /** The other end of a record's link: the lead of an opportunity, the first opportunity of a lead; −1 where none. */
  linkedTo(record: number): number {
    return this.core.records.isLead(record) ? this.firstOpportunity(record) : this.leadOf(record);
  }

  /** Whether a lead has become an opportunity. */
  isConverted(lead: number): boolean {
    return (this.timeline(lead)?.convertedRow ?? -1) >= 0 || this.firstOpportunity(lead) >= 0;
  }

  /** When a lead was converted: its Converted event, else its first opportunity's creation; NaN where undated or not converted. */
  convertedAt(lead: number): number {
    const row = this.timeline(lead)?.convertedRow ?? -1;
    if (row >= 0) return serial(at(this.core.log.movedAt, row));
    const opportunity = this.firstOpportunity(lead);
    return opportunity < 0 ? NaN : this.createdAt(opportunity);
  }

  /** When a record was created; NaN where that is undated. */
  createdAt(record: number): number {
    return this.snapshot.created[record] ?? NaN;
  }

  /** When a record was won, lost or found invalid; NaN while it is open, or where that is undated. */
  closedAt(record: number): number {
    return this.snapshot.closed[record] ?? NaN;
  }

  /** The stage that a record is at; undefined where it is not there. */
  stage(record: number): StageEntry | undefined {
    const id = this.timeline(record)?.stages.at(-1);
    return id === undefined ? undefined : this.core.stages.entry(id);
  }

  /** When a visit began: a serial, NaN where undated. */
  entryOf(timeline: Timeline, visit: number): number {
    return serial(timeline.entries[visit] ?? NaN);
  }

  /** When a visit ended; undefined while it goes on. A lead's last visit ends with its conversion. */
  exitOf(record: number, timeline: Timeline, visit: number): number | undefined {
    const next = timeline.entries[visit + 1];
    if (next !== undefined) return serial(next);
    if (this.core.records.isLead(record) && this.isConverted(record)) return this.convertedAt(record);
    return undefined;
  }

  /** The days from a date of a record until the as-of. */
  daysSince(when: number): number {
    return durationUntil(when, this.asOf);
  }

  /** The day that the as-of belongs to. */
  get day(): number {
    return Math.floor(this.asOf);
  }

  daysBetween(from: number, to: number): number {
    return duration(from, to);
  }
}

function serial(milliseconds: number): number {
  return fromMilliseconds(milliseconds);
}

/** The last millisecond of an as-of: of the day where it has no time. */
export function lastMillisecond(asOf: number): number {
  return hasTime(asOf) ? toMilliseconds(asOf) : toMilliseconds(asOf) + millisecondsPerDay - 1;
}
