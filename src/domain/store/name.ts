/** Names whose keys are remembered, and how many: the same few are looked up for every question. */
const keys = new Map<string, string>();
const mostKeys = 5000;

/**
 * The form in which two names are compared: trimmed, one space for many, full width and half width alike, any letter
 * case. "Ｐroposal " and "proposal" are the same name.
 */
export function nameKey(written: string): string {
  let key = keys.get(written);
  if (key === undefined) {
    key = written.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
    if (keys.size === mostKeys) keys.clear();
    keys.set(written, key);
  }
  return key;
}

/** Whether two names are the same as {@link nameKey} sees them. */
export function sameName(a: string, b: string): boolean {
  return a === b || nameKey(a) === nameKey(b);
}
