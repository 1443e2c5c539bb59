/**
 * The form in which two names are compared: trimmed, one space for many, full width and half width alike, any letter
 * case. "Ｐroposal " and "proposal" are the same name.
 */
export function nameKey(written: string): string {
  return written.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Whether two names are the same as {@link nameKey} sees them. */
export function sameName(a: string, b: string): boolean {
  return a === b || nameKey(a) === nameKey(b);
}
