import type { DayRange } from "../../domain/dates/period";
import { outcomeCodes } from "../index/outcomeCodes";
import type { RecordTest } from "../filters/compileFilters";
import { selectedQuantile } from "../statistics/orderStatistic";
import type { ClosedCube, SortedDeals } from "./closedCube";
import { undatedDay, type ClosedDeals, type Placement } from "./closedDeals";
import { SortedValues } from "./sortedValues";
import { Spans } from "./spans";

/** What a cell about closed deals asks. */
export type ClosedFigure =
  | { readonly kind: "count"; readonly outcome: "won" | "lost" | "invalid" }
  | { readonly kind: "winRate" }
  | { readonly kind: "cycleMean" | "cycleCount" }
  | { readonly kind: "cycleQuantile"; readonly share: number };

/** Where the values of one gather go before a quantile is selected among them. */
let scratch = new Float64Array(1024);
const spans = new Spans();

/**
 * A cell that asks about closed deals under criteria on their fields and a period of whole days. Its criteria are worked out for the
 * values that there are, so that its value is a matter of a few stretches of the cube; or it is kept by what each changed deal adds and
 * takes away.
 */
export class ClosedCell {
  private compiledFor = -1;
  /** Pairs of a first bucket and the one after the last. */
  private stretches: Int32Array = new Int32Array(0);
  /** The same buckets, a bit each. */
  private accepted = new Uint32Array(0);
  /** The outcomes that its figure is about, by their codes a bit each, and whether a deal without a cycle counts in it. */
  private readonly outcomes: number;
  private readonly takesUntimed: boolean;
  private counts = { won: 0, lost: 0, invalid: 0, timed: 0 };
  private sum = 0;
  private values: SortedValues | undefined;
  /** Whether it is kept by the deals that come and go; else it is computed from the cube. */
  isKept = false;

  /** @param tests Each with the dimension of its field. */
  constructor(
    readonly figure: ClosedFigure,
    private readonly tests: readonly { readonly test: RecordTest; readonly dimension: number }[],
    private readonly period: DayRange | undefined,
    private readonly deals: ClosedDeals,
  ) {
    this.outcomes = outcomesOf(figure);
    this.takesUntimed = figure.kind === "count" || figure.kind === "winRate";
  }

  /** Its value from the cube; undefined where there is nothing to divide by or to time. */
  compute(cube: ClosedCube): number | undefined {
    this.compile(this.deals.vocabulary);
    switch (this.figure.kind) {
      case "count":
        return this.countIn(cube, cube[this.figure.outcome]);
      case "winRate": {
        const won = this.countIn(cube, cube.won);
        return shareOf(won, won + this.countIn(cube, cube.lost));
      }
      case "cycleCount":
        return this.countIn(cube, cube.timed);
      case "cycleMean": {
        const count = this.countIn(cube, cube.timed);
        return count === 0 ? undefined : this.sumIn(cube) / 1e6 / count;
      }
      case "cycleQuantile": {
        const cycles = this.gather(cube);
        return selectedQuantile(cycles, cycles.length, this.figure.share);
      }
    }
  }

  /** Its value as kept by the deals that it was told of. */
  kept(): number | undefined {
    const { won, lost, timed } = this.counts;
    switch (this.figure.kind) {
      case "count":
        return this.counts[this.figure.outcome];
      case "winRate":
        return shareOf(won, won + lost);
      case "cycleCount":
        return timed;
      case "cycleMean":
        return timed === 0 ? undefined : this.sum / 1e6 / timed;
      case "cycleQuantile":
        return this.values?.quantile(this.figure.share);
    }
  }

  /** Whether a deal meets the cell's criteria and counts in its figure. */
  takes({ bucket, outcome, day, cycle }: Placement): boolean {
    if (bucket < 0 || ((this.outcomes >> outcome) & 1) === 0) return false;
    if ((Number.isNaN(cycle) && !this.takesUntimed) || !this.accepts(bucket)) return false;
    return this.period === undefined || isInPeriod(this.period, day);
  }

  /** Whether a bucket meets the cell's criteria. */
  accepts(bucket: number): boolean {
    return ((this.accepted[bucket >> 5]! >> (bucket & 31)) & 1) === 1;
  }

  /** Adds a deal that it takes (1), or takes it away (−1). */
  change(deal: Placement, by: 1 | -1): void {
    if (!this.isKept) return;
    if (deal.outcome === outcomeCodes.lost) this.counts.lost += by;
    else if (deal.outcome === outcomeCodes.invalid) this.counts.invalid += by;
    else this.counts.won += by;
    if (deal.outcome !== outcomeCodes.won || Number.isNaN(deal.cycle)) return;
    this.counts.timed += by;
    this.sum += by * deal.cycle;
    if (by === 1) this.values?.add(deal.cycle / 1e6);
    else this.values?.remove(deal.cycle / 1e6);
  }

  /** Forgets what it kept: it is counted anew when next asked. */
  forget(): void {
    this.isKept = false;
    this.values = undefined;
  }

  /** How many values it keeps in order. */
  get keptValues(): number {
    return this.values?.count ?? 0;
  }

  /** Counts from the cube what is from now on kept by changes. */
  keep(cube: ClosedCube): void {
    this.compile(this.deals.vocabulary);
    const count = (deals: SortedDeals): number => this.countIn(cube, deals);
    this.counts = {
      won: count(cube.won),
      lost: count(cube.lost),
      invalid: count(cube.invalid),
      timed: count(cube.timed),
    };
    this.sum = this.sumIn(cube);
    this.values = this.figure.kind === "cycleQuantile" ? new SortedValues(this.gather(cube)) : undefined;
    this.isKept = true;
  }

  private countIn(cube: ClosedCube, deals: SortedDeals): number {
    this.findSpans(cube, deals);
    return spans.count();
  }

  /** The cycles added up, in millionths of days. */
  private sumIn(cube: ClosedCube): number {
    this.findSpans(cube, cube.timed);
    return spans.sum(cube.timed.sums);
  }

  /** The cycles, in a place where they hold until others are gathered. */
  private gather(cube: ClosedCube): Float64Array {
    const { cycles } = cube.timed;
    if (scratch.length < cycles.length) scratch = new Float64Array(cycles.length);
    this.findSpans(cube, cube.timed);
    return scratch.subarray(0, spans.gather(cycles, scratch));
  }

  /** Finds the spans of sorted deals that meet the criteria. */
  private findSpans(cube: ClosedCube, { upTo, days }: SortedDeals): void {
    const { stretches, period } = this;
    const { months } = cube;
    spans.clear();
    if (period === undefined || (period.from === undefined && period.to === undefined)) {
      spans.addStretches(stretches, upTo, months);
      return;
    }
    const { first, last, hasBegun, hasEnded } = cube.monthsOf(period);
    const from = period.from ?? -Infinity;
    const to = period.to ?? Infinity;
    for (let pair = 0; pair < stretches.length; pair += 2) {
      for (let bucket = stretches[pair]!; bucket < stretches[pair + 1]!; bucket++) {
        const base = bucket * months;
        if (first <= last) spans.add(upTo[base + first]!, upTo[base + last + 1]!);
        if (hasBegun) spans.addDays(days, upTo[base + first - 1]!, upTo[base + first]!, from, to);
        if (hasEnded) spans.addDays(days, upTo[base + last + 1]!, upTo[base + last + 2]!, from, to);
      }
    }
  }

  /**
   * Works out the criteria for the values that there are, unless that is done; to be called before {@link takes}.
   *
   * @param vocabulary That of the deals now.
   */
  compile(vocabulary: number): void {
    const { deals } = this;
    if (this.compiledFor === vocabulary) return;
    this.compiledFor = vocabulary;
    this.stretches = this.findStretches();
    this.accepted = new Uint32Array(Math.max(1, deals.bucketCount >> 5));
    for (let pair = 0; pair < this.stretches.length; pair += 2) {
      for (let bucket = this.stretches[pair]!; bucket < this.stretches[pair + 1]!; bucket++) {
        this.accepted[bucket >> 5]! |= 1 << (bucket & 31);
      }
    }
  }

  private findStretches(): Int32Array {
    const { dimensions } = this.deals;
    // From the highest bits down: a dimension without a criterion takes a whole run of buckets.
    const order = dimensions.map((_, dimension) => dimension).reverse();
    const accepted = dimensions.map(({ values }, dimension) => {
      const tests = this.tests.filter((test) => test.dimension === dimension);
      return tests.length === 0
        ? undefined
        : values.map((value) => tests.every(({ test }) => test.accepts(value)));
    });
    const pairs: number[] = [];
    const walk = (depth: number, bucket: number): void => {
      const rest = order.slice(depth);
      if (rest.every((dimension) => accepted[dimension] === undefined)) {
        const width = 1 << rest.reduce((sum, each) => sum + dimensions[each]!.bits, 0);
        if (pairs[pairs.length - 1] === bucket) pairs[pairs.length - 1] = bucket + width;
        else pairs.push(bucket, bucket + width);
        return;
      }
      const own = rest[0]!;
      const shift = this.deals.shiftOf(own);
      for (let number = 0; number < dimensions[own]!.values.length; number++) {
        if (accepted[own]?.[number] !== false) walk(depth + 1, bucket | (number << shift));
      }
    };
    walk(0, 0);
    return Int32Array.from(pairs);
  }
}

/** The outcomes that a figure is about, by their codes a bit each. */
function outcomesOf(figure: ClosedFigure): number {
  const { won, lost } = outcomeCodes;
  switch (figure.kind) {
    case "count":
      return 1 << outcomeCodes[figure.outcome];
    case "winRate":
      return (1 << won) | (1 << lost);
    default:
      return 1 << won;
  }
}

function shareOf(count: number, of: number): number | undefined {
  return of === 0 ? undefined : count / of;
}

function isInPeriod({ from, to }: DayRange, day: number): boolean {
  if (from === undefined && to === undefined) return true;
  return day !== undatedDay && day >= (from ?? -Infinity) && day <= (to ?? Infinity);
}
