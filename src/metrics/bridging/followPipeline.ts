import { millisecondsPerDay } from "../../domain/dates/serial";
import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";
import { DealState } from "./dealState";
import { BridgeLines, Line, type Flow } from "./lines";
import type { Pricing } from "./pricing";
import type { PipelineScope } from "./scope";

/** The stretch of time that a bridge is over. */
export interface Stretch {
  /** The last millisecond of the opening: what happened later is a flow. */
  readonly openedAt: number;
  /** The days at whose rates the opening and the closing are valued. */
  readonly openingDay: number;
  readonly closingDay: number;
}

/**
 * Follows every deal from the opening to the view's date. A deal that nothing happened to stands in both; of every other one the log
 * rows are gone through in order: it leaves at its last open value, and is valued at the rate of the day on which something happens.
 */
export function followPipeline(
  view: View,
  scope: PipelineScope,
  pricing: Pricing,
  stretch: Stretch,
): BridgeLines {
  const lines = new BridgeLines();
  const follower = new Follower(view, scope, pricing, stretch, lines);
  const unchanged = new Line();
  const { movedAt } = view.core.log;
  for (const record of view.opportunities) {
    const row = view.lastRow(record);
    if (!scope.concerns(record)) continue;
    if ((movedAt[row] ?? NaN) > stretch.openedAt) follower.follow(record);
    else if (isInPipeline(view, scope, record)) {
      const before = pricing.valueOf(row, stretch.openingDay);
      const after = pricing.valueOf(row, stretch.closingDay);
      if (before === after) unchanged.add(before);
      else {
        lines.opening.add(before);
        lines.revalue(before, after);
        lines.closing.add(after);
      }
    }
  }
  lines.opening.addAll(unchanged);
  lines.closing.addAll(unchanged);
  const { records } = view.core;
  for (let record = 0; record < records.count; record++) {
    if (view.isGone(record) && !records.isLead(record) && scope.concerns(record)) follower.follow(record);
  }
  return lines;
}

/** Whether a deal is open and in scope as of the view's date. */
export function isInPipeline(view: View, scope: PipelineScope, record: number): boolean {
  const row = view.lastRow(record);
  if (row < 0 || view.stageOutcome(record) !== "open") return false;
  return scope.isExpected(row) && scope.meets(row, view.stage(record)?.id ?? -1);
}

const exits: Readonly<Record<number, Flow>> = {
  [outcomeCodes.won]: "won",
  [outcomeCodes.lost]: "lost",
  [outcomeCodes.invalid]: "invalid",
};

/** Goes through the log rows of one deal after another. */
class Follower {
  private readonly state: DealState;
  /** Whether the deal is in the pipeline, and whether it would be but for the close period. */
  private isIn = false;
  private isMet = false;
  private value = 0;

  constructor(
    private readonly view: View,
    private readonly scope: PipelineScope,
    private readonly pricing: Pricing,
    private readonly stretch: Stretch,
    private readonly lines: BridgeLines,
  ) {
    this.state = new DealState(view);
  }

  follow(record: number): void {
    const { view, state, stretch } = this;
    const { log } = view.core;
    state.reset();
    this.isIn = false;
    let hasOpened = false;
    for (const row of view.eventRows(record)) {
      if (log.record[row] !== record) continue;
      const moved = log.movedAt[row] ?? NaN;
      if (!hasOpened && moved > stretch.openedAt) {
        hasOpened = true;
        this.open();
      }
      if (hasOpened) this.step(row, Math.floor(moved / millisecondsPerDay));
      else state.take(row);
    }
    if (!hasOpened) this.open();
    this.close(record);
  }

  private open(): void {
    this.look();
    if (!this.isIn) return;
    this.value = this.pricing.valueOf(this.state.row, this.stretch.openingDay);
    this.lines.opening.add(this.value);
  }

  /** The closing is the view's own word, so that the residual says whether the flows explain it. */
  private close(record: number): void {
    const { view, scope, stretch, lines, pricing } = this;
    if (this.isIn) this.revalue(stretch.closingDay);
    if (!isInPipeline(view, scope, record)) return;
    lines.closing.add(pricing.valueOf(view.lastRow(record), stretch.closingDay));
  }

  /** One event: what the deal was worth is brought to the day's rate, then what the event did is told. */
  private step(row: number, day: number): void {
    const { state, lines, pricing } = this;
    const { isIn: wasIn, isMet: wasMet } = this;
    const [wasOpen, hadBegun] = [state.isOpen, state.hasBegun];
    if (wasIn) this.revalue(day);
    state.take(row);
    this.look();
    if (!state.isOpen) {
      if (wasIn) lines.flow(exits[state.outcome] ?? "invalid").add(this.value);
      return;
    }
    const before = this.value;
    if (this.isIn) this.value = pricing.valueOf(state.row, day);
    if (wasIn && this.isIn) lines.change(before, this.value);
    else if (this.isIn) lines.flow(entry(hadBegun, wasOpen, wasMet)).add(this.value);
    else if (wasIn) lines.flow(this.isMet ? "pushedOut" : "transferredOut").add(before);
  }

  private revalue(day: number): void {
    const value = this.pricing.valueOf(this.state.row, day);
    this.lines.revalue(this.value, value);
    this.value = value;
  }

  private look(): void {
    const { state, scope } = this;
    this.isMet = state.isOpen && scope.meets(state.row, state.stage);
    this.isIn = this.isMet && scope.isExpected(state.row);
  }
}

/** By which line a deal comes into the pipeline. */
function entry(hadBegun: boolean, wasOpen: boolean, wasMet: boolean): Flow {
  if (!hadBegun) return "new";
  if (!wasOpen) return "reopened";
  return wasMet ? "pulledIn" : "transferredIn";
}
