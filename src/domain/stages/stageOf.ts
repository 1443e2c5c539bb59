import type { RecordState } from "../log/event";
import type { Funnel, Setup, Stage } from "../store/setup";
import { findStage } from "./findStage";
import { findFunnel } from "./funnels";
import { outcomeOf, type Outcome } from "./positions";

/** The funnel of a state; undefined where the state names one that is not set up. */
export function funnelOf(setup: Setup, state: RecordState): Funnel | undefined {
  return findFunnel(setup, state.funnel);
}

/** The stage of a state, in its funnel; undefined where that funnel has no such stage. */
export function stageOf(setup: Setup, state: RecordState): Stage | undefined {
  const funnel = funnelOf(setup, state);
  return funnel && findStage(funnel, state.stage);
}

/** What has become of a record in this state; open where its stage is not known. */
export function outcomeOfState(setup: Setup, state: RecordState): Outcome {
  const stage = stageOf(setup, state);
  return stage === undefined ? "open" : outcomeOf(stage.type);
}
