import { millisecondsPerDay } from "../../domain/dates/serial";
import { daysBetween } from "../index/daysBetween";
import { withRoom } from "../index/growable";
import { outcomeCodes } from "../index/outcomeCodes";
import type { View } from "../index/view";
import { presences } from "../index/recordColumns";
import type { Dimension } from "./dimension";

/** Bits that the numbers of all dimensions may have together. */
const mostBits = 14;

/** In place of a day: the closing is undated. */
export const undatedDay = -1;

/** One closed deal as live figures see it. */
export interface Placement {
  /** The numbers of its values in all dimensions, side by side; −1: it is no closed deal. */
  bucket: number;
  /** Won, lost or invalid: see `outcomeCodes`. */
  outcome: number;
  /** The day of its closing, or `undatedDay`. */
  day: number;
  /** Millionths of days from creation to closing; NaN where either is undated. */
  cycle: number;
}

/** The closed deals of a view by record: what the figures about them rest on, kept as records change. */
export class ClosedDeals {
  readonly dimensions: Dimension[] = [];
  private layout = 0;
  private shifts: number[] = [];
  private buckets = new Int32Array(0);
  private outcomes = new Uint8Array(0);
  private days = new Int32Array(0);
  private cycles = new Float64Array(0);
  private isPlaced = false;

  constructor(private readonly view: View) {}

  /** Where the number of a dimension is in a bucket. */
  shiftOf(dimension: number): number {
    return this.shifts[dimension]!;
  }

  /** Another number whenever a value is new or numbers are laid out anew: what was worked out for the values before is not whole then. */
  get vocabulary(): number {
    let vocabulary = this.layout * 1e6;
    for (let number = 0; number < this.dimensions.length; number++) {
      vocabulary += this.dimensions[number]!.values.length;
    }
    return vocabulary;
  }

  /** How many buckets there can be. */
  get bucketCount(): number {
    return 1 << this.bits;
  }

  /** Adds a dimension; returns its number, undefined where it or all together have too many values. */
  addDimension(dimension: Dimension): number | undefined {
    if (!dimension.takeUp(this.view.opportunities) || this.bits + dimension.bits > mostBits) return undefined;
    this.isPlaced = false;
    return this.dimensions.push(dimension) - 1;
  }

  /** Places all deals anew, unless they are. False: the dimensions have too many values together. */
  place(): boolean {
    if (this.isPlaced) return true;
    const { records } = this.view.core;
    this.widen(records.count);
    for (let fits = false; !fits;) {
      this.layOut();
      for (let record = 0; record < records.count; record++) this.placeRecord(record);
      fits = !this.dimensions.some((dimension) => dimension.isFull);
      for (const dimension of this.dimensions) {
        if (dimension.isTooWide) return false;
        while (dimension.isFull) dimension.bits++;
      }
      if (this.bits > mostBits) return false;
    }
    this.layout++;
    this.isPlaced = true;
    return true;
  }

  /** Forgets where deals are: they are placed anew when next asked. */
  forget(): void {
    this.isPlaced = false;
  }

  /** Where a record was when it was last placed. */
  read(record: number, to: Placement): Placement {
    to.bucket = this.buckets[record] ?? -1;
    to.outcome = this.outcomes[record] ?? 0;
    to.day = this.days[record] ?? undatedDay;
    to.cycle = this.cycles[record] ?? NaN;
    return to;
  }

  /** Places a changed record. False: a value came for which the layout has no room; everything has to be placed anew. */
  update(record: number): boolean {
    this.widen(record + 1);
    this.placeRecord(record);
    if (!this.dimensions.some(({ isFull }) => isFull)) return true;
    this.isPlaced = false;
    return false;
  }

  /** How many records there are places for. */
  get recordCount(): number {
    return this.view.core.records.count;
  }

  private get bits(): number {
    return this.dimensions.reduce((sum, { bits }) => sum + bits, 0);
  }

  private placeRecord(record: number): void {
    const { snapshot, core } = this.view;
    const outcome = snapshot.outcome[record] ?? outcomeCodes.open;
    if (
      snapshot.presence[record] !== presences.there ||
      outcome === outcomeCodes.open ||
      core.records.isLead(record)
    ) {
      this.buckets[record] = -1;
      return;
    }
    let bucket = 0;
    for (let dimension = 0; dimension < this.dimensions.length; dimension++) {
      bucket |= this.dimensions[dimension]!.numberOf(record) << this.shifts[dimension]!;
    }
    const closed = snapshot.closed[record]!;
    this.buckets[record] = bucket;
    this.outcomes[record] = outcome;
    this.days[record] = Number.isNaN(closed) ? undatedDay : Math.floor(closed / millisecondsPerDay);
    this.cycles[record] = Math.round(daysBetween(snapshot.created[record]!, closed) * 1e6);
  }

  private layOut(): void {
    let shift = 0;
    this.shifts = this.dimensions.map(({ bits }) => {
      const own = shift;
      shift += bits;
      return own;
    });
  }

  private widen(length: number): void {
    const before = this.buckets.length;
    if (length <= before) return;
    this.buckets = withRoom(this.buckets, length).fill(-1, before);
    this.outcomes = withRoom(this.outcomes, length);
    this.days = withRoom(this.days, length);
    this.cycles = withRoom(this.cycles, length);
  }
}
