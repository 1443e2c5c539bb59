/**
 * A long computation in steps of a few milliseconds each, so that whoever runs it can let others have a turn between
 * two of them. What it reads may change between two steps only where its docstring says so; it then checks on resuming.
 */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Runs a computation to its end at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Breaks a computation off, if it isn't at its end: what it had taken is given back. */
export function breakOff(steps: Steps<unknown>): void {
  steps.return(undefined);
}

/** As `items.map(change)`, so many items a step. */
export function* mapInSteps<Item, Value>(
  items: readonly Item[],
  itemsPerStep: number,
  change: (item: Item, index: number) => Value,
): Steps<Value[]> {
  const values: Value[] = [];
  for (let index = 0; index < items.length; index++) {
    values.push(change(items[index] as Item, index));
    if ((index + 1) % itemsPerStep === 0) yield;
  }
  return values;
}

/** As `[...items].sort(order)`, so many items a step: short runs are sorted, then merged two by two. */
export function* sortInSteps<Item>(
  items: readonly Item[],
  itemsPerStep: number,
  order: (a: Item, b: Item) => number,
): Steps<Item[]> {
  let sorted: Item[] = [];
  for (let first = 0; first < items.length; first += itemsPerStep) {
    for (const item of items.slice(first, first + itemsPerStep).sort(order)) sorted.push(item);
    yield;
  }
  for (let run = itemsPerStep; run < sorted.length; run *= 2) {
    const merged: Item[] = [];
    for (let first = 0; first < sorted.length; first += 2 * run) {
      let [left, right] = [first, first + run];
      const [middle, end] = [Math.min(right, sorted.length), Math.min(first + 2 * run, sorted.length)];
      while (left < middle || right < end) {
        const takesLeft =
          right >= end || (left < middle && order(sorted[left] as Item, sorted[right] as Item) <= 0);
        merged.push(sorted[takesLeft ? left++ : right++] as Item);
        if (merged.length % itemsPerStep === 0) yield;
      }
    }
    sorted = merged;
  }
  return sorted;
}
