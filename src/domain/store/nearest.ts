import { distance } from "fastest-levenshtein";
import { nameKey } from "./name";

/**
 * The valid name nearest to what somebody wrote, for "did you mean …?": the fewest letters to change, at most a third of the
 * longer of the two (at least one); one that begins with what was written, or the other way round, counts as near from
 * two letters on. Undefined where nothing is near. The first of equally near names wins.
 */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const key = nameKey(written);
  if (key === "") return undefined;
  let best: string | undefined;
  let fewest = Infinity;
  for (const name of names) {
    const candidate = nameKey(name);
    if (candidate === "") continue;
    const changes = changesBetween(key, candidate);
    if (changes < fewest) {
      best = name;
      fewest = changes;
    }
  }
  return best;
}

function changesBetween(key: string, candidate: string): number {
  const changes = isSwapped(key, candidate) ? 1 : distance(key, candidate);
  const longest = Math.max(key.length, candidate.length);
  if (changes <= Math.max(1, Math.floor(longest / 3)) && changes < longest) return changes;
  const begins = candidate.startsWith(key) || key.startsWith(candidate);
  return begins && Math.min(key.length, candidate.length) >= 2 ? changes : Infinity;
}

/** Whether two neighbouring letters changed places, the commonest slip: "opne" for "open". */
function isSwapped(key: string, candidate: string): boolean {
  if (key.length !== candidate.length) return false;
  let at = 0;
  while (at < key.length && key[at] === candidate[at]) at++;
  const swapped = key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2);
  return at < key.length - 1 && swapped === candidate;
}
