import { duration, durationUntil } from "../../domain/dates/duration";
import { fromMilliseconds } from "../../domain/dates/serial";
import type { Outcome } from "../../domain/stages/positions";
import type { Steps } from "../../domain/steps";
import type { Setup } from "../../domain/store/setup";
import type { Core } from "./core";
import { daysBetween } from "./daysBetween";
import type { Links } from "./links";
import { outcomes } from "./outcomeCodes";
import { horizonOf, type Horizon } from "./horizon";
import { KeptFigures } from "./keptFigures";
import { presences } from "./recordColumns";
import { Snapshot } from "./snapshot";
import type { StageEntry } from "./stageBook";

/**
 * The store as it was as of a date, as recorded by a date: every metric asks a view. Dates that it gives are serials; NaN is undated.
 * Records are numbers of the record book.
 */
export class View {
  /** Undefined once they were given away. */
  private columns: Snapshot | undefined;
  /** The questions that may have it; undefined: anybody may. */
  holders: ReadonlySet<number> | undefined = new Set();
  private readonly horizon: Horizon;
  /** Figures that metrics keep for as long as nothing changes, by name. */
  private readonly kept = new KeptFigures();

  /**
   * @param asOf A whole day (its end is meant) or an instant.
   * @param asRecordedOn Likewise; undefined: as recorded by now.
   * @param snapshot Columns that look from that day already.
   * @param laterNow Gives a view of a later day, up to date; neither has a bound of recording.
   */
  constructor(
    readonly core: Core,
    readonly asOf: number,
    readonly asRecordedOn: number | undefined,
    snapshot?: Snapshot,
    private readonly laterNow?: () => View | undefined,
  ) {
    this.horizon = horizonOf(asOf, asRecordedOn);
    this.columns = snapshot ?? new Snapshot(core, this.horizon);
  }

  /** The columns behind the answers, for loops over many records. */
  get snapshot(): Snapshot {
    if (this.columns === undefined) throw new Error("a view is asked after its question was over");
    return this.columns;
  }

  /** A view of a later day that knows all that this one does; undefined where there is none. Neither has a bound of recording. */
  get later(): View | undefined {
    return this.laterNow?.();
  }

  /** Gives its columns away, for another's room: nobody may ask it any more. */
  give(): Snapshot {
    const { snapshot } = this;
    this.columns = undefined;
    return snapshot;
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

  /** The set-up by which it answers. */
  get setup(): Setup {
    return this.core.setup;
  }

  /** The last millisecond that the view sees. */
  get happenedBy(): number {
    return this.horizon.happened;
  }

  /** The last millisecond of the recording that the view sees; Infinity: as recorded by now. */
  get recordedBy(): number {
    return this.horizon.recorded;
  }

  /** Whether a record is there: it has begun by then, and was neither removed nor merged. */
  isThere(record: number): boolean {
    return this.snapshot.presence[record] === presences.there;
  }

  /** Whether a record was removed, or merged into another, by then. */
  isGone(record: number): boolean {
    return this.snapshot.presence[record] === presences.gone;
  }

  /** The log row whose state holds for a record; −1 where it is not there. */
  lastRow(record: number): number {
    return this.isThere(record) ? this.snapshot.lastRow[record]! : -1;
  }

  /** The row by which a lead was converted; −1 where none says so. */
  convertedRow(record: number): number {
    return this.isThere(record) ? this.snapshot.convertedRow[record]! : -1;
  }

  /** The row of a record's present closing; −1 while it is open. */
  closingRow(record: number): number {
    return this.isThere(record) ? this.snapshot.closingRow[record]! : -1;
  }

  /** What its stage makes of a record; "open" where it is not there. A converted lead has an outcome of its own: see `outcomeOf`. */
  stageOutcome(record: number): Outcome {
    return this.isThere(record) ? outcomes[this.snapshot.outcome[record]!]! : "open";
  }

  /** The log rows of a record that count, in the order in which they happened; a removed or merged record has its own too. */
  eventRows(record: number): readonly number[] {
    return this.isThere(record) || this.isGone(record) ? this.snapshot.eventRows(record) : [];
  }

  /** How many visits to stages a record has made; the last of them goes on, unless it is a converted lead's. */
  visitCount(record: number): number {
    return this.isThere(record) ? this.snapshot.visits.lengths[record]! : 0;
  }

  /** The stage of a visit, by its number in the stage book; −1 where there is no such visit. Visits count from 0. */
  visitStage(record: number, visit: number): number {
    return visit < this.visitCount(record) ? this.snapshot.visits.stages[this.placeOf(record, visit)]! : -1;
  }

  /** When a visit began: a serial, NaN where undated. */
  visitEntry(record: number, visit: number): number {
    return fromMilliseconds(this.visitEntryMilliseconds(record, visit));
  }

  /** When a visit began: milliseconds since serial 0, NaN where undated. */
  visitEntryMilliseconds(record: number, visit: number): number {
    return visit < this.visitCount(record) ? this.snapshot.visits.entries[this.placeOf(record, visit)]! : NaN;
  }

  /** When a visit ended: a serial, NaN where undated; undefined while it goes on. */
  visitExit(record: number, visit: number): number | undefined {
    const exit = this.visitExitMilliseconds(record, visit);
    return exit === undefined ? undefined : fromMilliseconds(exit);
  }

  /** The days of a visit that ended; undefined while it goes on or where an end is undated. */
  visitDays(record: number, visit: number): number | undefined {
    const exit = this.visitExitMilliseconds(record, visit);
    if (exit === undefined) return undefined;
    const days = daysBetween(this.visitEntryMilliseconds(record, visit), exit);
    return Number.isNaN(days) ? undefined : days;
  }

  /** A figure that costs more than a look: computed once for each version of the index. */
  once<Value>(name: string, compute: () => Value): Value {
    return this.kept.get(name, this.core.version, compute);
  }

  /** As {@link once}, for what is kept ready of the records' courses: nothing but a changed record makes it anew. */
  onceForRecords<Value>(name: string, compute: () => Value): Value {
    return this.kept.get(name, this.snapshot.recordVersion, compute);
  }

  /** As {@link onceForRecords}, found in steps; where records change between two of them, what was found is not kept. */
  onceForRecordsInSteps<Value>(name: string, find: () => Steps<Value>): Steps<Value> {
    return this.kept.getInSteps(name, () => this.snapshot.recordVersion, find);
  }

  /** As {@link once}, for what depends on nothing but which records are there and how they are linked. */
  onceLinked<Value>(name: string, compute: () => Value): Value {
    return this.kept.get(name, this.snapshot.linkVersion, compute);
  }

  /** How records are linked. */
  get links(): Links {
    return this.snapshot.linked;
  }

  /** The leads that are there. */
  get leads(): readonly number[] {
    return this.snapshot.linked.leads;
  }

  /** The opportunities that are there. */
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
    return this.isThere(lead) && this.snapshot.isConverted(lead);
  }

  /** When a lead was converted: its Converted event, else its first opportunity's creation; NaN where undated or not converted. */
  convertedAt(lead: number): number {
    return this.isThere(lead) ? fromMilliseconds(this.snapshot.convertedAt(lead)) : NaN;
  }

  /** When a record was created; NaN where that is undated. */
  createdAt(record: number): number {
    return fromMilliseconds(this.snapshot.created[record] ?? NaN);
  }

  /** When a record was won, lost or found invalid; NaN while it is open, or where that is undated. */
  closedAt(record: number): number {
    return fromMilliseconds(this.snapshot.closed[record] ?? NaN);
  }

  /** The stage that a record is at; undefined where it is not there. */
  stage(record: number): StageEntry | undefined {
    const id = this.isThere(record) ? this.snapshot.stage[record]! : -1;
    return id < 0 ? undefined : this.core.stages.entry(id);
  }

  /** The days from a date of a record until the as-of. */
  daysSince(when: number): number {
    return durationUntil(when, this.asOf);
  }

  /** The day that the as-of belongs to. */
  get day(): number {
    return Math.floor(this.asOf);
  }

  /** The days between two dates of a record. */
  daysBetween(from: number, to: number): number {
    return duration(from, to);
  }

  /** As {@link once}, for what depends on the set-up alone: a view does not outlive it. */
  onceForSetup<Value>(name: string, compute: () => Value): Value {
    return this.kept.get(name, -1, compute);
  }

  /** Whether {@link onceForSetup} keeps something by a name. */
  isKeptForSetup(name: string): boolean {
    return this.kept.has(name, -1);
  }

  private placeOf(record: number, visit: number): number {
    return this.snapshot.visits.starts[record]! + visit;
  }

  private visitExitMilliseconds(record: number, visit: number): number | undefined {
    if (visit + 1 < this.visitCount(record)) return this.visitEntryMilliseconds(record, visit + 1);
    return this.isThere(record) ? this.snapshot.lastVisitEnd(record) : undefined;
  }
}
