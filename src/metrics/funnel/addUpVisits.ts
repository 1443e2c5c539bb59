import { roundDays } from "../../domain/dates/duration";
import { daysBetween } from "../index/daysBetween";
import { withLastVisitEnds } from "../figures/lastVisitEnds";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import type { Visits } from "../index/visits";
import { isIn, type TimeBounds } from "./timeBounds";

/** The days that records spent in stages, a stage's one after another, each record's once. */
export interface DaysInStages {
  /** By stage: where its days begin, and how many are found. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  readonly days: Float64Array;
  /** By stage: the record whose days were found last; −1 at the beginning. */
  readonly lastRecord: Int32Array;
}

/**
 * Adds the days of some records to what was found: those of all visits of a record to a stage that ended and have both dates.
 *
 * @param counted By record: as its presence where it counts.
 * @param isWanted By stage: 1 for the stages whose days are wanted.
 * @param bounds When visits have to end to count; undefined: ever.
 */
export function addUpVisits(
  view: View,
  counted: Uint8Array,
  isWanted: Uint8Array,
  from: number,
  to: number,
  bounds: TimeBounds | undefined,
  found: DaysInStages,
): void {
  const { visits } = view.snapshot;
  withLastVisitEnds(view, from, to, (first, next, ends) => {
    addSome(counted, visits, isWanted, first, next, ends, bounds, found);
  });
}

function addSome(
  counted: Uint8Array,
  { stages, entries, starts, lengths }: Visits,
  isWanted: Uint8Array,
  from: number,
  to: number,
  ends: Float64Array,
  bounds: TimeBounds | undefined,
  found: DaysInStages,
): void {
  for (let record = from; record < to; record++) {
    if (counted[record] !== presences.there) continue;
    const start = starts[record]!;
    const last = start + lengths[record]! - 1;
    for (let visit = start; visit < last; visit++) {
      const stage = stages[visit]!;
      if (isWanted[stage] === 1) take(record, stage, entries[visit]!, entries[visit + 1]!, bounds, found);
    }
    const end = ends[record - from]!;
    if (last < start || Number.isNaN(end) || isWanted[stages[last]!] !== 1) continue;
    take(record, stages[last]!, entries[last]!, end, bounds, found);
  }
}

/** Adds the days of a visit that ended to those of its record; a visit of which an end is undated has none. */
function take(
  record: number,
  stage: number,
  entry: number,
  exit: number,
  bounds: TimeBounds | undefined,
  found: DaysInStages,
): void {
  if (bounds !== undefined && !isIn(bounds, exit)) return;
  const { starts, counts, days, lastRecord } = found;
  const spent = daysBetween(entry, exit);
  if (Number.isNaN(spent)) return;
  const next = starts[stage]! + counts[stage]!;
  if (lastRecord[stage] === record) days[next - 1] = roundDays(days[next - 1]! + spent);
  else {
    lastRecord[stage] = record;
    days[next] = spent;
    counts[stage]!++;
  }
}
