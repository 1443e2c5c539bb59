import { toMilliseconds, hasTime, dayOf } from "../dates/serial";
import { findFunnel } from "../stages/funnels";
import { findStage } from "../stages/findStage";
import { presentOwner } from "../store/parseRecord";
import { nameKey } from "../store/name";
import type { Setup } from "../store/setup";
import { canonicalNumber } from "./check";
import { readForecastCategory } from "./cells";
import type { RecordState } from "./event";

/** A state with the present names of its funnel, stage and owner, where the set-up knows them under any of their names. */
export function presentState(setup: Setup, state: RecordState): RecordState {
  const funnel = findFunnel(setup, state.funnel);
  const stage = funnel && findStage(funnel, state.stage);
  return {
    ...state,
    funnel: funnel?.name ?? state.funnel,
    stage: stage?.name ?? state.stage,
    owner: presentOwner(setup, state.owner),
    forecastCategory: readForecastCategory(state.forecastCategory),
  };
}

/** The parts of a record's state. */
export type StatePart = keyof RecordState;

/** The parts in which two states differ, both given with present names. */
export function differences(before: RecordState, after: RecordState): ReadonlySet<StatePart> {
  const parts = new Set<StatePart>();
  const names = ["funnel", "stage", "owner", "currency", "forecastCategory"] as const;
  for (const part of names) {
    if (before[part] !== after[part] && nameKey(before[part]) !== nameKey(after[part])) parts.add(part);
  }
  for (const part of ["amount", "probability"] as const) {
    if (!sameNumber(before[part], after[part])) parts.add(part);
  }
  if (!sameDate(before.expectedClose, after.expectedClose)) parts.add("expectedClose");
  return parts;
}

function sameNumber(a: number | null, b: number | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && canonicalNumber(a) === canonicalNumber(b);
}

/**
 * Whether two dates are the same as far as a cell can tell: the same day where either has no time, else less than a second apart
 * (retyping a cell in Excel drops the milliseconds).
 */
export function sameDate(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  if (!hasTime(a) || !hasTime(b)) return dayOf(a) === dayOf(b);
  return Math.abs(toMilliseconds(a) - toMilliseconds(b)) < 1000;
}
