import type { Result } from "../domain/result";
import type { Figure } from "./figures/figure";
import { clockOf } from "./figures/clock";
import { courseOfLeads } from "./figures/followUp";
import { medianOfCourse } from "./figures/medianInclOpen";
import { convertedLeads, recordsBy } from "./figures/population";
import { ask } from "./figures/question";
import { timeFigure } from "./figures/timeFigure";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";

/**
 * CONVERTTIME([statistic]): the lead conversion time 线索转换时间, from a lead's creation to that of its first opportunity, of the leads
 * converted in the period. Filters look at the lead first. Where the log has no opportunity of a converted lead, its conversion stands
 * for it. `medianInclOpen` takes all leads created in the period, lost and invalid ones censored at their closing.
 * Source: SPEC section 2, "The three times".
 */
export function convertTime(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  if (query.statistic === "medianInclOpen") {
    const leads = recordsBy(
      view,
      "leads by creation",
      () => view.leads,
      (lead) => view.createdAt(lead),
    );
    return medianOfCourse(asked.value, leads, courseOfLeads(view), "definitionConvertTimeInclOpen");
  }
  const narrowed = convertedLeads(view).narrow(tests, query.period);
  const records: number[] = [];
  const values: number[] = [];
  const { begins, ends } = courseOfLeads(view);
  const { between } = clockOf(view, query.unit);
  for (const lead of narrowed.items) {
    const time = between(begins(lead), ends(lead));
    if (Number.isNaN(time)) continue;
    records.push(lead);
    values.push(time);
  }
  return timeFigure(query, {
    view,
    narrowed,
    records,
    values,
    leftOut: () => [{ why: "leftOutWithoutDates", count: narrowed.items.length - records.length }],
    definition: "definitionConvertTime",
    isByRecord: true,
  });
}
