import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";
import type { Unit } from "../query";
import { clockOf } from "./clock";

/** Records followed from a date of theirs on, and how long: until what they are followed for, until another end, or until the as-of. */
export interface FollowUp {
  /** The records that have the dates it takes. */
  readonly records: readonly number[];
  /** How long it took those that came through, in the unit asked. */
  readonly through: Float64Array;
  /** How long those were followed that left otherwise: lost, invalid. */
  readonly otherwise: Float64Array;
  /** How long those have been followed that are still open. */
  readonly open: Float64Array;
}

/** How to follow records. Times are milliseconds since serial 0, NaN undated. */
export interface Course {
  readonly begins: (record: number) => number;
  /** Not asked of open ones. */
  readonly ends: (record: number) => number;
  /** An outcome's code: open, won (it came through), lost or invalid. */
  readonly outcome: (record: number) => number;
}

/** Follows records through a course. One whose beginning, or end where it has one, is undated is left out. */
export function followUp(view: View, unit: Unit, records: readonly number[], course: Course): FollowUp {
  const dated: number[] = [];
  const times = { through: room(records), otherwise: room(records), open: room(records) };
  const counts = { through: 0, otherwise: 0, open: 0 };
  const clock = clockOf(view, unit);
  for (const record of records) {
    const begin = course.begins(record);
    const outcome = course.outcome(record);
    const isOpen = outcome === outcomeCodes.open;
    const time = isOpen ? clock.untilAsOf(begin) : clock.between(begin, course.ends(record));
    if (Number.isNaN(time)) continue;
    dated.push(record);
    if (isOpen) times.open[counts.open++] = time;
    else if (outcome === outcomeCodes.won) times.through[counts.through++] = time;
    else times.otherwise[counts.otherwise++] = time;
  }
  return {
    records: dated,
    through: times.through.subarray(0, counts.through),
    otherwise: times.otherwise.subarray(0, counts.otherwise),
    open: times.open.subarray(0, counts.open),
  };
}

function room(records: readonly number[]): Float64Array {
  return new Float64Array(records.length);
}

/** The course of opportunities from their creation: won, lost, invalid or still open. */
export function courseOfOpportunities({ snapshot }: View): Course {
  const { created, closed, outcome } = snapshot;
  return {
    begins: (record) => created[record] ?? NaN,
    ends: (record) => closed[record] ?? NaN,
    outcome: (record) => outcome[record] ?? outcomeCodes.open,
  };
}

/** The course of leads from their creation: become an opportunity (by its creation, else the conversion), lost, invalid or still open. */
export function courseOfLeads(view: View): Course {
  const { created, closed, outcome } = view.snapshot;
  return {
    begins: (lead) => created[lead] ?? NaN,
    ends: (lead) => {
      if (!view.isConverted(lead)) return closed[lead] ?? NaN;
      const opportunity = view.firstOpportunity(lead);
      return opportunity < 0 ? view.snapshot.convertedAt(lead) : (created[opportunity] ?? NaN);
    },
    outcome: (lead) => (view.isConverted(lead) ? outcomeCodes.won : (outcome[lead] ?? outcomeCodes.open)),
  };
}
