import { closest } from "fastest-levenshtein";
import { nearest } from "../../domain/store/nearest";

/** The valid name nearest to what was written: one that is near, else the one with the fewest letters to change; "" where there are no names. */
export function nearestName(written: string, names: readonly string[]): string {
  return nearest(written, names) ?? (names.length === 0 ? "" : closest(written, names));
}
