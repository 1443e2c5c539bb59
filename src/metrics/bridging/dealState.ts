import { kindCodes } from "../index/eventColumns";
import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";

/**
 * A deal that is followed through its own log rows: where it is after each. The rules are those by which a view derives where a
 * deal is (`RecordHistory`); a merged record's rows are its own story, not the survivor's.
 */
export class DealState {
  /** The row whose amount, owner and the like hold; −1 before the first. */
  row = -1;
  /** The stage by its number; −1 before the first. */
  stage = -1;
  /** Neither removed nor merged into another. */
  isThere = false;
  private isFixed = false;

  constructor(private readonly view: View) {}

  /** Whether it was there before, in whatever state. */
  get hasBegun(): boolean {
    return this.row >= 0;
  }

  /** What its stage makes of it, as a code of `outcomeCodes`. */
  get outcome(): number {
    return this.stage < 0
      ? outcomeCodes.open
      : (this.view.core.stages.outcomes[this.stage] ?? outcomeCodes.open);
  }

  get isOpen(): boolean {
    return this.isThere && this.outcome === outcomeCodes.open;
  }

  /** Forgets the deal, for the next. */
  reset(): void {
    this.row = -1;
    this.stage = -1;
    this.isThere = false;
    this.isFixed = false;
  }

  take(row: number): void {
    const { log, stages } = this.view.core;
    const kind = log.kind[row];
    this.isThere = kind !== kindCodes.Removed && kind !== kindCodes.Merged;
    if (!this.isThere) return;
    this.row = row;
    if (this.isFixed) return;
    if (kind === kindCodes.Converted) {
      this.isFixed = true;
      return;
    }
    const next = stages.ofRow(log, row);
    const isLateCreation = kind === kindCodes.Created && this.stage >= 0 && stages.isBefore(next, this.stage);
    if (!isLateCreation) this.stage = next;
  }
}
