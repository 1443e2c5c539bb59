import { durationUntil } from "../../domain/dates/duration";
import { fromMilliseconds } from "../../domain/dates/serial";
import { daysBetween } from "../index/daysBetween";
import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";
import type { Unit } from "../query";
import { durationIn, durationUntilIn } from "./units";

/** Records followed from a date of theirs on, and how long: until what they are followed for, until another end, or until the as-of. */
export interface FollowUp {
  /** The records that have the dates it takes. */
  readonly records: readonly number[];
  /** How long it took those that came through, in the unit asked. */
  readonly through: readonly number[];
  /** How long those were followed that left otherwise: lost, invalid. */
  readonly otherwise: readonly number[];
  /** How long those have been followed that are still open. */
  readonly open: readonly number[];
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
  const through: number[] = [];
  const otherwise: number[] = [];
  const open: number[] = [];
  for (const record of records) {
    const begin = course.begins(record);
    const outcome = course.outcome(record);
    const time =
      outcome === outcomeCodes.open
        ? timeUntilAsOf(view, unit, begin)
        : timeBetween(view, unit, begin, course.ends(record));
    if (Number.isNaN(time)) continue;
    dated.push(record);
    (outcome === outcomeCodes.open ? open : outcome === outcomeCodes.won ? through : otherwise).push(time);
  }
  return { records: dated, through, otherwise, open };
}

function timeBetween(view: View, unit: Unit, from: number, to: number): number {
  if (unit === "days" || Number.isNaN(from) || Number.isNaN(to)) return daysBetween(from, to);
  return durationIn(view, unit, fromMilliseconds(from), fromMilliseconds(to));
}

function timeUntilAsOf(view: View, unit: Unit, from: number): number {
  if (Number.isNaN(from)) return NaN;
  return unit === "days"
    ? durationUntil(fromMilliseconds(from), view.asOf)
    : durationUntilIn(view, unit, fromMilliseconds(from));
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
