import type { CellValue } from "../cell";
import type { CellPatch, Plan } from "./plan";

/** A plan that does nothing. */
export const emptyPlan: Plan = { events: [], patches: [], newRows: [], removedRows: [], notices: [] };

/** Patches of the same row as one, later cells over earlier ones; those without a cell are left out. */
export function mergePatches(patches: readonly CellPatch[]): CellPatch[] {
  const merged = new Map<string, { patch: CellPatch; values: Record<string, CellValue> }>();
  for (const patch of patches) {
    const key = `${patch.table} ${patch.recordId}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { patch, values: { ...patch.values } });
    else Object.assign(known.values, patch.values);
  }
  return [...merged.values()]
    .filter(({ values }) => Object.keys(values).length > 0)
    .map(({ patch, values }) => ({ ...patch, values }));
}

/** Several plans as one, in order. */
export function mergePlans(plans: readonly Plan[]): Plan {
  return {
    events: plans.flatMap((plan) => plan.events),
    patches: mergePatches(plans.flatMap((plan) => plan.patches)),
    newRows: plans.flatMap((plan) => plan.newRows),
    removedRows: plans.flatMap((plan) => plan.removedRows),
    notices: plans.flatMap((plan) => plan.notices),
  };
}
