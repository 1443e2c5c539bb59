import { roundDays } from "../../domain/dates/duration";
import { daysBetween } from "./daysBetween";
import type { Visits } from "./visits";

/**
 * Adds up a record's days in stages over its visits that ended; stages of which no visit ended, or none with both dates, are left out.
 *
 * @param isWanted By stage: 1 for the stages whose days are wanted.
 * @param over When the last visit ended, milliseconds; NaN while it goes on, or where that is undated.
 * @param days By stage, NaN in all: the days so far; NaN again when done.
 * @param take Is told each stage and the days there.
 */
export function addUpVisits(
  { stages, entries, starts, lengths }: Visits,
  record: number,
  isWanted: Uint8Array,
  over: number,
  days: Float64Array,
  take: (stage: number, days: number) => void,
): void {
  const start = starts[record]!;
  const end = start + lengths[record]!;
  let hasAny = false;
  for (let visit = start; visit < end; visit++) {
    const stage = stages[visit]!;
    if (isWanted[stage] !== 1) continue;
    const spent = daysBetween(entries[visit]!, visit + 1 < end ? entries[visit + 1]! : over);
    if (Number.isNaN(spent)) continue;
    const before = days[stage]!;
    hasAny = true;
    days[stage] = Number.isNaN(before) ? spent : roundDays(before + spent);
  }
  if (!hasAny) return;
  for (let visit = start; visit < end; visit++) {
    const stage = stages[visit]!;
    const spent = days[stage]!;
    if (Number.isNaN(spent)) continue;
    days[stage] = NaN;
    take(stage, spent);
  }
}
