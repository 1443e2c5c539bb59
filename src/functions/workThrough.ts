/**
 * Takes the items of a set one after another out of it and works on each; what joins the set meanwhile is worked on too.
 *
 * @returns False where the time was up before all was done; one item is always done.
 */
export function workThrough<Item>(
  items: Set<Item>,
  work: (item: Item) => void,
  isTimeUp: () => boolean,
): boolean {
  for (const item of items) {
    items.delete(item);
    work(item);
    if (isTimeUp()) return false;
  }
  return true;
}
