import type { DayRange } from "../../domain/dates/period";
import { civilDate } from "../../domain/dates/serial";
import { outcomeCodes } from "../index/outcomeCodes";
import { undatedDay, type ClosedDeals, type Placement } from "./closedDeals";

/** Months beyond which the cube would be mostly empty: more than a century. */
const mostMonths = 1400;

/** Deals of one outcome sorted by bucket, within it by month of closing: undated ones before the first month. */
export interface SortedDeals {
  /** By bucket and month: how many deals come before. */
  readonly upTo: Int32Array;
  readonly days: Int32Array;
  /** The cycles of the deals in days, and the sums of those before each in millionths of days, exact; none where they were not asked. */
  readonly cycles: Float64Array;
  readonly sums: Float64Array;
}

/** The months of a cube that lie wholly in a period, and the months beside them that do so in part. */
export interface PeriodMonths {
  readonly first: number;
  readonly last: number;
  readonly hasBegun: boolean;
  readonly hasEnded: boolean;
}

/** The closed deals sorted so that a figure's deals lie in a few stretches. Made anew when a question comes after a change. */
export class ClosedCube {
  /** The number of months, 0 for undated closings included. */
  readonly months: number;
  /** The first days of the months from number 1 on, and the day after the last. */
  readonly starts: Int32Array;
  readonly won: SortedDeals;
  /** Won deals that have a cycle. */
  readonly timed: SortedDeals;
  readonly lost: SortedDeals;
  readonly invalid: SortedDeals;

  private readonly periods = new Map<number, Map<number, PeriodMonths>>();

  constructor(private readonly deals: ClosedDeals) {
    this.starts = monthStarts(deals);
    this.months = Math.max(1, this.starts.length);
    const monthOf = monthsByDay(this.starts);
    const sort = (outcome: number, isTimed: boolean): SortedDeals => this.sort(outcome, isTimed, monthOf);
    this.won = sort(outcomeCodes.won, false);
    this.timed = sort(outcomeCodes.won, true);
    this.lost = sort(outcomeCodes.lost, false);
    this.invalid = sort(outcomeCodes.invalid, false);
  }

  /** The whole months of a period, and whether it has begun within the month before them, or ends within the one after. */
  monthsOf(period: DayRange): PeriodMonths {
    const { starts, months } = this;
    const from = period.from ?? -Infinity;
    const to = period.to ?? Infinity;
    const known = this.periods.get(from)?.get(to);
    if (known !== undefined) return known;
    const first = firstMonthFrom(starts, from);
    const last = lastMonthTo(starts, to);
    const hasBegun = first > 1 && starts[first - 1]! !== from;
    const hasEnded = last + 1 < months && (!hasBegun || last + 1 !== first - 1) && starts[last]! <= to;
    const found = { first, last, hasBegun, hasEnded };
    const ofFrom = this.periods.get(from) ?? new Map<number, PeriodMonths>();
    this.periods.set(from, ofFrom.set(to, found));
    return found;
  }

  private sort(outcome: number, isTimed: boolean, monthOf: (day: number) => number): SortedDeals {
    const { deals, months } = this;
    const upTo = new Int32Array(deals.bucketCount * months + 1);
    const at: Placement = { bucket: -1, outcome: 0, day: undatedDay, cycle: NaN };
    const isOf = (record: number): boolean => {
      deals.read(record, at);
      return at.bucket >= 0 && at.outcome === outcome && !(isTimed && Number.isNaN(at.cycle));
    };
    for (let record = 0; record < deals.recordCount; record++) {
      if (isOf(record)) upTo[at.bucket * months + monthOf(at.day) + 1]!++;
    }
    for (let slot = 1; slot < upTo.length; slot++) upTo[slot]! += upTo[slot - 1]!;
    const count = upTo[upTo.length - 1]!;
    const days = new Int32Array(count);
    const cycles = new Float64Array(isTimed ? count : 0);
    const sums = new Float64Array(isTimed ? count + 1 : 0);
    const next = upTo.slice();
    for (let record = 0; record < deals.recordCount; record++) {
      if (!isOf(record)) continue;
      const place = next[at.bucket * months + monthOf(at.day)]!++;
      days[place] = at.day;
      if (!isTimed) continue;
      cycles[place] = at.cycle / 1e6;
      sums[place + 1] = at.cycle;
    }
    for (let place = 1; place < sums.length; place++) sums[place]! += sums[place - 1]!;
    return { upTo, days, cycles, sums };
  }
}

/** The first days of the months in which deals were closed, and the day after the last month. */
function monthStarts(deals: ClosedDeals): Int32Array {
  let first = Infinity;
  let last = -Infinity;
  const at: Placement = { bucket: -1, outcome: 0, day: undatedDay, cycle: NaN };
  for (let record = 0; record < deals.recordCount; record++) {
    const { bucket, day } = deals.read(record, at);
    if (bucket < 0 || day === undatedDay) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (last < first) return new Int32Array(0);
  const starts = [first - civilDate(first).day + 1];
  while (starts[starts.length - 1]! <= last && starts.length < mostMonths) {
    const middle = starts[starts.length - 1]! + 40;
    starts.push(middle - civilDate(middle).day + 1);
  }
  // Dates beyond the months that there are numbers for: all of them count as of the last.
  if (starts[starts.length - 1]! <= last) starts[starts.length - 1] = last + 1;
  return Int32Array.from(starts);
}

/** Gives the number of the month of a day: 0 for undated, 1 for the first. */
function monthsByDay(starts: Int32Array): (day: number) => number {
  if (starts.length === 0) return () => 0;
  const first = starts[0]!;
  const months = new Uint16Array(starts[starts.length - 1]! - first);
  for (let month = 0; month + 1 < starts.length; month++) {
    months.fill(month + 1, starts[month]! - first, starts[month + 1]! - first);
  }
  return (day) => (day === undatedDay ? 0 : months[day - first]!);
}

/** The first month that lies wholly in what begins on a day; months count from 1. */
function firstMonthFrom(starts: Int32Array, from: number): number {
  let month = 1;
  while (month < starts.length && starts[month - 1]! < from) month++;
  return month;
}

/** The last month that lies wholly in what ends on a day; 0 where there is none. */
function lastMonthTo(starts: Int32Array, to: number): number {
  let month = starts.length - 1;
  while (month > 0 && starts[month]! - 1 > to) month--;
  return Math.max(0, month);
}
