import { finish, type Steps } from "../../domain/steps";
import { daysBetween } from "../index/daysBetween";
import { withRoom } from "../index/growable";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";

const name = "days of visits";

/** The days of visits to lead and open stages that ended, up to date. */
export function visitDays(view: View): VisitDays {
  const days = view.onceForSetup(name, () => {
    const found = new VisitDays(view);
    finish(found.findAll(Infinity));
    return found;
  });
  return days.takeIn();
}

/** Makes {@link visitDays} ready, so many records a step; nothing may change in between. */
export function* findVisitDays(view: View, recordsPerStep: number): Steps<void> {
  if (view.isKeptForSetup(name)) return;
  const found = new VisitDays(view);
  yield* found.findAll(recordsPerStep);
  view.onceForSetup(name, () => found);
}

/** In place of a stage: nothing is kept here any more. */
const idle = 0xffff;

/** The days of every visit to a lead or open stage that ended and has both dates; found anew for the records that changed. */
export class VisitDays {
  /** By record: where its visits begin in the columns, and how many are kept of it. */
  private starts = new Int32Array(0);
  private lengths = new Uint16Array(0);
  private stages = new Uint16Array(0);
  private days = new Float64Array(0);
  private used = 0;
  private kept = 0;
  /** By stage: how often its visits have become others. */
  private readonly versions: number[] = [];
  /** How many of the index's changes are taken in, and how often records had been linked anew. */
  private seen = 0;
  private unlinkings = 0;

  /** Knows nothing yet: see {@link findAll}. */
  constructor(private readonly view: View) {}

  /** Grows whenever the days of visits to a stage change. */
  versionOf(stage: number): number {
    return this.versions[stage] ?? 0;
  }

  /** The days of the visits to a stage, in no particular order. */
  of(stage: number): Float64Array {
    const { stages, days, used } = this;
    let count = 0;
    for (let place = 0; place < used; place++) if (stages[place] === stage) count++;
    const found = new Float64Array(count);
    count = 0;
    for (let place = 0; place < used; place++) if (stages[place] === stage) found[count++] = days[place]!;
    return found;
  }

  takeIn(): this {
    const { core, snapshot } = this.view;
    if (this.unlinkings !== snapshot.unlinkings || this.used > this.kept * 2 + 1024)
      finish(this.findAll(Infinity));
    for (; this.seen < core.changes.length; this.seen++) {
      const record = core.changes[this.seen]!;
      this.find(record);
      // A lead's last visit ends when it becomes an opportunity.
      const linked = this.view.linkedTo(record);
      if (linked >= 0) this.find(linked);
    }
    return this;
  }

  /** Finds the days of all visits anew, so many records a step. */
  *findAll(recordsPerStep: number): Steps<void> {
    const { core, snapshot } = this.view;
    const { count } = core.records;
    this.seen = core.changes.length;
    this.unlinkings = snapshot.unlinkings;
    this.starts = new Int32Array(count);
    this.lengths = new Uint16Array(count);
    this.stages = new Uint16Array(snapshot.visits.used);
    this.days = new Float64Array(snapshot.visits.used);
    this.used = 0;
    this.kept = 0;
    for (let first = 0; first < count; first += recordsPerStep) {
      const end = Math.min(first + recordsPerStep, count);
      for (let record = first; record < end; record++) this.find(record);
      yield;
    }
    for (let stage = 0; stage < core.stages.entries.length; stage++) this.touch(stage);
  }

  /** Finds a record's visits; where they are others than before, they take the place of those, or one behind all. */
  private find(record: number): void {
    const { snapshot } = this.view;
    const { lengths } = snapshot.visits;
    // A record that others only name may be behind those of which the view knows.
    this.makeRoom(record, lengths[record] ?? 0);
    const count = this.write(record, this.used);
    const before = this.lengths[record]!;
    const start = this.starts[record]!;
    if (count === before && this.isSame(start, this.used, count)) return;
    for (let place = start; place < start + before; place++) this.touch(this.stages[place]!);
    for (let place = this.used; place < this.used + count; place++) this.touch(this.stages[place]!);
    this.stages.fill(idle, start, start + before);
    if (count <= before) {
      this.stages.copyWithin(start, this.used, this.used + count);
      this.days.copyWithin(start, this.used, this.used + count);
    } else {
      this.starts[record] = this.used;
      this.used += count;
    }
    this.lengths[record] = count;
    this.kept += count - before;
  }

  /** Writes a record's visits from a place on; returns how many. */
  private write(record: number, place: number): number {
    const { core, snapshot } = this.view;
    if (snapshot.presence[record] !== presences.there) return 0;
    const { outcomes } = core.stages;
    const { starts, lengths, stages, entries } = snapshot.visits;
    const last = starts[record]! + lengths[record]! - 1;
    let end = place;
    for (let visit = starts[record]!; visit <= last; visit++) {
      const stage = stages[visit]!;
      if (outcomes[stage] !== outcomeCodes.open) continue;
      const exit = visit < last ? entries[visit + 1]! : (snapshot.lastVisitEnd(record) ?? NaN);
      const time = daysBetween(entries[visit]!, exit);
      if (Number.isNaN(time)) continue;
      this.stages[end] = stage;
      this.days[end++] = time;
    }
    return end - place;
  }

  private isSame(start: number, other: number, count: number): boolean {
    const { stages, days } = this;
    for (let at = 0; at < count; at++) {
      if (stages[start + at] !== stages[other + at] || days[start + at] !== days[other + at]) return false;
    }
    return true;
  }

  private makeRoom(record: number, visits: number): void {
    if (record >= this.starts.length) {
      this.starts = withRoom(this.starts, record + 1);
      this.lengths = withRoom(this.lengths, record + 1);
    }
    if (this.used + visits <= this.stages.length) return;
    this.stages = withRoom(this.stages, this.used + visits);
    this.days = withRoom(this.days, this.used + visits);
  }

  private touch(stage: number): void {
    this.versions[stage] = this.versionOf(stage) + 1;
  }
}
