import type { Result } from "../domain/result";
import type { Figure } from "./figures/figure";
import { clockOf } from "./figures/clock";
import { courseOfOpportunities } from "./figures/followUp";
import { medianOfCourse } from "./figures/medianInclOpen";
import { recordsBy } from "./figures/population";
import { ask, type Question } from "./figures/question";
import { timeFigure } from "./figures/timeFigure";
import { wonDeals } from "./figures/wonDeals";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";

/**
 * TOTALTIME([statistic]): the total sales time 总销售时间, from the lead's creation to the deal's closing, of the deals won in the period
 * where a lead is known; a lead's further opportunities too. Deals without a lead have none: they are left out and counted.
 * `medianInclOpen` takes all opportunities of leads created in the period, lost and invalid ones censored at their closing.
 * Source: SPEC section 2, "The three times".
 */
export function totalTime(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  if (query.statistic === "medianInclOpen") {
    const asked = ask(index, query, today);
    return asked.ok ? totalTimeInclOpen(asked.value) : asked;
  }
  const won = wonDeals(index, query, today);
  if (!won.ok) return won;
  const { view, narrowed } = won.value;
  const records: number[] = [];
  const values: number[] = [];
  const traceable = narrowed.items.filter((deal) => view.leadOf(deal) >= 0);
  const { created, closed } = view.snapshot;
  const { between } = clockOf(view, query.unit);
  for (const deal of traceable) {
    const time = between(at(created, view.leadOf(deal)), at(closed, deal));
    if (Number.isNaN(time)) continue;
    records.push(deal);
    values.push(time);
  }
  return timeFigure(query, {
    view,
    narrowed,
    records,
    values,
    leftOut: () => [
      { why: "leftOutWithoutLead", count: narrowed.items.length - traceable.length },
      { why: "leftOutWithoutDates", count: traceable.length - records.length },
    ],
    definition: "definitionTotalTime",
    isByRecord: true,
  });
}

function totalTimeInclOpen(question: Question): Result<Figure> {
  const { view } = question;
  const { created } = view.snapshot;
  const traceable = recordsBy(
    view,
    "opportunities by their lead's creation",
    () => view.opportunities.filter((deal) => view.leadOf(deal) >= 0),
    (deal) => view.createdAt(view.leadOf(deal)),
  );
  return medianOfCourse(
    question,
    traceable,
    { ...courseOfOpportunities(view), begins: (deal) => created[view.leadOf(deal)] ?? NaN },
    "definitionTotalTimeInclOpen",
    () => [{ why: "leftOutWithoutLead", count: withoutLead(question) }],
  );
}

/** Opportunities that meet the filters, created in the period, of which no lead is known. */
function withoutLead({ view, query, tests }: Question): number {
  const others = recordsBy(
    view,
    "opportunities without a lead",
    () => view.opportunities.filter((deal) => view.leadOf(deal) < 0),
    (deal) => view.createdAt(deal),
  );
  return others.narrow(tests, query.period).items.length;
}
