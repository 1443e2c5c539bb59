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
  private stretches = new Int32Array(0);
  /** By test: which of its dimension's numbers it accepts, 1 yes, 2 no, 0 not yet asked. */
  private accepted: Uint8Array[] = [];
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
  ) {}

  /** Its value from the cube; undefined where there is nothing to divide by or to time. */
  compute(cube: ClosedCube): number | undefined {
    this.compile();
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
      case "cycleQuantile":
        return selectedQuantile(scratch, this.gather(cube), this.figure.share);
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
  takes(deal: Placement): boolean {
    if (deal.bucket < 0 || !this.asksFor(deal)) return false;
    if (this.period !== undefined && !isInPeriod(this.period, deal.day)) return false;
    this.compile();
    for (let index = 0; index < this.tests.length; index++) {
      const { dimension } = this.tests[index]!;
      const number = (deal.bucket >> this.deals.shiftOf(dimension)) & (this.accepted[index]!.length - 1);
      if (!this.accepts(index, number)) return false;
    }
    return true;
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

  private asksFor({ outcome, cycle }: Placement): boolean {
    switch (this.figure.kind) {
      case "count":
        return outcome === outcomeCodes[this.figure.outcome];
      case "winRate":
        return outcome !== outcomeCodes.invalid;
      default:
        return outcome === outcomeCodes.won && !Number.isNaN(cycle);
    }
  }

  /** How many values it keeps in order. */
  get keptValues(): number {
    return this.values?.count ?? 0;
  }

  /** Counts from the cube what is from now on kept by changes. */
  keep(cube: ClosedCube): void {
    this.compile();
    const count = (deals: SortedDeals): number => this.countIn(cube, deals);
    this.counts = {
      won: count(cube.won),
      lost: count(cube.lost),
      invalid: count(cube.invalid),
      timed: count(cube.timed),
    };
    this.sum = this.sumIn(cube);
    this.values =
      this.figure.kind === "cycleQuantile"
        ? new SortedValues(scratch.subarray(0, this.gather(cube)))
        : undefined;
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

  private gather(cube: ClosedCube): number {
    const { cycles } = cube.timed;
    if (scratch.length < cycles.length) scratch = new Float64Array(cycles.length);
    this.findSpans(cube, cube.timed);
    return spans.gather(cycles, scratch);
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

  /** Works out the criteria for the values that there are. */
  private compile(): void {
    const { deals } = this;
    if (this.compiledFor === deals.vocabulary) return;
    this.compiledFor = deals.vocabulary;
    this.accepted = this.tests.map(({ dimension }) => new Uint8Array(1 << deals.dimensions[dimension]!.bits));
    // From the highest bits down: a dimension without a criterion takes a whole run of buckets.
    const order = deals.dimensions.map((_, dimension) => dimension).reverse();
    const pairs: number[] = [];
    const walk = (depth: number, bucket: number): void => {
      const rest = order.slice(depth);
      const dimension = rest.find((each) => this.tests.some((test) => test.dimension === each));
      if (dimension === undefined) {
        const width = 1 << rest.reduce((sum, each) => sum + deals.dimensions[each]!.bits, 0);
        if (pairs[pairs.length - 1] === bucket) pairs[pairs.length - 1] = bucket + width;
        else pairs.push(bucket, bucket + width);
        return;
      }
      const own = rest[0]!;
      const shift = deals.shiftOf(own);
      for (let number = 0; number < deals.dimensions[own]!.values.length; number++) {
        if (own === dimension && !this.acceptsIn(own, number)) continue;
        walk(depth + 1, bucket | (number << shift));
      }
    };
    walk(0, 0);
    this.stretches = Int32Array.from(pairs);
  }

  private acceptsIn(dimension: number, number: number): boolean {
    return this.tests.every((test, index) => test.dimension !== dimension || this.accepts(index, number));
  }

  private accepts(test: number, number: number): boolean {
    const accepted = this.accepted[test]!;
    if (accepted[number] === 0) {
      const { dimension, test: asked } = this.tests[test]!;
      accepted[number] = asked.accepts(this.deals.dimensions[dimension]!.values[number]!) ? 1 : 2;
    }
    return accepted[number] === 1;
  }
}

function shareOf(count: number, of: number): number | undefined {
  return of === 0 ? undefined : count / of;
}

function isInPeriod({ from, to }: DayRange, day: number): boolean {
  if (from === undefined && to === undefined) return true;
  return day !== undatedDay && day >= (from ?? -Infinity) && day <= (to ?? Infinity);
}
