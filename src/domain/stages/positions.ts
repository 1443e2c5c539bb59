import type { Funnel, Setup, Stage } from "../store/setup";
import type { RecordType, StageType } from "../store/words";

/** What has become of a record. Lead and open stages are open; won and after-sales are won. */
export type Outcome = "open" | "won" | "lost" | "invalid";

/** The outcome that a stage of this type means. */
export function outcomeOf(type: StageType): Outcome {
  switch (type) {
    case "lead":
    case "open":
      return "open";
    case "won":
    case "aftersales":
      return "won";
    case "lost":
    case "invalid":
      return type;
  }
}

/** Whether a stage is a position in the funnel (lead, open, won, after-sales) rather than an outcome (lost, invalid). */
export function isPosition(stage: Stage): boolean {
  return stage.type !== "lost" && stage.type !== "invalid";
}

/** The positions of a funnel by order, with those no longer in use: a record's past may know them. */
export function positions(funnel: Funnel): readonly Stage[] {
  return funnel.stages.filter(isPosition);
}

/** The positions a record of this type can be moved to: leads stay among lead stages until they are converted. */
export function positionsFor(funnel: Funnel, type: RecordType): readonly Stage[] {
  return positions(funnel).filter(
    (stage) => stage.active && (type === "opportunity" || stage.type === "lead"),
  );
}

function first(funnel: Funnel, type: StageType): Stage | undefined {
  return (
    funnel.stages.find((stage) => stage.type === type && stage.active) ??
    funnel.stages.find((stage) => stage.type === type)
  );
}

/** The first stage of type lead; undefined where the funnel has none. */
export const firstLeadStage = (funnel: Funnel): Stage | undefined => first(funnel, "lead");

/** The first stage of type open, where opportunities begin; undefined where the funnel has none. */
export const firstOpenStage = (funnel: Funnel): Stage | undefined => first(funnel, "open");

/** The (first) won stage; undefined where the funnel has none. */
export const wonStage = (funnel: Funnel): Stage | undefined => first(funnel, "won");

/** The (first) lost stage; undefined where the funnel has none. */
export const lostStage = (funnel: Funnel): Stage | undefined => first(funnel, "lost");

/** The (first) invalid stage; undefined where the funnel has none. */
export const invalidStage = (funnel: Funnel): Stage | undefined => first(funnel, "invalid");

/** Where a new record begins: a lead at the first lead stage, an opportunity at the first open one, else at the first position. */
export function startStage(funnel: Funnel, type: RecordType): Stage | undefined {
  const own = type === "lead" ? firstLeadStage(funnel) : firstOpenStage(funnel);
  return own ?? positions(funnel).find((stage) => stage.active) ?? positions(funnel)[0];
}

/**
 * The funnel in which a new record without a Funnel begins: the first, unless only a later one has stages for its type (a team may
 * keep its leads in a funnel of their own). Undefined where there is none.
 */
export function beginningFunnel(setup: Setup, type: RecordType): Funnel | undefined {
  const own = type === "lead" ? firstLeadStage : firstOpenStage;
  return setup.funnels.find((funnel) => own(funnel) !== undefined) ?? setup.funnels[0];
}
