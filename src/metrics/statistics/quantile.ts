/**
 * A quantile of sorted values by linear interpolation between order statistics: R's type 7, which is Excel's
 * PERCENTILE.INC. Source: Hyndman and Fan 1996, "Sample Quantiles in Statistical Packages", The American Statistician
 * 50:361, definition 7.
 *
 * @param sorted Ascending.
 * @param share 0 to 1.
 * @returns Undefined for no values.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | undefined {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) return undefined;
  const high = sorted[below + 1];
  return high === undefined ? low : low + (position - below) * (high - low);
}
