/**
 * The order of texts in criteria: letter case doesn't count, an accented letter stands right after its plain one, digits
 * and most signs before letters, other scripts after. The same on every machine: no locale has a part in it.
 * Negative, 0 or positive.
 */
export function compareText(a: string, b: string): number {
  const left = sortable(a);
  const right = sortable(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortable(text: string): string {
  return text.toLowerCase().normalize("NFD");
}
