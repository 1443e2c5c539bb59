import { finish, type Steps } from "../../domain/steps";
import { visitsByStage } from "../funnel/stagesOfRecords";
import { daysBetween } from "../index/daysBetween";
import { kindCodes } from "../index/eventColumns";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences, type RecordColumns } from "../index/recordColumns";
import type { View } from "../index/view";

const name = "ended visits";

/** The visits to lead and open stages that ended by the day of a view with no bound of recording; kept until a record changes. */
export function endedVisits(view: View): EndedVisits {
  return finish(findEndedVisits(view, Infinity));
}

/** As {@link endedVisits}, so many records a step. */
export function findEndedVisits(view: View, recordsPerStep: number): Steps<EndedVisits> {
  return view.onceForRecordsInSteps(name, function* () {
    const found = new EndedVisits(view);
    yield* found.findAll(recordsPerStep);
    return found;
  });
}

/** Visits by stage, side by side. */
interface VisitsByStage {
  /** By stage: where its visits begin, and how many they are. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** By place: the days of a visit, and when it ended. */
  readonly days: Float64Array;
  readonly ends: Float64Array;
}

/**
 * The days of visits to lead and open stages, and when each ended. What ended by an earlier day is a part of them, but for two kinds that
 * are looked for on that day: visits of records that were ever removed or merged, and those that a lead's opportunity ended, there being
 * no Converted event by then.
 */
export class EndedVisits {
  private readonly found: VisitsByStage;
  /** By record: 1 where it was ever removed, merged, or merged into. */
  private readonly isLeftOut: Uint8Array;

  /** Knows nothing yet: see {@link findAll}. */
  constructor(private readonly view: View) {
    const { core } = view;
    const { outcomes } = core.stages;
    const visited = visitsByStage(view).map((count, stage) =>
      outcomes[stage] === outcomeCodes.open ? count : 0,
    );
    const starts = new Int32Array(visited.length);
    for (let stage = 1; stage < starts.length; stage++)
      starts[stage] = starts[stage - 1]! + visited[stage - 1]!;
    const room = (starts.at(-1) ?? 0) + (visited.at(-1) ?? 0);
    const [days, ends] = [new Float64Array(room), new Float64Array(room)];
    this.found = { starts, counts: new Int32Array(visited.length), days, ends };
    this.isLeftOut = everRemoved(core);
  }

  /** Finds all visits, so many records a step. */
  *findAll(recordsPerStep: number): Steps<void> {
    const { core, snapshot } = this.view;
    const { count } = core.records;
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
      if (outcomes[stage] === outcomeCodes.open) note(stage, entries[visit]!, entries[visit + 1]!, found);
    }
    const converted = convertedRow[record]!;
    if (converted < 0 || last < start || outcomes[stages[last]!] !== outcomeCodes.open) continue;
    note(stages[last]!, entries[last]!, log.movedAt[converted]!, found);
  }
}

function note(
  stage: number,
  entry: number,
  end: number,
  { starts, counts, days, ends }: VisitsByStage,
): void {
  const time = daysBetween(entry, end);
  if (Number.isNaN(time)) return;
  const place = starts[stage]! + counts[stage]!++;
  days[place] = time;
  ends[place] = end;
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
