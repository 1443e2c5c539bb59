import { leadsThat, opportunitiesThat } from "../figures/outcome";
import { daysBetween } from "../index/daysBetween";
import type { View } from "../index/view";
import { recordsOf, type Finding } from "./finding";

/** Findings about when a record began and ended. Dates are in milliseconds; NaN is undated. */
export const dateFindings: readonly Finding[] = [
  {
    name: "UndatedCreated",
    find: (view) => undatedIn(view.snapshot.created, recordsOf(view)),
  },
  {
    name: "UndatedClosing",
    find: (view) => undatedIn(view.snapshot.closed, closedOnes(view)),
  },
  { name: "ClosedBeforeCreated", find: closedBeforeCreated },
  { name: "DealBeforeLead", find: dealsBeforeLeads },
  { name: "ConvertedBeforeCreated", find: convertedBeforeCreated },
];

function undatedIn(dates: Float64Array, records: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const record of records) if (Number.isNaN(dates[record]!)) found.push(record);
  return found;
}

function closedBeforeCreated(view: View): readonly number[] {
  const { created, closed } = view.snapshot;
  const found: number[] = [];
  for (const record of closedOnes(view)) {
    if (isBackwards(created[record]!, closed[record]!)) found.push(record);
  }
  return found;
}

function dealsBeforeLeads(view: View): readonly number[] {
  const { created } = view.snapshot;
  const { linkBy, opportunities } = view.links;
  const found: number[] = [];
  for (const deal of opportunities) {
    const lead = linkBy[deal]!;
    if (lead >= 0 && isBackwards(created[lead]!, created[deal]!)) found.push(deal);
  }
  return found;
}

function convertedBeforeCreated(view: View): readonly number[] {
  const { snapshot } = view;
  const { created } = snapshot;
  const found: number[] = [];
  for (const lead of leadsThat(view, "converted")) {
    if (isBackwards(created[lead]!, snapshot.convertedAt(lead))) found.push(lead);
  }
  return found;
}

function closedOnes(view: View): readonly number[] {
  return view.once("closed records", () => {
    const [wonLeads, ...others] = (["won", "lost", "invalid"] as const).flatMap((outcome) => [
      leadsThat(view, outcome),
      opportunitiesThat(view, outcome),
    ]);
    return (wonLeads ?? []).concat(...others);
  });
}

function isBackwards(from: number, to: number): boolean {
  return to < from && daysBetween(from, to) < 0;
}
