import { checkOf } from "./check";
import type { LogEvent } from "./event";

/**
 * A first look at the chain of Checks, row by row in the order of the sheet, that keeps one Check a record. Where every row follows from the
 * one that its record had before it, the chain holds. Of the other records only a look at all their rows tells what is the matter (see
 * `verifyChain`), if anything is: the sheet may have been sorted.
 */
export class ChainWalk {
  private readonly lasts = new Map<string, string>();
  private readonly doubted = new Set<string>();
  private taken = 0;

  /** Takes the next row. */
  take(event: LogEvent): void {
    const { recordId, check } = event;
    this.taken++;
    if (checkOf(event, this.lasts.get(recordId) ?? "") !== check) this.doubted.add(recordId);
    this.lasts.set(recordId, check);
  }

  /** How many rows were taken. */
  get rows(): number {
    return this.taken;
  }

  /** The records whose rows do not follow one another as they stand. */
  get doubtful(): ReadonlySet<string> {
    return this.doubted;
  }
}
