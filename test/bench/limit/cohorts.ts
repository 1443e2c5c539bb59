import { cohortDays, cohortFigures, monthStarts } from "../questions";
import { today } from "../world";
import { isOpen, isWon } from "./codes";
import { secondsPerDay, toSeconds, type Columns } from "./columns";
import type { Followed } from "./follow";

/** A deal in 16 bits: the month of its creation, and after how many of the cohort's days it was won, or what else became of it. */
const winBits = 3;
const openCode = 6;
const otherCode = 7;
const dayCount = cohortDays.length;
const monthCount = monthStarts.length - 1;

/** What the cohorts need of each deal. */
export interface CohortColumns {
  readonly codes: Uint16Array;
  /** When it was created. */
  readonly created: Int32Array;
}

export function cohortColumns(
  { starts, times, isLead, recordCount }: Columns,
  followed: Followed,
): CohortColumns {
  const codes = new Uint16Array(recordCount);
  const created = new Int32Array(recordCount);
  const months = Int32Array.from(monthStarts, toSeconds);
  let count = 0;
  for (let record = 0; record < recordCount; record++) {
    if (isLead[record] === 1) continue;
    const time = times[starts[record]!]!;
    let month = Math.floor((time - months[0]!) / (31 * secondsPerDay));
    while (time >= months[month + 1]!) month++;
    const outcome = followed.outcomes[record]!;
    const win =
      outcome === isWon ? winCode(followed.cycles[record]!) : outcome === isOpen ? openCode : otherCode;
    codes[count] = (month << winBits) | win;
    created[count++] = time;
  }
  return { codes: codes.subarray(0, count), created: created.subarray(0, count) };
}

/** 0 to 4: won within so many days; 5: later. */
function winCode(cycle: number): number {
  let code = 0;
  while (code < dayCount && cycle > cohortDays[code]! * 1e6) code++;
  return code;
}

export function cohortsOf({ codes, created }: CohortColumns): Float64Array {
  const histogram = new Int32Array((monthCount << winBits) * (dayCount + 1));
  countCohorts(codes, created, histogram, Int32Array.from(cohortDays, lastCreated));
  const width = cohortFigures.length;
  const figures = new Float64Array(monthCount * width);
  for (let month = 0; month < monthCount; month++) {
    for (let win = 0; win < 1 << winBits; win++) {
      for (let age = 0; age <= dayCount; age++) {
        const count = histogram[age * (monthCount << winBits) + ((month << winBits) | win)]!;
        if (count > 0) addTo(figures, month * width, win, age, count);
      }
    }
  }
  return figures;
}

/** The last time of creation with which a deal is so many days old today: its end counts, for a date without a time the day. */
function lastCreated(days: number): number {
  return toSeconds(today + 1 - days);
}

function countCohorts(
  codes: Uint16Array,
  created: Int32Array,
  histogram: Int32Array,
  last: Int32Array,
): void {
  const stride = monthCount << winBits;
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = last;
  for (let deal = 0; deal < codes.length; deal++) {
    const time = created[deal]!;
    // A date without a time that is the last one itself is a day too young.
    const exact = time % secondsPerDay === 0 ? time + 1 : time;
    const age = +(exact <= a) + +(exact <= b) + +(exact <= c) + +(exact <= d) + +(exact <= e);
    histogram[age * stride + codes[deal]!]!++;
  }
}

/** Adds deals of a month that were won within a number of days, or not, and are as old as the first `age` of the cohort's days. */
function addTo(figures: Float64Array, at: number, win: number, age: number, count: number): void {
  figures[at]! += count;
  for (let day = 0; day < dayCount; day++) {
    if (win <= day) figures[at + 1 + day]! += count;
    if (age <= day) continue;
    figures[at + 1 + dayCount + day]! += count;
    if (win <= day) figures[at + 1 + 2 * dayCount + day]! += count;
  }
  if (win === openCode) figures[at + 1 + 3 * dayCount]! += count;
}
