import { millisecondsPerDay } from "../../domain/dates/serial";
import { outcomeCodes } from "../index/outcomeCodes";
import type { Core } from "../index/core";
import { DealState } from "./dealState";
import type { BridgeLines, Flow } from "./lines";
import type { PlacedRows } from "./placedRows";
import type { Pricing } from "./pricing";
import type { PipelineScope } from "./scope";

/** The stretch of time that a bridge is over. */
export interface Stretch {
  /** The last millisecond of the opening: what happened later is a flow. */
  readonly openedAt: number;
  /** The last millisecond of the closing: what happened later is not looked at. */
  readonly closedAt: number;
  /** The days at whose rates the opening and the closing are valued. */
  readonly openingDay: number;
  readonly closingDay: number;
}

const exits: Readonly<Record<number, Flow>> = {
  [outcomeCodes.won]: "won",
  [outcomeCodes.lost]: "lost",
  [outcomeCodes.invalid]: "invalid",
};

/**
 * Follows one deal after another through a stretch, by the log rows that it is given in order, and adds to the bridge's lines what they
 * did: a deal leaves at its last open value, and is valued at the rate of the day on which something happens.
 */
export class DealFollower {
  private readonly state: DealState;
  private hasOpened = false;
  /** Whether the deal is in the pipeline, and whether it would be but for the close period. */
  private isIn = false;
  private isMet = false;
  private amount = 0;
  private currency = 0;
  private value = 0;
  private readonly kinds: readonly number[];
  private readonly stages: Int32Array;

  constructor(
    private readonly core: Core,
    private readonly rows: PlacedRows,
    private readonly scope: PipelineScope,
    private readonly pricing: Pricing,
    private readonly stretch: Stretch,
    private readonly lines: BridgeLines,
  ) {
    this.state = new DealState(core.stages);
    this.kinds = core.rows.steps.kinds;
    this.stages = core.rows.steps.stagesIn(core.stages);
  }

  /** Follows the deal whose log rows are in these places. */
  follow(start: number, end: number): void {
    const { state, kinds, stages, stretch } = this;
    const { rows, times, steps } = this.rows;
    const { openedAt, closedAt } = stretch;
    state.reset();
    let place = start;
    for (; place < end && !(times[place]! > openedAt); place++) {
      const step = steps[place]!;
      // A row of step 0 does not count.
      if (step !== 0) state.take(rows[place]!, kinds[step]!, stages[step]!);
    }
    this.look();
    if (this.isIn) {
      this.read();
      this.value = this.valueOn(stretch.openingDay);
      this.lines.opening.add(this.value);
    }
    for (; place < end && times[place]! <= closedAt; place++) {
      if (steps[place] !== 0) this.step(place);
    }
    if (!this.isIn) return;
    this.revalue(stretch.closingDay);
    this.lines.closing.add(this.value);
  }

  /** One event: what the deal was worth is brought to the day's rate, then what the event did is told. */
  private step(place: number): void {
    const { state, lines } = this;
    const { isIn: wasIn, isMet: wasMet } = this;
    const { isOpen: wasOpen, hasBegun: hadBegun } = state;
    const step = this.rows.steps[place]!;
    const day = Math.floor(this.rows.times[place]! / millisecondsPerDay);
    if (wasIn) this.revalue(day);
    state.take(this.rows.rows[place]!, this.kinds[step]!, this.stages[step]!);
    this.look();
    if (!state.isOpen) {
      if (wasIn) lines.flow(exits[state.outcome] ?? "invalid").add(this.value);
      return;
    }
    const before = this.value;
    if (this.isIn) {
      this.read();
      this.value = this.valueOn(day);
    }
    if (wasIn && this.isIn) lines.change(before, this.value);
    else if (this.isIn) lines.flow(entry(hadBegun, wasOpen, wasMet)).add(this.value);
    else if (wasIn) lines.flow(this.isMet ? "pushedOut" : "transferredOut").add(before);
  }

  private revalue(day: number): void {
    const value = this.valueOn(day);
    this.lines.revalue(this.value, value);
    this.value = value;
  }

  /** Reads what the deal is worth from the row that holds. */
  private read(): void {
    const { log } = this.core;
    this.amount = log.amount[this.state.row]!;
    this.currency = log.currency.codes[this.state.row]!;
  }

  private valueOn(day: number): number {
    return this.pricing.value(this.amount, this.currency, day);
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
