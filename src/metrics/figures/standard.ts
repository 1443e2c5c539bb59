import { sameName } from "../../domain/store/name";
import type { TargetRow } from "../../domain/store/setup";
import type { TargetMeasure } from "../../domain/store/targetWords";
import type { View } from "../index/view";
import { datedTargets } from "./datedTargets";
import { isWithin } from "./period";
import { numberOf } from "./targetOf";

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
    ({ target, ...days }) => target.measure === measure && target.funnel.trim() === "" && isWithin(days, day),
  );
  const own = rows.filter(({ target }) => target.level === whose.level && sameName(target.for, whose.name));
  const company = rows.filter(({ target }) => target.level === "company");
  const [best] = (own.length > 0 ? own : company).sort((a, b) => a.to - a.from - (b.to - b.from));
  return best === undefined ? undefined : numberOf(view, best.target, true);
}
