import type { CellValue } from "../cell";
import { readPeriod, type DayRange, type PeriodContext } from "./period";

/** Two days far apart: a period that reads the same on both says its own year. */
const someDay = 40_000;
const anotherDay = 60_000;

/**
 * The days of a period that is the same whenever it is read ("2026-Q1", "FY2026", 46023), as a row of Targets or Periods must
 * say it. Undefined where the cell is blank, can't be read, or moves with the day ("this month", "Q1").
 */
export function fixedPeriod(cell: CellValue, settings: Omit<PeriodContext, "today">): DayRange | undefined {
  const once = readPeriod(cell, { ...settings, today: someDay });
  const again = readPeriod(cell, { ...settings, today: anotherDay });
  if (!once.ok || !again.ok || once.value === undefined) return undefined;
  const { from, to } = once.value;
  return from === again.value?.from && to === again.value?.to ? once.value : undefined;
}
