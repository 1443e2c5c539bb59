import { followDays } from "../../src/runtime/midnight";

const hour = 3_600_000;

/** A machine whose clock and timers a test moves on; asleep, its clock goes on and its timers wait. */
function machine(startHour: number) {
  let now = startHour * hour;
  let timers: { left: number; task: () => void }[] = [];
  return {
    clock: {
      today: () => Math.floor(now / (24 * hour)),
      untilMidnight: () => 24 * hour - (now % (24 * hour)),
      setTimer(task: () => void, milliseconds: number) {
        const timer = { left: milliseconds, task };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    pass(milliseconds: number) {
      for (let left = milliseconds; left > 0;) {
        const step = Math.min(left, ...timers.map((timer) => timer.left));
        now += step;
        left -= step;
        for (const timer of timers) timer.left -= step;
        const due = timers.filter((timer) => timer.left <= 0);
        timers = timers.filter((timer) => timer.left > 0);
        for (const timer of due) timer.task();
      }
    },
    sleep(milliseconds: number) {
      now += milliseconds;
    },
    timers: () => timers.length,
  };
}

describe("a new day", () => {
  it("is announced once, right after midnight, every night", () => {
    const { clock, pass } = machine(20);
    let days = 0;
    followDays(clock, () => days++);
    pass(4 * hour - 1);
    expect(days).toBe(0);
    pass(1000);
    expect(days).toBe(1);
    pass(23 * hour);
    expect(days).toBe(1);
    pass(hour);
    expect(days).toBe(2);
  });

  it("is announced within a minute of waking where the machine slept through midnight", () => {
    const { clock, pass, sleep } = machine(20);
    let days = 0;
    followDays(clock, () => days++);
    pass(hour);
    sleep(12 * hour);
    expect(days).toBe(0);
    pass(60_000);
    expect(days).toBe(1);
  });

  it("is followed no longer than asked", () => {
    const { clock, pass, timers } = machine(23);
    let days = 0;
    const stop = followDays(clock, () => days++);
    stop();
    pass(3 * hour);
    expect(days).toBe(0);
    expect(timers()).toBe(0);
  });
});
