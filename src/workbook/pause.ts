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

/** Whether a slice has used up its time: after 25 milliseconds the thread is to be handed over. What happens meanwhile does not count. */
export function sliceTimer(): () => boolean {
  let began: number | undefined = performance.now();
  return () => {
    const now = performance.now();
    began ??= now;
    if (now - began < 25) return false;
    began = undefined;
    return true;
  };
}

/** Runs a computation to its end, handing the thread over whenever a slice has used up its time. */
export async function inSlices<Value>(steps: Steps<Value>): Promise<Value> {
  const timeIsUp = sliceTimer();
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
