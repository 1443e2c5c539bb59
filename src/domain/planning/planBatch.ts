import type { Reason, Result } from "../result";
import { mergePlans } from "./mergePlans";
import type { Plan } from "./plan";
import type { Subject } from "./wish";

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

/** Plans the same operation on several records, each by itself: what one refuses does not stop the others. */
export function planBatch(subjects: readonly Subject[], planOne: (subject: Subject) => Result<Plan>): Batch {
  const plans: Plan[] = [];
  const planned: string[] = [];
  const failures: BatchFailure[] = [];
  for (const subject of subjects) {
    const result = planOne(subject);
    if (result.ok) {
      plans.push(result.value);
      planned.push(subject.record.id);
    } else {
      failures.push({ recordId: subject.record.id, reason: result.reason });
    }
  }
  return { plan: mergePlans(plans), planned, failures };
}
