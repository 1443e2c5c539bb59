import { roundDays } from "../../domain/dates/duration";
import { workCalendar, workdaysBetween, workdaysUntil } from "../../domain/dates/workdays";
import type { View } from "../index/view";
import type { Unit } from "../query";

/** A duration between two dates of a record in the unit asked: days, hours (days × 24), or workdays of the Calendar. */
export function durationIn(view: View, unit: Unit, from: number, to: number): number {
  switch (unit) {
    case "days":
      return view.daysBetween(from, to);
    case "hours":
      return view.daysBetween(from, to) * 24;
    case "workdays":
      return workdaysBetween(calendarOf(view), from, to);
  }
}

/** A duration from a date of a record until the as-of, in the unit asked. */
export function durationUntilIn(view: View, unit: Unit, from: number): number {
  switch (unit) {
    case "days":
      return view.daysSince(from);
    case "hours":
      return view.daysSince(from) * 24;
    case "workdays":
      return workdaysUntil(calendarOf(view), from, view.asOf);
  }
}

/** A sum of durations, rounded as a duration is, so that equal ones compare equal. */
export function addDurations(unit: Unit, durations: readonly number[]): number {
  let total = 0;
  for (const each of durations) total += each;
  return unit === "hours" ? roundDays(total / 24) * 24 : roundDays(total);
}

function calendarOf(view: View): ReturnType<typeof workCalendar> {
  return view.onceForSetup("work calendar", () => workCalendar(view.setup.calendar, view.setup.settings));
}
