import type { View } from "../index/view";

/** A figure of which only the one that was asked for last is kept, until something changes: for the next cell that asks for the same. */
export function lastAsked<Value>(view: View, name: string, key: string, compute: () => Value): Value {
  const kept = view.once(name, () => new Map<string, { readonly value: Value }>());
  const known = kept.get(key) ?? { value: compute() };
  kept.clear();
  kept.set(key, known);
  return known.value;
}
