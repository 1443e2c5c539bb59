import { daysBetween } from "../index/daysBetween";
import { kindCodes } from "../index/eventColumns";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";

/** The visits to lead and open stages that ended by the day of a view, as no bound of recording hides any. */
export function endedVisits(view: View): EndedVisits {
  return view.onceForRecords("ended visits", () => new EndedVisits(view));
}

/**
 * The days of visits to lead and open stages, and when each ended. What ended by an earlier day is a part of them, but for two kinds that
 * are looked for on that day: visits of records that were ever removed or merged, and those that a lead's opportunity ended, there being
 * no Converted event by then.
 */
export class EndedVisits {
  /** By stage: where its visits begin in the columns; they end where the next one's begin. */
  private readonly starts: Int32Array;
  /** By place: the days of a visit, and when it ended. */
  private readonly days: Float64Array;
  private readonly ends: Float64Array;
  /** By record: 1 where it was ever removed, merged, or merged into. */
  private readonly isLeftOut: Uint8Array;

  constructor({ core, snapshot }: View) {
    const { records, stages: book, log } = core;
    const { presence, convertedRow, visits } = snapshot;
    this.isLeftOut = everRemoved(core);
    const room = visits.used;
    const found = {
      stages: new Uint16Array(room),
      days: new Float64Array(room),
      ends: new Float64Array(room),
    };
    this.starts = new Int32Array(book.entries.length + 1);
    let count = 0;
    for (let record = 0; record < records.count; record++) {
      if (presence[record] !== presences.there || this.isLeftOut[record] === 1) continue;
      const start = visits.starts[record]!;
      const last = start + visits.lengths[record]! - 1;
      const converted = convertedRow[record]!;
      for (let visit = start; visit <= last; visit++) {
        const stage = visits.stages[visit]!;
        if (book.outcomes[stage] !== outcomeCodes.open || (visit === last && converted < 0)) continue;
        const end = visit < last ? visits.entries[visit + 1]! : log.movedAt[converted]!;
        const days = daysBetween(visits.entries[visit]!, end);
        if (Number.isNaN(days)) continue;
        found.stages[count] = stage;
        found.days[count] = days;
        found.ends[count++] = end;
        this.starts[stage + 1]!++;
      }
    }
    for (let stage = 0; stage < book.entries.length; stage++) this.starts[stage + 1]! += this.starts[stage]!;
    this.days = new Float64Array(count);
    this.ends = new Float64Array(count);
    const next = this.starts.slice();
    for (let visit = 0; visit < count; visit++) {
      const place = next[found.stages[visit]!]!++;
      this.days[place] = found.days[visit]!;
      this.ends[place] = found.ends[visit]!;
    }
  }

  /** The days of the visits that had ended by the day of a view, this one's or an earlier one's, by stage, in no particular order. */
  asOf(view: View): readonly Float64Array[] {
    const { starts, days, ends } = this;
    const others = this.othersAsOf(view);
    return view.core.stages.entries.map((_, stage) => {
      const [start, end] = [starts[stage] ?? 0, starts[stage + 1] ?? 0];
      const more = others[stage] ?? [];
      const found = new Float64Array(end - start + more.length);
      const count = writeEnded(days, ends, start, end, view.happenedBy, found);
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
