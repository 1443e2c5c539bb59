/** A deal of a forecast: what it is worth if it is won, and the chance of that, 0 to 1. */
export interface ChancedAmount {
  readonly amount: number;
  readonly chance: number;
}

/** How finely the total is divided: amounts are rounded to a ten-thousandth of it. */
const steps = 10_000;

/** Probabilities that differ by less than this are the same: a sum of thousands of products is no more exact. */
const tolerance = 1e-12;

/** Totals at either end that are less probable than this are left at 0: all of them together do not change any digit. */
const negligible = 1e-30;

/**
 * The distribution of the total of deals that are each won or not, independently of one another, by convolution: the sum of
 * Bernoulli variables with different amounts. Source: SPEC section 2, "History-based forecast"; the recursion is that of the
 * Poisson binomial distribution with amounts, see Barlow and Heidtmann 1984, "Computing k-out-of-n System Reliability", IEEE
 * Transactions on Reliability 33:322. Amounts are rounded to total ÷ 10,000, so that the work is 10,000 steps a deal at most.
 */
export class ForecastDistribution {
  /** What one step is worth; 0 where there is nothing to win. */
  readonly step: number;
  /** The total in steps with which the probabilities begin: 0, or less where amounts are negative. */
  readonly first: number;
  /** The probability of each total, from `first` on, a step each; they add up to 1. */
  readonly probabilities: Float64Array;

  constructor(deals: readonly ChancedAmount[]) {
    let total = 0;
    for (const { amount } of deals) total += Math.abs(amount);
    this.step = total / steps;
    const rounded = deals
      .map(({ amount, chance }) => ({ size: total === 0 ? 0 : Math.round(amount / this.step), chance }))
      .filter(({ size, chance }) => size !== 0 && chance > 0)
      // The smallest first, so that the support grows late; and the same deals in any order give the same numbers.
      .sort((a, b) => Math.abs(a.size) - Math.abs(b.size) || a.size - b.size || a.chance - b.chance);
    let lowest = 0;
    let span = 0;
    for (const { size } of rounded) {
      lowest += Math.min(0, size);
      span += Math.abs(size);
    }
    this.first = lowest;
    this.probabilities = new Float64Array(span + 1);
    convolve(this.probabilities, rounded);
  }

  /** The smallest total x with P(total ≤ x) ≥ share; share from 0 to 1. */
  quantile(share: number): number {
    const { probabilities } = this;
    let reached = 0;
    let at = 0;
    for (; at < probabilities.length - 1; at++) {
      reached += probabilities[at] ?? 0;
      if (reached >= share - tolerance) break;
    }
    return (this.first + at) * this.step;
  }

  /** What the rounded amounts add up to, against what they should: 1 where rounding changed nothing. */
  get rounding(): number {
    return this.step === 0 ? 1 : (this.probabilities.length - 1) / steps;
  }
}

/** Takes in one deal after the other. A negative amount is a loss that is sure, and won back with the other chance. */
function convolve(
  probabilities: Float64Array,
  deals: readonly { readonly size: number; readonly chance: number }[],
): void {
  probabilities[0] = 1;
  let low = 0;
  let top = 0;
  for (const { size, chance } of deals) {
    const width = Math.abs(size);
    const gain = size > 0 ? chance : 1 - chance;
    const stay = 1 - gain;
    for (let at = top; at >= low; at--) {
      const before = probabilities[at]!;
      probabilities[at + width]! += before * gain;
      probabilities[at] = before * stay;
    }
    top += width;
    while (low < top && probabilities[low]! < negligible) probabilities[low++] = 0;
    while (low < top && probabilities[top]! < negligible) probabilities[top--] = 0;
  }
}
