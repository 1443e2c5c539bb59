import { fail, reason, succeed, type Reason, type Result } from "../../domain/result";
import type { Query } from "../query";
import { isStatistic, statisticOf, type SummaryStatistic } from "../statistics/statistic";
import { summarise } from "../statistics/summary";
import { byRecord } from "./byRecord";
import type { Figure, LeftOut, PartFigure } from "./figure";
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
  /** Reckoned only when it is explained. */
  readonly leftOut: () => readonly LeftOut[];
  readonly definition: string;
  readonly notes?: readonly Term[];
  /** Whether every criterion looks at these records themselves, so that the figure of some of them can be had without asking again. */
  readonly isByRecord?: boolean;
}

/** The statistic of a time metric that a query asks (the mean unless told). No times: count is 0, every other one #N/A. */
export function timeFigure(query: Query, times: Times): Result<Figure> {
  const statistic = query.statistic ?? "mean";
  if (!isStatistic(statistic)) return fail("unknownStatistic", { statistic });
  const summary = summarise(times.values);
  const { narrowed, leftOut, values } = times;
  const missing = (): Reason => {
    if (values.length > 0) return reason("tooFewForStdev", { n: values.length });
    if (narrowed.items.length === 0) return nothingMatches(narrowed);
    return reason("nothingTimed", { count: narrowed.items.length });
  };
  return succeed({
    view: times.view,
    value: statisticOf(summary, statistic) ?? missing(),
    count: summary.count,
    leftOut: () => [{ why: "leftOutUndated", count: narrowed.undated }, ...leftOut()],
    records: () => times.records,
    definition: times.definition,
    notes: () => [...(times.notes ?? []), ...negativeTimes(values)],
    ofPart: times.isByRecord === true ? partsOf(statistic, times, missing) : undefined,
  });
}

/** The statistic of some of the records that have a time. */
function partsOf(
  statistic: SummaryStatistic,
  { view, records, values }: Times,
  missing: () => Reason,
): (part: readonly number[]) => PartFigure {
  let times: Float64Array | undefined;
  return (part) => {
    const known = (times ??= byRecord(view, records, values));
    const summary = summarise(part.map((record) => known[record]!));
    return { value: statisticOf(summary, statistic) ?? missing(), count: summary.count, records: () => part };
  };
}

/** Negative times are never clamped: they are told. */
export function negativeTimes(...lists: readonly ArrayLike<number>[]): Term[] {
  let count = 0;
  for (const values of lists) {
    for (let place = 0; place < values.length; place++) if (at(values, place) < 0) count++;
  }
  return count === 0 ? [] : [{ term: "noteNegativeTimes", params: { count } }];
}
