import type { DayRange } from "../query";
import type { Places } from "./places";

/** Dates further apart than this are not worth sorting by day. */
const mostDays = 100_000;

/** Members sorted by the day of a date. */
export interface ByDay {
  /** Those with a date in the period, and perhaps some more of its last day. */
  readonly placesIn: (period: DayRange) => Places;
  readonly undated: Int32Array;
}

/** Sorts members by the day of their dates (serials; NaN undated); undefined where the dates are too far apart. */
export function sortByDay(dates: Float64Array): ByDay | undefined {
  const dayAt = new Float64Array(dates.length);
  let [first, last, dated] = [Infinity, -Infinity, 0];
  for (let place = 0; place < dates.length; place++) {
    const day = Math.floor(dates[place]!);
    dayAt[place] = day;
    if (Number.isNaN(day)) continue;
    dated++;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (last - first > mostDays) return undefined;
  const days = dated === 0 ? 0 : last - first + 1;
  const starts = new Int32Array(days + 1);
  for (const day of dayAt) if (!Number.isNaN(day)) starts[day - first + 1]!++;
  for (let day = 0; day < days; day++) starts[day + 1]! += starts[day]!;
  const ends = starts.slice();
  const places = new Int32Array(dated);
  const undated = new Int32Array(dates.length - dated);
  let left = 0;
  for (let place = 0; place < dates.length; place++) {
    const day = dayAt[place]!;
    if (Number.isNaN(day)) undated[left++] = place;
    else places[ends[day - first]!++] = place;
  }
  const startOf = (day: number): number => starts[Math.max(0, Math.min(days, day - first))] ?? 0;
  return {
    undated,
    placesIn({ from = -Infinity, to = Infinity }) {
      const part = places.subarray(startOf(Math.floor(from)), startOf(Math.ceil(to) + 1));
      return { parts: [part], length: part.length };
    },
  };
}
