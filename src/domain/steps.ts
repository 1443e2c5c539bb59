/**
 * A long computation in steps of a few milliseconds each, so that whoever runs it can let others have a turn between
 * two of them. Nothing may change that it reads while it is under way.
 */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Runs a computation to its end at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
