import type { Result } from "../domain/result";
import type { Figure } from "./figures/figure";
import { clockOf } from "./figures/clock";
import { courseOfOpportunities } from "./figures/followUp";
import { medianOfCourse } from "./figures/medianInclOpen";
import { opportunitiesByCreation } from "./figures/population";
import { ask } from "./figures/question";
import { timeFigure } from "./figures/timeFigure";
import { wonDeals } from "./figures/wonDeals";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";

/**
 * SALESCYCLE([statistic]): the sales cycle 销售周期持续时间, from an opportunity's creation to its closing, of the deals won in the period.
 * A deal whose creation or closing is undated is left out and counted. `medianInclOpen` takes all opportunities created in the period, lost
 * and invalid ones censored at their closing. Source: SPEC section 2, "The three times".
 */
export function salesCycle(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  if (query.statistic === "medianInclOpen") return salesCycleInclOpen(index, query, today);
  const won = wonDeals(index, query, today);
  if (!won.ok) return won;
  const { view, narrowed } = won.value;
  const records: number[] = [];
  const values: number[] = [];
  const { created, closed } = view.snapshot;
  const { between } = clockOf(view, query.unit);
  for (const deal of narrowed.items) {
    const time = between(at(created, deal), at(closed, deal));
    if (Number.isNaN(time)) continue;
    records.push(deal);
    values.push(time);
  }
  return timeFigure(query, {
    view,
    narrowed,
    records,
    values,
    leftOut: () => [{ why: "leftOutWithoutDates", count: narrowed.items.length - records.length }],
    definition: "definitionSalesCycle",
    isByRecord: true,
  });
}

function salesCycleInclOpen(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  return medianOfCourse(
    asked.value,
    opportunitiesByCreation(view),
    courseOfOpportunities(view),
    "definitionSalesCycleInclOpen",
  );
}
