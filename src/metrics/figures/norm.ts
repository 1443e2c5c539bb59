import type { View } from "../index/view";
import { summarise } from "../statistics/summary";

/** The days that a norm looks back. */
const normDays = 365;

/** The mean sales cycle of the company: deals won in the 365 days before the as-of, whatever a cell filters. Undefined without any. */
export function normalCycle(view: View): number | undefined {
  return view.once("norm", () => {
    const cycles: number[] = [];
    for (const record of view.opportunities) {
      if (view.stageOutcome(record) !== "won") continue;
      const closed = view.closedAt(record);
      const created = view.createdAt(record);
      if (Math.floor(closed) > view.day - normDays && !Number.isNaN(created)) {
        cycles.push(view.daysBetween(created, closed));
      }
    }
    return summarise(cycles).mean();
  });
}
