export { reconcileRecord } from "./reconcileRecord";
export { duplicateIds, findVanished } from "./reconcileStore";
export type { Reconciled, ReconcileContext } from "./reconciled";
