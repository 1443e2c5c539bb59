/** Milliseconds between two states of a progress bar: more often nobody sees, and each is drawn at the cost of the work itself. */
const leastInterval = 100;

/** Tells how far work has come, but not more often than a person can see. Its beginning and its end are always told. */
export function atTimes(
  show: (done: number, total: number) => void,
  clock: () => number = () => performance.now(),
): (done: number, total: number) => void {
  let last = -Infinity;
  return (done, total) => {
    const now = clock();
    if (done > 0 && done < total && now - last < leastInterval) return;
    last = now;
    show(done, total);
  };
}
