import type { ListName } from "./listNames";
import { defaultListValues } from "./listNames";
import { nameKey } from "./name";
import type { Setup } from "./setup";

/**
 * A value of a list by the spelling that the list has: found by its name, by an Also Written As, or, for the values that set-up
 * offers, by the word of the other language. A value that is not in the list stays as written, trimmed.
 */
export function listValue(setup: Setup, list: ListName, written: string): string {
  const key = nameKey(written);
  if (key === "") return "";
  const values = setup.lists.filter((value) => value.list === list);
  const known = values.find((value) =>
    [value.value, ...value.alsoWrittenAs].some((name) => nameKey(name) === key),
  );
  if (known !== undefined) return known.value;
  const offered = defaultListValues[list]?.find(({ en, zh }) => nameKey(en) === key || nameKey(zh) === key);
  const translated =
    offered &&
    values.find(({ value }) => [offered.en, offered.zh].some((name) => nameKey(name) === nameKey(value)));
  return translated?.value ?? written.trim();
}
