export type { Criterion } from "./criterion";
export { forColumn } from "./forColumn";
export { matcher, matches, type CellTest } from "./matches";
export { filtersNothing, parseCriterion } from "./parseCriterion";
export { compareText } from "./textOrder";
export { writtenNumber } from "./writtenNumber";
