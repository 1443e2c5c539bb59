/** How often the day is looked at: a machine that sleeps stops its timers, so one set for midnight may ring hours late. */
const everyMilliseconds = 60_000;

/** What following the day needs of the machine. */
export interface DayClock {
  /** Today, a whole serial in the workbook's zone. */
  readonly today: () => number;
  /** Milliseconds until the next midnight in that zone. */
  readonly untilMidnight: () => number;
  /** Runs a task later; returns how to call it off. */
  readonly setTimer: (task: () => void, milliseconds: number) => () => void;
}

/** Calls back whenever a new day has begun, at the latest a minute after the machine woke. Returns how to stop. */
export function followDays({ today, untilMidnight, setTimer }: DayClock, announce: () => void): () => void {
  let day = today();
  let stopTimer = wait();
  function wait(): () => void {
    return setTimer(look, Math.min(untilMidnight() + 500, everyMilliseconds));
  }
  function look(): void {
    const now = today();
    stopTimer = wait();
    if (now === day) return;
    day = now;
    announce();
  }
  return () => {
    stopTimer();
  };
}
