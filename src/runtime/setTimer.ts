/** Runs a task after so many milliseconds; returns how to call it off. */
export function setTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
