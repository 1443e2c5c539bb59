/**
 * A sum that loses nothing: what is added and taken away again cancels to exactly 0, in any order. It keeps the total as numbers
 * that do not overlap. Source: Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates",
 * Discrete & Computational Geometry 18:305, GROW-EXPANSION.
 */
export class ExactSum {
  /** Numbers that do not overlap, the smallest first; their exact sum is the total. */
  private readonly parts: number[] = [];

  add(value: number): void {
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

  /** Adds another sum, exactly. */
  addAll(other: ExactSum): void {
    for (const part of [...other.parts]) this.add(part);
  }

  /** Takes another sum away, exactly. */
  subtractAll(other: ExactSum): void {
    for (const part of [...other.parts]) this.add(-part);
  }

  /** The total, rounded to a number: 0 where nothing is left. */
  get total(): number {
    let total = 0;
    for (const part of this.parts) total += part;
    return total;
  }
}
