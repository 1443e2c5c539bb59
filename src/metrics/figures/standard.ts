import { fixedPeriod } from "../../domain/dates/fixedPeriod";
import { sameName } from "../../domain/store/name";
import type { TargetRow } from "../../domain/store/setup";
import type { TargetMeasure } from "../../domain/store/targetWords";
import type { DayRange } from "../query";
import type { View } from "../index/view";
import { isWithin } from "./period";

/** Whose target is asked for first; the company's stands in for one that is not set. */
export interface For {
  readonly level: TargetRow["level"];
  readonly name: string;
}

/**
 * The standard of a time: the target set for it, in days, as it was revised. Of the rows for all funnels whose period contains the day, the
 * one for this person or team, else the company's; of several the shortest period. Undefined where none is set.
 */
export function standardOf(view: View, measure: TargetMeasure, day: number, whose: For): number | undefined {
  const rows = datedTargets(view).filter(
    ({ target, days }) => target.measure === measure && target.funnel.trim() === "" && isWithin(days, day),
  );
  const own = rows.filter(({ target }) => target.level === whose.level && sameName(target.for, whose.name));
  const company = rows.filter(({ target }) => target.level === "company");
  const [best] = (own.length > 0 ? own : company).sort((a, b) => lengthOf(a.days) - lengthOf(b.days));
  return best?.target.revised ?? best?.target.target;
}

interface DatedTarget {
  readonly target: TargetRow;
  readonly days: DayRange;
}

/** The targets whose period says its days, with these. */
function datedTargets(view: View): readonly DatedTarget[] {
  return view.once("standards by days", () =>
    view.setup.targets.flatMap((target) => {
      const days = fixedPeriod(target.period, view.setup.settings);
      return days === undefined ? [] : [{ target, days }];
    }),
  );
}

function lengthOf({ from = -Infinity, to = Infinity }: DayRange): number {
  return to - from;
}
