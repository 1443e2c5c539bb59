import { nameKey } from "../../domain/store/name";
import type { Setup } from "../../domain/store/setup";
import { forecastCategories, readOption } from "../../domain/store/words";

/**
 * The current name of a value of a list and every other way of writing it (Also Written As). Values that no list knows, and lists
 * that are not kept, stand for themselves.
 */
export class Spellings {
  private readonly byKey = new Map<string, readonly string[]>();

  constructor(setup: Setup, list: string) {
    for (const value of setup.lists) {
      if (nameKey(value.list) !== nameKey(list)) continue;
      const all = [value.value, ...value.alsoWrittenAs];
      for (const each of all) if (!this.byKey.has(nameKey(each))) this.byKey.set(nameKey(each), all);
    }
  }

  /** The spellings of a value, the current name first. */
  of(value: string): readonly string[] {
    return this.byKey.get(nameKey(value)) ?? [value.trim()];
  }
}

/** The spellings of a forecast category; blank is pipeline. */
export function categorySpellings(written: string): readonly string[] {
  const code = written.trim() === "" ? "pipeline" : readOption(forecastCategories, written);
  if (code === undefined) return [written];
  const { en, zh, also } = forecastCategories[code];
  return [en, zh, ...(also ?? [])];
}
