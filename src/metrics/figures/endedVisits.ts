import { finish, type Steps } from "../../domain/steps";
import { visitsByStage } from "../funnel/stagesOfRecords";
import { daysBetween } from "../index/daysBetween";
import { kindCodes } from "../index/eventColumns";
import { withRoom } from "../index/growable";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences, type RecordColumns } from "../index/recordColumns";
import type { View } from "../index/view";
import { findOnce, foundOnce } from "./foundOnce";

const name = "ended visits";

/** The visits to lead and open stages that ended by the day of a view with no bound of recording, up to date. */
export function endedVisits(view: View): EndedVisits {
  return foundOnce(view, name, () => new EndedVisits(view));
}

/** Makes {@link endedVisits} ready, so many records a step; nothing may change in between. */
export function findEndedVisits(view: View, recordsPerStep: number): Steps<void> {
  return findOnce(view, name, () => new EndedVisits(view), recordsPerStep);
}

/** Visits by stage, side by side. */
interface VisitsByStage {
  /** By stage: where its visits begin, and how many they are. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** By place: whose a visit was, its days, and when it ended. */
  readonly records: Int32Array;
  readonly days: Float64Array;
  readonly ends: Float64Array;
}

/**
 * The days of visits to lead and open stages, and when each ended. What ended by an earlier day is a part of them, but for two kinds that
 * are looked for on that day: visits of records that were ever removed or merged, or that have changed since; and those that a lead's
 * opportunity ended, there being no Converted event by then.
 */
export class EndedVisits {
  private found: VisitsByStage = roomFor([]);
  /** By record: 1 where nothing is kept of it, and how many those are that have changed since. */
  private isLeftOut: Uint8Array = new Uint8Array(0);
  private changed = 0;
  /** How many of the index's changes are taken in. */
  private seen = 0;

  /** Knows nothing yet: see {@link findAll}. */
  constructor(private readonly view: View) {}

  /** Leaves out what has changed; finds all visits anew where that is too much. */
  takeIn(): void {
    const { changes, records } = this.view.core;
    if (this.seen === changes.length) return;
    this.isLeftOut = withRoom(this.isLeftOut, records.count);
    const { isLeftOut, found } = this;
    for (; this.seen < changes.length; this.seen++) {
      const record = changes[this.seen]!;
      if (isLeftOut[record] === 1) continue;
      isLeftOut[record] = 1;
      this.changed++;
    }
    if (this.changed * fewChanged > records.count) finish(this.findAll(Infinity));
    else forget(found, isLeftOut);
  }

  /** Finds all visits anew, so many records a step. */
  *findAll(recordsPerStep: number): Steps<void> {
    const { core, snapshot } = this.view;
    const { count } = core.records;
    const { outcomes } = core.stages;
    this.found = roomFor(
      Array.from(visitsByStage(this.view), (visits, stage) =>
        outcomes[stage] === outcomeCodes.open ? visits : 0,
      ),
    );
    this.isLeftOut = everRemoved(core);
    this.changed = 0;
    this.seen = core.changes.length;
    for (let first = 0; first < count; first += recordsPerStep) {
      const end = Math.min(first + recordsPerStep, count);
      writeVisits(snapshot, core, this.isLeftOut, first, end, this.found);
      yield;
    }
  }

  /** The days of the visits that had ended by the day of a view, this one's or an earlier one's, by stage, in no particular order. */
  asOf(view: View): readonly Float64Array[] {
    const { starts, counts, days, ends } = this.found;
    const others = this.othersAsOf(view);
    return view.core.stages.entries.map((_, stage) => {
      const [start, length] = [starts[stage] ?? 0, counts[stage] ?? 0];
      const more = others[stage] ?? [];
      const found = new Float64Array(length + more.length);
      const count = writeEnded(days, ends, start, start + length, view.happenedBy, found);
      found.set(more, count);
      return found.subarray(0, count + more.length);
    });
  }

  /** By stage: the days of ended visits of which nothing is kept. */
  private othersAsOf(view: View): readonly number[][] {
    const { isLeftOut } = this;
    const { records, stages: book } = view.core;
    const { convertedRow } = view.snapshot;
    const { linkBy } = view.links;
    const others = book.entries.map((): number[] => []);
    const add = (record: number, from: number): void => {
      for (let visit = from; visit < view.visitCount(record); visit++) {
        const stage = view.visitStage(record, visit);
        const days = view.visitDays(record, visit);
        if (days !== undefined && book.outcomes[stage] === outcomeCodes.open) others[stage]!.push(days);
      }
    };
    for (let record = 0; record < records.count; record++) {
      if (isLeftOut[record] === 1) add(record, 0);
      else if (linkBy[record]! >= 0 && convertedRow[record]! < 0 && records.isLead(record)) {
        add(record, Math.max(0, view.visitCount(record) - 1));
      }
    }
    return others;
  }
}

/** Fewer than one in so many records have to have changed for it to be worth leaving them out. */
const fewChanged = 10;

/** Room for so many visits to each stage. */
function roomFor(visited: readonly number[]): VisitsByStage {
  const starts = new Int32Array(visited.length);
  let room = 0;
  visited.forEach((count, stage) => {
    starts[stage] = room;
    room += count;
  });
  return {
    starts,
    counts: new Int32Array(visited.length),
    records: new Int32Array(room),
    days: new Float64Array(room),
    ends: new Float64Array(room),
  };
}

/** Takes the visits of records that are left out away: they never ended. */
function forget({ records, ends }: VisitsByStage, isLeftOut: Uint8Array): void {
  for (let place = 0; place < ends.length; place++) {
    if (isLeftOut[records[place]!] === 1) ends[place] = Infinity;
  }
}

/** By record: 1 where it was ever removed, merged, or merged into. */
function everRemoved({ log, records }: View["core"]): Uint8Array {
  const found = new Uint8Array(records.count);
  for (const kind of [kindCodes.Removed, kindCodes.Merged]) {
    for (
      let row = log.kind.indexOf(kind);
      row >= 0 && row < log.count;
      row = log.kind.indexOf(kind, row + 1)
    ) {
      found[log.record[row]!] = 1;
    }
  }
  for (const survivor of records.mergedHere.keys()) found[survivor] = 1;
  return found;
}

/**
 * Writes the visits of some records to lead and open stages that ended, the last of a lead by its Converted event.
 *
 * @param isLeftOut By record: 1 for those of which nothing is to be written.
 */
function writeVisits(
  { presence, convertedRow, visits }: RecordColumns,
  { log, stages: book }: View["core"],
  isLeftOut: Uint8Array,
  from: number,
  to: number,
  found: VisitsByStage,
): void {
  const { starts, lengths, stages, entries } = visits;
  const { outcomes } = book;
  for (let record = from; record < to; record++) {
    if (presence[record] !== presences.there || isLeftOut[record] === 1) continue;
    const start = starts[record]!;
    const last = start + lengths[record]! - 1;
    for (let visit = start; visit < last; visit++) {
      const stage = stages[visit]!;
      if (outcomes[stage] === outcomeCodes.open)
        note(record, stage, entries[visit]!, entries[visit + 1]!, found);
    }
    const converted = convertedRow[record]!;
    if (converted < 0 || last < start || outcomes[stages[last]!] !== outcomeCodes.open) continue;
    note(record, stages[last]!, entries[last]!, log.movedAt[converted]!, found);
  }
}

function note(record: number, stage: number, entry: number, end: number, found: VisitsByStage): void {
  const days = daysBetween(entry, end);
  if (Number.isNaN(days)) return;
  const place = found.starts[stage]! + found.counts[stage]!++;
  found.records[place] = record;
  found.days[place] = days;
  found.ends[place] = end;
}

/** Writes the days of visits that ended by a time; returns how many. Each is written, and the next over it where it does not belong. */
function writeEnded(
  days: Float64Array,
  ends: Float64Array,
  from: number,
  to: number,
  happened: number,
  into: Float64Array,
): number {
  let count = 0;
  for (let visit = from; visit < to; visit++) {
    into[count] = days[visit]!;
    count += ends[visit]! <= happened ? 1 : 0;
  }
  return count;
}
