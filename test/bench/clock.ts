/** Seconds after which a workload of a variant is not run again: the one run counts, and is told as n=1. */
export const capSeconds = 20;

/** Milliseconds that a quick workload is repeated for in a round, and how often at most. */
const sampleMilliseconds = 30;
export const mostRepeats = 100;

/** The milliseconds that something took, a promise's included, and what it came to. */
export async function timed<Value>(
  run: () => Value | Promise<Value>,
): Promise<{ readonly milliseconds: number; readonly value: Value }> {
  const start = performance.now();
  const answer = run();
  const value = answer instanceof Promise ? await answer : answer;
  return { milliseconds: performance.now() - start, value };
}

/** Runs that a sample has at least, unless one takes longer than this. */
const fewestRuns = 3;
const longMilliseconds = 1000;

/** One sample of a round: the median of as many runs as fit into a few milliseconds, three at least. `prepare` is not timed. */
export async function sample(
  run: (turn: number) => unknown,
  prepare: () => void | Promise<void>,
): Promise<number> {
  const times: number[] = [];
  const began = performance.now();
  while (
    times.length === 0 ||
    (times.length < fewestRuns && times[0]! < longMilliseconds) ||
    (performance.now() - began < sampleMilliseconds && times.length < mostRepeats)
  ) {
    await prepare();
    const turn = times.length;
    times.push((await timed(() => run(turn))).milliseconds);
  }
  return median(times);
}

/** Milliseconds for which a question is asked untimed, so that what is timed has been compiled. */
export const warmMilliseconds = 300;

/** Runs something until it is warm: at least twice. */
export async function warm(run: () => unknown, prepare: () => void): Promise<void> {
  const began = performance.now();
  for (let runs = 0; runs < 2 || performance.now() - began < warmMilliseconds; runs++) {
    prepare();
    await run();
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
