import type { Reason, Result } from "../result";
import { mergePlans } from "./mergePlans";
import type { Plan } from "./plan";

/** A record that could not be done, and why. */
export interface BatchFailure {
  readonly recordId: string;
  readonly reason: Reason;
}

/** One operation on several records: what can be done as one plan, the rest by id. */
export interface Batch {
  readonly plan: Plan;
  /** The ids of the records that the plan changes, in the order given. */
  readonly planned: readonly string[];
  readonly failures: readonly BatchFailure[];
}

/**
 * Plans the same operation on several records, each by itself: what one refuses does not stop the others. Each is told how many
 * events are planned before its own, so that its plan can begin a millisecond after the last of them.
 */
export function planBatch(
  ids: readonly string[],
  planOne: (recordId: string, eventsBefore: number) => Result<Plan>,
): Batch {
  const plans: Plan[] = [];
  const planned: string[] = [];
  const failures: BatchFailure[] = [];
  let events = 0;
  for (const recordId of ids) {
    const plan = planOne(recordId, events);
    if (plan.ok) {
      plans.push(plan.value);
      planned.push(recordId);
      events += plan.value.events.length;
    } else failures.push({ recordId, reason: plan.reason });
  }
  return { plan: mergePlans(plans), planned, failures };
}
