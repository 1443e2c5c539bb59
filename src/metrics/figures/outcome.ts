import type { View } from "../index/view";
import type { RecordOutcome } from "../names/outcomes";

/** What has become of a record: a lead that became an opportunity is converted, whatever stage its row keeps. */
export function outcomeOf(view: View, record: number): RecordOutcome {
  if (view.core.records.isLead(record) && view.isConverted(record)) return "converted";
  return view.stageOutcome(record);
}

/** The opportunities of an outcome; sorted out once for all cells that ask for them. */
export function opportunitiesThat(view: View, outcome: RecordOutcome): readonly number[] {
  const byOutcome = view.once("opportunities by outcome", () => {
    const lists = new Map<RecordOutcome, number[]>();
    for (const record of view.opportunities) {
      const found = outcomeOf(view, record);
      const list = lists.get(found);
      if (list === undefined) lists.set(found, [record]);
      else list.push(record);
    }
    return lists;
  });
  return byOutcome.get(outcome) ?? [];
}

/**
 * The days of a record from its creation: until the as-of while it is open, else until its closing or conversion. NaN where an
 * end is undated.
 */
export function ageOf(view: View, record: number): number {
  const created = view.createdAt(record);
  if (Number.isNaN(created)) return NaN;
  const outcome = outcomeOf(view, record);
  if (outcome === "open") return view.daysSince(created);
  const end = outcome === "converted" ? view.convertedAt(record) : view.closedAt(record);
  return Number.isNaN(end) ? NaN : view.daysBetween(created, end);
}

/** The days of an open record in the stage where it is; NaN for a closed or converted one, or where the entry is undated. */
export function daysInStage(view: View, record: number): number {
  if (!view.isThere(record) || outcomeOf(view, record) !== "open") return NaN;
  const entry = view.visitEntry(record, view.visitCount(record) - 1);
  return Number.isNaN(entry) ? NaN : view.daysSince(entry);
}
