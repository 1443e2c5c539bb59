import { nameKey } from "../store/name";

/** Texts each once, as first written; blank ones left out. Two spellings of one name (case, blanks, full width) are one. */
export function eachOnce(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  const exact = new Set<string>();
  return texts.filter((text) => {
    if (text === "" || exact.has(text)) return false;
    exact.add(text);
    const key = nameKey(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
