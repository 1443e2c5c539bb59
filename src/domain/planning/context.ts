import type { Setup } from "../store/setup";
import type { Via } from "../store/words";

/** What planning needs from outside: time, author and ids are passed in, so that a plan is a pure function. */
export interface PlanContext {
  /** Now, a serial with time in the workbook's zone, to the millisecond. */
  readonly now: number;
  /** The declared name of the person at this device, or "unknown (grid)". */
  readonly by: string;
  readonly via: Via;
  readonly setup: Setup;
  /** A new unique id: "event" → Event ID, "lead" and "opportunity" → the next free record id, "activity" → Activity ID. */
  readonly newId: (kind: "event" | "lead" | "opportunity" | "activity") => string;
}
