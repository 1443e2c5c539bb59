import { roundDays } from "../../domain/dates/duration";
import { daysBetween } from "./daysBetween";
import { outcomeCodes } from "./outcomeCodes";
import type { Visits } from "./visits";

/**
 * Adds up a record's days in each lead or open stage over its visits that ended; see {@link Visits.spent}.
 *
 * @param outcomes By stage: the code of what has become of a record there.
 * @param over When the last visit ended, milliseconds; NaN while it goes on, or where that is undated.
 */
export function addUpVisits(visits: Visits, record: number, outcomes: readonly number[], over: number): void {
  const { stages, entries, spent } = visits;
  const start = visits.starts[record]!;
  const end = start + visits.lengths[record]!;
  for (let visit = start; visit < end; visit++) {
    spent[visit] = NaN;
    const stage = stages[visit]!;
    if (outcomes[stage] !== outcomeCodes.open) continue;
    const days = daysBetween(entries[visit]!, visit + 1 < end ? entries[visit + 1]! : over);
    if (Number.isNaN(days)) continue;
    let first = start;
    while (stages[first] !== stage) first++;
    spent[first] = first === visit || Number.isNaN(spent[first]!) ? days : roundDays(spent[first]! + days);
  }
}
