import { fail, reason, succeed, type Result } from "../domain/result";
import type { TargetMeasure } from "../domain/store/targetWords";
import type { Figure } from "./figures/figure";
import { ask } from "./figures/question";
import { targetOf } from "./figures/targetOf";
import { partNotes } from "./figures/targetParts";
import type { FunnelIndex } from "./index/funnelIndex";
import { findAskedTarget } from "./names/askedTargets";
import type { Query } from "./query";

/** A target's figure, and what it is of. */
export interface Targeted {
  readonly figure: Figure;
  readonly measure: TargetMeasure;
}

/**
 * TARGET(measure): the target that the Targets table sets for the period, the company's unless an Owner or Team (and Funnel) is asked;
 * see `targetOf`. "won amount" is the original target, "won amount (revised)" what it was revised to by the as-of, or the original where
 * it was not. A blank target is blank, none is #N/A with the nearest row. Source: SPEC section 2.
 */
export function target(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const found = targeted(index, query, today);
  return found.ok ? succeed(found.value.figure) : found;
}

/** As {@link target}, with its measure. */
export function targeted(index: FunnelIndex, query: Query, today: number): Result<Targeted> {
  const asked = findAskedTarget(query.args[0] ?? "");
  if (!asked.ok) return asked;
  const question = ask(index, query, today);
  if (!question.ok) return question;
  const { from, to } = query.period ?? {};
  if (from === undefined || to === undefined) return fail("targetNeedsPeriod");
  const { view, tests } = question.value;
  const { measure, isRevised } = asked.value;
  const found = targetOf(view, { measure, isRevised, from, to, tests });
  if (!found.ok) return found;
  const figure: Figure = {
    view,
    value: found.value.value ?? reason("targetIsBlank"),
    count: found.value.rows.length,
    leftOut: () => [],
    records: () => [],
    definition: isRevised ? "definitionTargetRevised" : "definitionTarget",
    notes: () => partNotes(view, found.value, isRevised),
  };
  return succeed({ figure, measure });
}
