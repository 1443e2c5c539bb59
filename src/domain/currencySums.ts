/** A sum of amounts in one currency. */
export interface CurrencySum {
  /** As it was found; "" where none was. */
  readonly currency: string;
  readonly amount: number;
}

/** Adds amounts up in each currency apart, in the order in which currencies come; those that are not known (null) are passed over. */
export function sumByCurrency(
  items: Iterable<{ readonly amount: number | null; readonly currency: string }>,
): CurrencySum[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of items) {
    if (amount !== null) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}
