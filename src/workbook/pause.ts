import type { Steps } from "../domain/steps";

/** Lets the screen and other tasks have a turn between two slices of long work (five blocking seconds end an add-in). */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Milliseconds of a task after which long work is to hand the thread over. */
const sliceMilliseconds = 25;

/** When the running task began its first slice; undefined: it has not. */
let taskBegan: number | undefined;

/**
 * Whether the running task has used up its time and the thread is to be handed over. The slices of one task count together, whosever they
 * are: three pieces of work one after the other are one block to whoever waits.
 */
export function timeIsUp(): boolean {
  const now = performance.now();
  if (taskBegan === undefined) {
    taskBegan = now;
    schedule(() => {
      taskBegan = undefined;
    });
  }
  return now - taskBegan >= sliceMilliseconds;
}

/** Runs a computation to its end, handing the thread over whenever the task has used up its time. */
export async function inSlices<Value>(steps: Steps<Value>): Promise<Value> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (timeIsUp()) await pause();
  }
}

/** Runs a task soon, after other tasks had their turn; timers are slowed in a hidden page, messages are not. */
export function schedule(task: () => void): void {
  pause().then(task, task);
}
