import { succeed, type Result } from "../domain/result";
import { countCustomers } from "./figures/customers";
import type { Figure } from "./figures/figure";
import { selectByStatus } from "./figures/selectByStatus";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";
import { fail } from "../domain/result";

/**
 * TALLY(status): how many. New leads and new opportunities by their creation, converted leads by conversion, won, lost and invalid deals by
 * their closing, open ones and a stage's name (those there now, converted leads left out) by the state at the period's end. Customers
 * are distinct accounts (else companies) with a win in the period; new ones by their first win ever: whether it
 * meets the filters and is in the period. Activities count each Activity ID once. Nothing counts 0. Source: SPEC sections 2 and 3.
 */
export function tally(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const [written = ""] = query.args;
  const selection = selectByStatus(index, query, today, written);
  if (!selection.ok) return selection;
  const { view, status, narrowed } = selection.value;
  if (status === "weighted") return fail("statusIsAnAmount", { status: written });
  const count = (records: readonly number[]): number =>
    status === "customers" ? countCustomers(view, records) : records.length;
  return succeed({
    view,
    value: count(narrowed.items),
    leftOut: () => [{ why: "leftOutUndated", count: narrowed.undated }],
    records: () => narrowed.items.filter((record) => record >= 0),
    definition: status === "stage" ? "definitionTallyStage" : definitions[status],
    notes: () => [],
    // An activity may be with no record.
    ofPart: status === "activities" ? undefined : (part) => ({ value: count(part), records: () => part }),
  });
}

const definitions = {
  "new leads": "definitionNewLeads",
  "open leads": "definitionOpenLeads",
  converted: "definitionConverted",
  "lost leads": "definitionLostLeads",
  "invalid leads": "definitionLostLeads",
  "new opportunities": "definitionNewOpportunities",
  open: "definitionOpen",
  won: "definitionWon",
  lost: "definitionLost",
  invalid: "definitionInvalid",
  customers: "definitionCustomers",
  "new customers": "definitionNewCustomers",
  activities: "definitionActivities",
} as const;
