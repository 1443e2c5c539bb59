/** How long changes wait at most, in milliseconds: nobody is to wait for what takes longer than any table is known to. */
export const longestHold = 10_000;

/** Lets changes that were found in the grid wait while somebody asks for that. */
export class HeldChanges {
  private holders = 0;
  private waiting: (() => void)[] = [];

  /** @param setTimer Runs a task later; returns how to call it off. */
  constructor(private readonly setTimer: (task: () => void, milliseconds: number) => () => void) {}

  /** Holds changes until the returned function is called, or {@link longestHold} has passed. */
  hold(): () => void {
    this.holders++;
    let isHeld = true;
    const letGo = (): void => {
      if (!isHeld) return;
      isHeld = false;
      stopTimer();
      this.holders--;
      if (this.holders === 0) for (const go of this.waiting.splice(0)) go();
    };
    const stopTimer = this.setTimer(letGo, longestHold);
    return letGo;
  }

  /** Resolves when nobody holds changes, to all who wait in the order in which they came. */
  whenFree(): Promise<void> {
    if (this.holders === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
