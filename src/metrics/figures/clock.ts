import { endOf, roundDays } from "../../domain/dates/duration";
import { dayOf, fromMilliseconds, millisecondsPerDay, toMilliseconds } from "../../domain/dates/serial";
import { daysBetween } from "../index/daysBetween";
import type { View } from "../index/view";
import type { Unit } from "../query";
import { durationIn, durationUntilIn } from "./units";

/** Durations between milliseconds since serial 0; NaN where one is undated. */
export interface Clock {
  readonly between: (from: number, to: number) => number;
  readonly untilAsOf: (from: number) => number;
}

/** Durations in a unit. */
export function clockOf(view: View, unit: Unit): Clock {
  return unit === "days" ? daysOf(view) : otherUnit(view, unit);
}

function daysOf(view: View): Clock {
  const day = dayOf(view.asOf) * millisecondsPerDay;
  const end = toMilliseconds(endOf(view.asOf));
  return {
    between: daysBetween,
    // As `durationUntil`: a date without a time runs to the as-of's day, an instant to its end.
    untilAsOf: (from) =>
      from % millisecondsPerDay === 0
        ? (day - from) / millisecondsPerDay
        : roundDays((end - from) / millisecondsPerDay),
  };
}

function otherUnit(view: View, unit: Unit): Clock {
  return {
    between: (from, to) =>
      Number.isNaN(from + to) ? NaN : durationIn(view, unit, fromMilliseconds(from), fromMilliseconds(to)),
    untilAsOf: (from) => (Number.isNaN(from) ? NaN : durationUntilIn(view, unit, fromMilliseconds(from))),
  };
}
