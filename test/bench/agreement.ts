import type { Figures } from "./variant";

const tolerance = 1e-9;
/** Differences that are told one by one. */
const mostTold = 8;

/** Says where two answers differ by more than 1e-9 of the larger figure: counts, being whole, must be equal. "" where nowhere. */
export function difference(
  labels: readonly string[],
  expected: Figures,
  found: Figures,
  names: { readonly expected: string; readonly found: string },
): string {
  if (expected.length !== labels.length || found.length !== labels.length) {
    return `${names.expected} has ${expected.length} figures, ${names.found} ${found.length}; ${labels.length} are asked`;
  }
  const differing = labels.flatMap((label, at) => {
    const [one, other] = [expected[at]!, found[at]!];
    if (isEqual(one, other)) return [];
    return [`${label}: ${names.expected} ${one}, ${names.found} ${other}`];
  });
  const rest = differing.length > mostTold ? [`and ${differing.length - mostTold} more`] : [];
  return [...differing.slice(0, mostTold), ...rest].join("\n  ");
}

/** A figure that a variant does not say (null) is equal to any. */
function isEqual(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return true;
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) && Number.isNaN(other);
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
}
