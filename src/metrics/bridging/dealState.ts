import { kindCodes } from "../index/eventColumns";
import { outcomeCodes } from "../index/outcomeCodes";
import type { StageBook } from "../index/stageBook";

/**
 * A deal that is followed through its own log rows: where it is after each. The rules are those by which a view derives where a
 * deal is (`followRecords`); a merged record's rows are its own story, not the survivor's.
 */
export class DealState {
  /** The row whose amount, owner and the like hold; −1 before the first. */
  row = -1;
  /** The stage by its number; −1 before the first. */
  stage = -1;
  /** Neither removed nor merged into another. */
  isThere = false;
  private isFixed = false;

  constructor(private readonly stages: StageBook) {}

  /** Whether it was there before, in whatever state. */
  get hasBegun(): boolean {
    return this.row >= 0;
  }

  /** What its stage makes of it, as a code of `outcomeCodes`. */
  get outcome(): number {
    return this.stage < 0 ? outcomeCodes.open : this.stages.outcomes[this.stage]!;
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

  /** Takes a log row: the code of its kind, and the stage that it names. */
  take(row: number, kind: number, next: number): void {
    this.isThere = kind !== kindCodes.Removed && kind !== kindCodes.Merged;
    if (!this.isThere) return;
    this.row = row;
    if (this.isFixed) return;
    if (kind === kindCodes.Converted) {
      this.isFixed = true;
      return;
    }
    const isLateCreation =
      kind === kindCodes.Created && this.stage >= 0 && this.stages.isBefore(next, this.stage);
    if (!isLateCreation) this.stage = next;
  }
}
