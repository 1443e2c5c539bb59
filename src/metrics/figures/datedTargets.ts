import { fixedPeriod } from "../../domain/dates/fixedPeriod";
import type { TargetRow } from "../../domain/store/setup";
import type { View } from "../index/view";

/** A row of Targets and the days of its period, both included. */
export interface DatedTarget {
  readonly target: TargetRow;
  readonly from: number;
  readonly to: number;
}

/** The targets whose period says its days. */
export function datedTargets(view: View): readonly DatedTarget[] {
  return view.once("targets with their days", () =>
    view.setup.targets.flatMap((target) => {
      const { from, to } = fixedPeriod(target.period, view.setup.settings) ?? {};
      return from === undefined || to === undefined ? [] : [{ target, from, to }];
    }),
  );
}
