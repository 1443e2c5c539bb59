import { fail, reason, succeed, type Result } from "../../domain/result";
import type { Query } from "../query";
import { isStatistic, statisticOf } from "../statistics/statistic";
import { summarise } from "../statistics/summary";
import type { Figure, LeftOut } from "./figure";
import type { Term } from "../answer";
import { nothingMatches, type Narrowed } from "./narrow";
import { at } from "../index/at";
import type { View } from "../index/view";

/** The times of the records that a metric counts. */
export interface Times {
  readonly view: View;
  readonly narrowed: Narrowed<unknown>;
  /** Records that have a time, and their times, in the unit asked. */
  readonly records: readonly number[];
  readonly values: readonly number[];
  readonly leftOut: readonly LeftOut[];
  readonly definition: string;
  readonly notes?: readonly Term[];
}

/** The statistic of a time metric that a query asks (the mean unless told). No times: count is 0, every other one #N/A. */
export function timeFigure(query: Query, times: Times): Result<Figure> {
  const statistic = query.statistic ?? "mean";
  if (!isStatistic(statistic)) return fail("unknownStatistic", { statistic });
  const summary = summarise(times.values);
  const { narrowed, leftOut, values } = times;
  const missing = (): ReturnType<typeof reason> => {
    if (values.length > 0) return reason("tooFewForStdev", { n: values.length });
    if (narrowed.items.length === 0) return nothingMatches(narrowed);
    return reason("nothingTimed", { count: narrowed.items.length });
  };
  return succeed({
    view: times.view,
    value: statisticOf(summary, statistic) ?? missing(),
    count: summary.count,
    leftOut: () => [{ why: "leftOutUndated", count: narrowed.undated }, ...leftOut],
    records: times.records,
    definition: times.definition,
    notes: () => [...(times.notes ?? []), ...negativeTimes(values)],
  });
}

/** Negative times are never clamped: they are told. */
export function negativeTimes(...lists: readonly ArrayLike<number>[]): Term[] {
  let count = 0;
  for (const values of lists) {
    for (let place = 0; place < values.length; place++) if (at(values, place) < 0) count++;
  }
  return count === 0 ? [] : [{ term: "noteNegativeTimes", params: { count } }];
}
