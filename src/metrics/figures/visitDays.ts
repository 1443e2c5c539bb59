import { finish, type Steps } from "../../domain/steps";
import { daysBetween } from "../index/daysBetween";
import { withRoom } from "../index/growable";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import { findOnce, foundOnce } from "./foundOnce";
import { withLastVisitEnds } from "./lastVisitEnds";

const name = "days of visits";

/** The days of visits to lead and open stages that ended, up to date. */
export function visitDays(view: View): VisitDays {
  return foundOnce(view, name, () => new VisitDays(view));
}

/** Makes {@link visitDays} ready, so many records a step; nothing may change in between. */
export function findVisitDays(view: View, recordsPerStep: number): Steps<void> {
  return findOnce(view, name, () => new VisitDays(view), recordsPerStep);
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
  /** How many visits of one record were written. */
  private readonly written = new Uint16Array(1);
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

  /**
   * The days of the visits to some stages, by stage, in no particular order.
   *
   * @param isAsked By stage: 1 for one of them; others have none.
   */
  of(isAsked: Uint8Array): readonly Float64Array[] {
    const { stages, days, used } = this;
    const counts = new Int32Array(isAsked.length);
    for (let place = 0; place < used; place++) if (isAsked[stages[place]!] === 1) counts[stages[place]!]!++;
    const found = Array.from(counts, (count) => new Float64Array(count));
    counts.fill(0);
    for (let place = 0; place < used; place++) {
      const stage = stages[place]!;
      if (isAsked[stage] === 1) found[stage]![counts[stage]!++] = days[place]!;
    }
    return found;
  }

  takeIn(): void {
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
    const { starts, lengths } = this;
    for (let first = 0; first < count; first += recordsPerStep) {
      const end = Math.min(first + recordsPerStep, count);
      this.write(first, end, lengths.subarray(first, end));
      for (let record = first; record < end; record++) {
        starts[record] = this.used;
        this.used += lengths[record]!;
      }
      yield;
    }
    this.kept = this.used;
    for (let stage = 0; stage < core.stages.entries.length; stage++) this.touch(stage);
  }

  /** Finds a record's visits; where they are others than before, they take the place of those, or one behind all. */
  private find(record: number): void {
    const { snapshot } = this.view;
    const { lengths } = snapshot.visits;
    // A record that others only name may be behind those of which the view knows.
    this.makeRoom(record, lengths[record] ?? 0);
    this.write(record, record + 1, this.written);
    const [count = 0] = this.written;
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

  /** Writes the visits of some records behind those in use, and of each record how many. */
  private write(from: number, to: number, counts: Uint16Array): void {
    let end = this.used;
    withLastVisitEnds(this.view, from, to, (first, next, ends) => {
      end = this.writeSome(first, next, ends, end, counts.subarray(first - from));
    });
  }

  /** As {@link write}, from a place on; returns the place behind them. */
  private writeSome(
    from: number,
    to: number,
    ends: Float64Array,
    place: number,
    counts: Uint16Array,
  ): number {
    const { core, snapshot } = this.view;
    const { presence, visits } = snapshot;
    const { outcomes } = core.stages;
    const { starts, lengths, stages, entries } = visits;
    const { stages: kept, days } = this;
    let end = place;
    for (let record = from; record < to; record++) {
      const first = end;
      const start = starts[record]!;
      const last = presence[record] === presences.there ? start + lengths[record]! - 1 : -1;
      for (let visit = start; visit <= last; visit++) {
        const stage = stages[visit]!;
        if (outcomes[stage] !== outcomeCodes.open) continue;
        const exit = visit < last ? entries[visit + 1]! : ends[record - from]!;
        const time = daysBetween(entries[visit]!, exit);
        if (Number.isNaN(time)) continue;
        kept[end] = stage;
        days[end++] = time;
      }
      counts[record - from] = end - first;
    }
    return end;
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
