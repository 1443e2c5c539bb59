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

/** Whether a slice has used up its time: after 25 milliseconds the thread is handed over. */
export function sliceTimer(): () => boolean {
  let began = performance.now();
  return () => {
    if (performance.now() - began < 25) return false;
    began = performance.now();
    return true;
  };
}

/** Runs a task soon, after other tasks had their turn; timers are slowed in a hidden page, messages are not. */
export function schedule(task: () => void): void {
  pause().then(task, task);
}
