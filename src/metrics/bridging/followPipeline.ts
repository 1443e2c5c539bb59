import type { Core } from "../index/core";
import type { View } from "../index/view";
import { DealFollower, type Stretch } from "./dealFollower";
import { BridgeLines } from "./lines";
import type { PlacedRows } from "./placedRows";
import type { Pricing } from "./pricing";
import type { PipelineScope } from "./scope";

/**
 * Follows every deal through its log rows from the opening to the closing, in one walk: where a deal was at either end is what it had
 * come to by then, and nothing else needs to be known as of those dates.
 */
export function followPipeline(
  core: Core,
  rows: PlacedRows,
  scope: PipelineScope,
  pricing: Pricing,
  stretch: Stretch,
): BridgeLines {
  const lines = new BridgeLines();
  const { records } = core;
  const { starts, lengths, times } = rows;
  const follower = new DealFollower(core, rows, scope, pricing, stretch, lines);
  const count = Math.min(records.count, starts.length);
  for (let record = 0; record < count; record++) {
    const start = starts[record]!;
    const length = lengths[record]!;
    if (length === 0 || records.isLead(record) || times[start]! > stretch.closedAt) continue;
    if (scope.concerns(record)) follower.follow(start, start + length);
  }
  return lines;
}

/** Whether a deal that is open as of the view's date is in scope. */
export function isInPipeline(view: View, scope: PipelineScope, record: number): boolean {
  const row = view.lastRow(record);
  if (row < 0 || view.stageOutcome(record) !== "open") return false;
  return scope.isExpected(row) && scope.meets(row, view.stage(record)?.id ?? -1);
}
