import type { Steps } from "../domain/steps";
import { cohortsReady } from "./cohorts";
import { readCustomers } from "./figures/customers";
import { journeysOf } from "./figures/journeys";
import { sortDays } from "./funnel/daysByStage";
import { prepareAccounts } from "./funnel/stageAccounts";
import type { FunnelIndex } from "./index/funnelIndex";

/**
 * Makes a day's view ready, and what the whole-company questions of that day rest on: days by stage, the ways of journeys through each
 * funnel, the places of deals in the cohorts, the names of customers. Whoever asks first need not wait for them then; later changes
 * bring them up to date when asked. The index may take in changes between two steps: what was worked out of records that have changed
 * meanwhile is not kept, but worked out when asked.
 *
 * @param recordsPerStep How many records are taken in in one step where each takes long.
 */
export function* makeReady(index: FunnelIndex, asOf: number, recordsPerStep: number): Steps<void> {
  yield* index.prepareView(asOf, recordsPerStep);
  const view = index.pinView(asOf);
  yield* sortDays(view, recordsPerStep);
  yield;
  journeysOf(view);
  yield;
  for (const positions of view.core.stages.positions) {
    yield* prepareAccounts(view, positions);
    yield;
  }
  cohortsReady(view);
  yield* readCustomers(view, recordsPerStep);
}
