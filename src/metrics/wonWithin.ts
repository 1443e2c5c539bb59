import { fail, reason, succeed, type Result } from "../domain/result";
import type { Term } from "./answer";
import type { Figure } from "./figures/figure";
import { courseOfOpportunities, followUp, type FollowUp } from "./figures/followUp";
import { nothingMatches } from "./figures/narrow";
import { opportunitiesByCreation } from "./figures/population";
import { ask } from "./figures/question";
import { negativeTimes } from "./figures/timeFigure";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";
import { aalenJohansen, incidenceStep, type IncidenceCurve } from "./statistics/aalenJohansen";
import { incidenceInterval } from "./statistics/incidenceInterval";

/**
 * WONWITHIN(days): the share of the opportunities created in the period that are won within so many days (`Unit`: workdays, hours) of their
 * creation, by Aalen–Johansen: lost and invalid compete, open ones are censored at the as-of. Its two counts are those won within
 * that time so far and all that were followed; its interval is that of the estimate. Past the longest follow-up the share stays as it
 * is, with a note. Undated ones are left out and counted. Source: SPEC section 2, "Statistics".
 */
export function wonWithin(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const [days = NaN] = query.numbers;
  if (!(days >= 0)) return fail("wonWithinNeedsDays", { days: query.args[0] ?? String(days) });
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  const narrowed = opportunitiesByCreation(view).narrow(tests, query.period);
  const followed = followUp(view, query.unit, narrowed.items, courseOfOpportunities(view));
  const { records, through } = followed;
  const curve = curveUntil(followed, days);
  const step = incidenceStep(curve, days);
  const missing = (): ReturnType<typeof reason> =>
    narrowed.items.length === 0
      ? nothingMatches(narrowed)
      : reason("nothingTimed", { count: narrowed.items.length });
  return succeed({
    view,
    value: curve.n === 0 ? missing() : (curve.incidence[step] ?? 0),
    numerator: countIf(through, (time) => time <= days),
    denominator: curve.n,
    interval: incidenceInterval(curve, step),
    leftOut: () => [
      { why: "leftOutUndated", count: narrowed.undated },
      { why: "leftOutWithoutDates", count: narrowed.items.length - records.length },
    ],
    records: () => records,
    definition: "definitionWonWithin",
    notes: () => notesOn(followed, days),
  });
}

/** The curve up to a day: whoever was followed beyond it is only counted. */
function curveUntil({ records, through, otherwise, open }: FollowUp, days: number): IncidenceCurve {
  const isUntil = (time: number): boolean => time <= days;
  const [won, others, left] = [through.filter(isUntil), otherwise.filter(isUntil), open.filter(isUntil)];
  return aalenJohansen(won, others, left, records.length - won.length - others.length - left.length);
}

function notesOn({ records, through, otherwise, open }: FollowUp, days: number): Term[] {
  const all = [through, otherwise, open];
  const n = records.length;
  const atRisk = all.reduce((sum, times) => sum + countIf(times, (time) => time >= days), 0);
  const longest = all.reduce((most, times) => times.reduce((a, b) => Math.max(a, b), most), -Infinity);
  const notes: Term[] = [{ term: "noteAtRisk", params: { days, atRisk, n } }];
  if (countIf(open, (time) => time < days) > 0) notes.push({ term: "noteNotPlainShare" });
  if (n > 0 && longest < days) notes.push({ term: "noteBeyondFollowUp", params: { days, longest } });
  return [...notes, ...negativeTimes(...all)];
}

function countIf(times: Float64Array, test: (time: number) => boolean): number {
  let count = 0;
  for (const time of times) if (test(time)) count++;
  return count;
}
