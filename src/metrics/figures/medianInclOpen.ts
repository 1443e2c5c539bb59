import { reason, succeed, type Result } from "../../domain/result";
import type { View } from "../index/view";
import { kaplanMeier } from "../statistics/kaplanMeier";
import { survivalMedian } from "../statistics/survivalMedian";
import type { Figure, LeftOut } from "./figure";
import { followUp, type Course } from "./followUp";
import { nothingMatches, type Narrowed } from "./narrow";
import type { Population } from "./population";
import type { Question } from "./question";
import { negativeTimes } from "./timeFigure";

/** Times for the median incl. open, in the unit asked. */
export interface OpenTimes {
  readonly view: View;
  readonly narrowed: Narrowed<unknown>;
  /** The records that have a time. */
  readonly records: readonly number[];
  /** The times that came to what is timed. */
  readonly ended: ArrayLike<number>;
  /** The times of those that left otherwise, and of those that are still under way. */
  readonly otherwise: ArrayLike<number>;
  readonly open: ArrayLike<number>;
  /** Reckoned only when it is explained. */
  readonly leftOut: () => readonly LeftOut[];
  readonly definition: string;
}

/**
 * The statistic `median incl. open` 中位数(含在途): the Kaplan–Meier median with its 95 % limits (where both are reached), those under way
 * censored at the as-of and those that left otherwise at their leaving. #N/A where the curve never comes down to one half.
 * Source: SPEC section 2, "Statistics".
 */
export function medianInclOpen(times: OpenTimes): Result<Figure> {
  const { view, narrowed, records, ended, otherwise, open, leftOut, definition } = times;
  const curve = kaplanMeier(ended, joined(otherwise, open));
  const { median, lower, upper } = survivalMedian(curve);
  const missing = (): ReturnType<typeof reason> => {
    if (curve.n > 0) return reason("medianNotReached", { n: curve.n, ended: ended.length });
    if (narrowed.items.length === 0) return nothingMatches(narrowed);
    return reason("nothingTimed", { count: narrowed.items.length });
  };
  return succeed({
    view,
    value: median ?? missing(),
    count: curve.n,
    interval: lower === undefined || upper === undefined ? undefined : [lower, upper],
    leftOut: () => [{ why: "leftOutUndated", count: narrowed.undated }, ...leftOut()],
    records: () => records,
    definition,
    notes: () => [
      {
        term: "noteFollowed",
        params: { ended: ended.length, otherwise: otherwise.length, open: open.length },
      },
      ...negativeTimes(ended, otherwise, open),
    ],
  });
}

function joined(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * The median incl. open of records from the beginning of a course on, by which the population is to be dated: those under way have no
 * end that a period could take.
 */
export function medianOfCourse(
  question: Question,
  population: Population,
  course: Course,
  definition: string,
  leftOut: () => readonly LeftOut[] = () => [],
): Result<Figure> {
  const { view, query, tests } = question;
  const narrowed = population.narrow(tests, query.period);
  const { records, through, otherwise, open } = followUp(view, query.unit, narrowed.items, course);
  return medianInclOpen({
    view,
    narrowed,
    records,
    ended: through,
    otherwise,
    open,
    leftOut: () => [
      ...leftOut(),
      { why: "leftOutWithoutDates", count: narrowed.items.length - records.length },
    ],
    definition,
  });
}
