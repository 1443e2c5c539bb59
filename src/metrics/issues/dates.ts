import { outcomeOf } from "../figures/outcome";
import type { View } from "../index/view";
import { recordsOf, type Finding } from "./finding";

/** Findings about when a record began and ended. */
export const dateFindings: readonly Finding[] = [
  {
    name: "UndatedCreated",
    find: (view) => recordsOf(view).filter((record) => isUndated(view.createdAt(record))),
  },
  {
    name: "UndatedClosing",
    find: (view) => closedOnes(view).filter((record) => isUndated(view.closedAt(record))),
  },
  {
    name: "ClosedBeforeCreated",
    find: (view) =>
      closedOnes(view).filter((record) => isBackwards(view, view.createdAt(record), view.closedAt(record))),
  },
  {
    name: "DealBeforeLead",
    find: (view) =>
      view.opportunities.filter((deal) => {
        const lead = view.leadOf(deal);
        return lead >= 0 && isBackwards(view, view.createdAt(lead), view.createdAt(deal));
      }),
  },
  {
    name: "ConvertedBeforeCreated",
    find: (view) =>
      view.leads.filter(
        (lead) => view.isConverted(lead) && isBackwards(view, view.createdAt(lead), view.convertedAt(lead)),
      ),
  },
];

function closedOnes(view: View): readonly number[] {
  return recordsOf(view).filter((record) => {
    const outcome = outcomeOf(view, record);
    return outcome !== "open" && outcome !== "converted";
  });
}

function isUndated(date: number): boolean {
  return Number.isNaN(date);
}

function isBackwards(view: View, from: number, to: number): boolean {
  return !isUndated(from) && !isUndated(to) && view.daysBetween(from, to) < 0;
}
