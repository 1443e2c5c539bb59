/** Adding and taking away 1.5 × 2^52 rounds to whole numbers; the others to multiples of 2^−32 and 2^−64. */
const toWhole = 1.5 * 2 ** 52;
const toMiddle = 1.5 * 2 ** 20;
const toLow = 1.5 * 2 ** -12;

/** So many numbers smaller than this add up in the three registers without rounding: 2^33 × 2^20 is 2^53. */
const largest = 2 ** 33;
const mostPending = 2 ** 20;

/**
 * A sum that loses nothing: what is added and taken away again cancels to exactly 0, in any order. It keeps the total as numbers that do
 * not overlap; numbers of the size of money are first added up in three registers of whole, middle and low digits, which is exact
 * too. Sources: Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", Discrete &
 * Computational Geometry 18:305, GROW-EXPANSION; for the registers Demmel and Hida 2004, "Accurate and Efficient Floating Point
 * Summation", SIAM Journal on Scientific Computing 25:1214.
 */
export class ExactSum {
  /** Numbers that do not overlap, the smallest first; with the registers, their exact sum is the total. */
  private readonly parts: number[] = [];
  private whole = 0;
  private middle = 0;
  private low = 0;
  private pending = 0;

  add(value: number): void {
    if (!(Math.abs(value) < largest)) {
      this.grow(value);
      return;
    }
    const whole = value + toWhole - toWhole;
    this.whole += whole;
    let rest = value - whole;
    if (rest !== 0) {
      const middle = rest + toMiddle - toMiddle;
      this.middle += middle;
      rest -= middle;
      if (rest !== 0) {
        const low = rest + toLow - toLow;
        this.low += low;
        rest -= low;
        if (rest !== 0) this.grow(rest);
      }
    }
    if (++this.pending === mostPending) this.settle();
  }

  /** Adds another sum, exactly. */
  addAll(other: ExactSum): void {
    for (const part of other.settle()) this.add(part);
  }

  /** Takes another sum away, exactly. */
  subtractAll(other: ExactSum): void {
    for (const part of other.settle()) this.add(-part);
  }

  /** The number nearest to the total, of two that are as near the even one, so that no order changes it: 0 where nothing is left. */
  get total(): number {
    const parts = this.settle();
    let place = parts.length - 1;
    let total = parts[place] ?? 0;
    let rest = 0;
    while (place > 0 && rest === 0) {
      const part = parts[--place]!;
      const next = total + part;
      rest = part - (next - total);
      total = next;
    }
    // Where that is half a step, what lies below it decides.
    if (place > 0 && Math.sign(rest) === Math.sign(parts[place - 1]!)) {
      const next = total + 2 * rest;
      if (next - total === 2 * rest) total = next;
    }
    return total;
  }

  /** Empties the registers; the numbers that then make up the total. */
  private settle(): readonly number[] {
    this.grow(this.whole);
    this.grow(this.middle);
    this.grow(this.low);
    this.whole = this.middle = this.low = this.pending = 0;
    return [...this.parts];
  }

  private grow(value: number): void {
    const { parts } = this;
    let rest = value;
    let kept = 0;
    for (const part of parts) {
      const total = rest + part;
      // Knuth's TwoSum: total + lost is exactly rest + part.
      const virtual = total - rest;
      const lost = rest - (total - virtual) + (part - virtual);
      if (lost !== 0) parts[kept++] = lost;
      rest = total;
    }
    parts.length = kept;
    if (rest !== 0) parts.push(rest);
  }
}
