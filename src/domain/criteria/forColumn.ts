import type { ColumnKind } from "../store/tables";
import type { Criterion } from "./criterion";

const emptyReadsAsZero: ReadonlySet<ColumnKind> = new Set(["id", "text", "list", "date", "instant"]);

/**
 * The criteria as they apply to a column of this kind: on a text or date column a bare 0 stands for an empty filter cell
 * and drops out; on a number column it is zero. An empty list filters nothing.
 */
export function forColumn(anyOf: readonly Criterion[], kind: ColumnKind): readonly Criterion[] {
  if (!emptyReadsAsZero.has(kind)) return anyOf;
  return anyOf.some(isMaybeEmpty) ? anyOf.filter((criterion) => !isMaybeEmpty(criterion)) : anyOf;
}

function isMaybeEmpty(criterion: Criterion): boolean {
  return criterion.kind === "number" && criterion.maybeEmpty === true;
}
