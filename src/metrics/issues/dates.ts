import { leadsThat, outcomeOf } from "../figures/outcome";
import { daysBetween } from "../index/daysBetween";
import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";
import type { Finding } from "./finding";

/** Findings about when a record began and ended. Dates are in milliseconds; NaN is undated. */
export const dateFindings: readonly Finding[] = [
  { name: "UndatedCreated", find: undatedCreated },
  { name: "UndatedClosing", find: undatedClosings },
  { name: "ClosedBeforeCreated", find: closedBeforeCreated },
  { name: "DealBeforeLead", find: dealsBeforeLeads },
  { name: "ConvertedBeforeCreated", find: convertedBeforeCreated },
];

function undatedCreated(view: View): readonly number[] {
  const { created } = view.snapshot;
  const found: number[] = [];
  for (let record = 0; record < view.core.records.count; record++) {
    if (Number.isNaN(created[record]!) && view.isThere(record)) found.push(record);
  }
  return found;
}

function undatedClosings(view: View): readonly number[] {
  const { closed, outcome } = view.snapshot;
  const found: number[] = [];
  for (let record = 0; record < view.core.records.count; record++) {
    const isUndated = outcome[record] !== outcomeCodes.open && Number.isNaN(closed[record]!);
    if (isUndated && isClosed(view, record)) found.push(record);
  }
  return found;
}

function closedBeforeCreated(view: View): readonly number[] {
  const { created, closed } = view.snapshot;
  const found: number[] = [];
  for (let record = 0; record < view.core.records.count; record++) {
    if (isBackwards(created[record]!, closed[record]!) && isClosed(view, record)) found.push(record);
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

/** Whether a record is there and was won, lost or found invalid; a converted lead was not. */
function isClosed(view: View, record: number): boolean {
  const outcome = outcomeOf(view, record);
  return view.isThere(record) && outcome !== "open" && outcome !== "converted";
}

function isBackwards(from: number, to: number): boolean {
  return to < from && daysBetween(from, to) < 0;
}
