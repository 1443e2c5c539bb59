import { leadsThat, opportunitiesThat } from "../figures/outcome";
import { daysBetween } from "../index/daysBetween";
import type { View } from "../index/view";
import { recordsOf, type Finding } from "./finding";

/** Findings about when a record began and ended. */
export const dateFindings: readonly Finding[] = [
  {
    name: "UndatedCreated",
    find: (view) => {
      const { created } = view.snapshot;
      return recordsOf(view).filter((record) => isUndated(created[record]));
    },
  },
  {
    name: "UndatedClosing",
    find: (view) => {
      const { closed } = view.snapshot;
      return closedOnes(view).filter((record) => isUndated(closed[record]));
    },
  },
  {
    name: "ClosedBeforeCreated",
    find: (view) => {
      const { created, closed } = view.snapshot;
      return closedOnes(view).filter((record) => isBackwards(created[record], closed[record]));
    },
  },
  {
    name: "DealBeforeLead",
    find: (view) => {
      const { created } = view.snapshot;
      return view.opportunities.filter((deal) => {
        const lead = view.leadOf(deal);
        return lead >= 0 && isBackwards(created[lead], created[deal]);
      });
    },
  },
  {
    name: "ConvertedBeforeCreated",
    find: (view) => {
      const { snapshot } = view;
      return leadsThat(view, "converted").filter((lead) =>
        isBackwards(snapshot.created[lead], snapshot.convertedAt(lead)),
      );
    },
  },
];

function closedOnes(view: View): readonly number[] {
  return view.once("closed records", () =>
    (["won", "lost", "invalid"] as const).reduce<readonly number[]>(
      (all, outcome) => all.concat(leadsThat(view, outcome), opportunitiesThat(view, outcome)),
      [],
    ),
  );
}

/** Dates in milliseconds; NaN is undated. */
function isUndated(date = NaN): boolean {
  return Number.isNaN(date);
}

function isBackwards(from = NaN, to = NaN): boolean {
  return to < from && daysBetween(from, to) < 0;
}
