import { durationUntil } from "../domain/dates/duration";
import { firstOfMonth, monthNumber } from "../domain/dates/periodMonths";
import { dayOf, fromMilliseconds, millisecondsPerDay } from "../domain/dates/serial";
import { daysBetween } from "./index/daysBetween";
import { outcomeCodes } from "./index/outcomeCodes";

/** The days within which a cohort's wins are counted, ascending. */
export const horizons = [30, 60, 90, 180, 365] as const;
const furthest = 365;

/**
 * The cells of a cohort's histogram: its records by the number of horizons they are old enough for (0 to 5) and, the won ones only, by the
 * first horizon that they were won within (0 to 5, the last for none).
 */
const ages = horizons.length + 1;
const wonCells = ages * ages;
/** How many cells a cohort's histogram has. */
export const cellsPerCohort = wonCells + 3 * ages;

/** Where the records of an outcome begin in a cohort's cells, by its code. */
const firstCells = new Int32Array(4);
firstCells[outcomeCodes.lost] = wonCells;
firstCells[outcomeCodes.invalid] = wonCells + ages;
firstCells[outcomeCodes.open] = wonCells + 2 * ages;

/** How records went, in columns by record: milliseconds since serial 0, NaN undated (or open); the code of the outcome. */
export interface CohortColumns {
  readonly begun: Float64Array;
  readonly ended: Float64Array;
  readonly outcome: Uint8Array;
}

/** The histograms of the months in which records began, one after the other, and last that of the undated ones. */
export interface CohortCounts {
  /** The first month, as `monthNumber` counts. */
  readonly firstMonth: number;
  readonly months: number;
  readonly cells: Int32Array;
}

/** The cells of the histograms that records belong to, one each. */
export interface CohortSlots {
  readonly firstMonth: number;
  readonly months: number;
  readonly slots: Int32Array;
}

/** Finds the cells of records by the month of their beginning, as of a date: one pass over typed columns. */
export function cohortSlots(records: readonly number[], columns: CohortColumns, asOf: number): CohortSlots {
  const [firstDay, lastDay] = daysOf(records, columns.begun);
  const months = monthTable(firstDay, lastDay);
  const slots = new Int32Array(records.length);
  fill(slots, records, columns, months, ageTable(asOf), withinTable());
  return { firstMonth: months.first, months: months.count, slots };
}

/** Counts records by their cells. */
export function countCohorts({ firstMonth, months, slots }: CohortSlots): CohortCounts {
  const cells = new Int32Array((months + 1) * cellsPerCohort);
  for (let place = 0; place < slots.length; place++) cells[slots[place]!]!++;
  return { firstMonth, months, cells };
}

function daysOf(records: readonly number[], begun: Float64Array): readonly [first: number, last: number] {
  let first = Infinity;
  let last = -Infinity;
  for (const record of records) {
    const when = begun[record]!;
    if (when < first) first = when;
    if (when > last) last = when;
  }
  return [Math.floor(first / millisecondsPerDay), Math.floor(last / millisecondsPerDay)];
}

interface MonthTable {
  readonly first: number;
  readonly count: number;
  readonly firstDay: number;
  /** The place of each day's month, from the first day on. */
  readonly places: Int32Array;
}

function monthTable(firstDay: number, lastDay: number): MonthTable {
  if (!(firstDay <= lastDay)) return { first: 0, count: 0, firstDay: 0, places: new Int32Array(0) };
  const first = monthNumber(firstDay);
  const count = monthNumber(lastDay) - first + 1;
  const places = new Int32Array(lastDay - firstDay + 1);
  for (let place = 0; place < count; place++) {
    const from = Math.max(0, firstOfMonth(first + place) - firstDay);
    places.fill(place, from, firstOfMonth(first + place + 1) - firstDay);
  }
  return { first, count, firstDay, places };
}

interface AgeTable {
  readonly asOf: number;
  /** Records of earlier days are old enough for every horizon. */
  readonly firstDay: number;
  /** By day of the beginning; `hangs` where the time of day decides. */
  readonly horizonsPassed: Uint8Array;
}

const hangs = 255;

function ageTable(asOf: number): AgeTable {
  const firstDay = dayOf(asOf) - furthest - 1;
  const passed = new Uint8Array(furthest + 3).map((_, place) => {
    const day = firstDay + place;
    const millisecond = fromMilliseconds(1);
    const [midnight, first, last] = [day, day + millisecond, day + 1 - millisecond].map((from) =>
      horizonsPassedBy(durationUntil(from, asOf)),
    );
    return midnight === first && first === last ? (midnight ?? hangs) : hangs;
  });
  return { asOf, firstDay, horizonsPassed: passed };
}

function horizonsPassedBy(age: number): number {
  return horizons.filter((horizon) => age >= horizon).length;
}

/** The first horizon that a win after so many days, rounded up, lies within. */
function withinTable(): Uint8Array {
  return new Uint8Array(furthest + 1).map((_, days) => horizons.findIndex((horizon) => days <= horizon));
}

function fill(
  slots: Int32Array,
  records: readonly number[],
  { begun, ended, outcome }: CohortColumns,
  months: MonthTable,
  agesByDay: AgeTable,
  within: Uint8Array,
): void {
  const { places, firstDay, count } = months;
  const { horizonsPassed, firstDay: youngFrom, asOf } = agesByDay;
  const { won } = outcomeCodes;
  const none = horizons.length;
  for (let index = 0; index < records.length; index++) {
    const record = records[index]!;
    const when = begun[record]!;
    const code = outcome[record]!;
    const isUndated = Number.isNaN(when);
    const day = Math.floor(when / millisecondsPerDay);
    let age = isUndated ? 0 : day < youngFrom ? none : horizonsPassed[day - youngFrom]!;
    if (age === hangs) age = horizonsPassedBy(durationUntil(fromMilliseconds(when), asOf));
    let cell = firstCells[code]! + age;
    if (code === won) {
      const days = daysBetween(when, ended[record]!);
      // An undated win (NaN) is within none of them.
      const first = days <= 0 ? 0 : days <= furthest ? within[Math.ceil(days)]! : none;
      cell += first * ages;
    }
    slots[index] = (isUndated ? count : places[day - firstDay]!) * cellsPerCohort + cell;
  }
}

/** What is said of a cohort: n, won, lost, invalid, open; then for each horizon the three of {@link ofHorizon}. */
export const cohortFigures = 5 + 3 * horizons.length;

/** What is said of a horizon: won within it; old enough for it; won within it, of those. */
export const ofHorizon = { won: 0, oldEnough: 1, wonOfOldEnough: 2 } as const;

/** The groups of a cohort's cells: the won ones by horizon, those won later, then lost, invalid and open ones. */
const groups = cellsPerCohort / ages;

/**
 * Reads the histogram of a cohort, {@link cellsPerCohort} cells from a place on, into its {@link cohortFigures}.
 *
 * @returns n.
 */
export function readCohort(cells: Int32Array, from: number, figures: Int32Array): number {
  figures.fill(0);
  for (let group = 0; group < groups; group++) {
    let old = 0;
    for (let age = ages - 1; age >= 0; age--) {
      // Those of this age and older are old enough for the horizons before it.
      old += cells[from + group * ages + age]!;
      if (age === 0 || old === 0) continue;
      const horizon = 5 + (age - 1) * 3;
      figures[horizon + ofHorizon.oldEnough]! += old;
      if (group <= age - 1) figures[horizon + ofHorizon.wonOfOldEnough]! += old;
    }
    if (old === 0) continue;
    figures[0]! += old;
    if (group < ages) figures[1]! += old;
    else figures[group - ages + 2]! += old;
    for (let place = group; place < horizons.length; place++) figures[5 + place * 3 + ofHorizon.won]! += old;
  }
  return figures[0]!;
}
