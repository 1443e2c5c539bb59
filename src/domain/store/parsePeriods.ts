import { fixedPeriod } from "../dates/fixedPeriod";
import type { SetupProblem } from "./problem";
import { readNumber } from "./readNumber";
import { dateAt, problem } from "./readSetupCell";
import { isBlank, textOf, type Row } from "./row";
import type { ClosedPeriod, Settings } from "./setup";

/**
 * Reads Periods: the periods that were closed. A blank As Of is the period's last day. A row that doesn't say as of when, or when
 * it was closed, is reported and left out; one without either and without a period is nothing.
 */
export function parsePeriods(
  rows: readonly Row[],
  settings: Settings,
  problems: SetupProblem[],
): ClosedPeriod[] {
  const periods: ClosedPeriod[] = [];
  rows.forEach((row, index) => {
    const period = textOf(row, "period");
    if (period === "" && textOf(row, "asOf") === "") return;
    const found = problems.length;
    const asOf = isBlank(row.get("asOf"))
      ? fixedPeriod(period, settings)?.to
      : dateAt(row, "asOf", "Periods", index, problems);
    const at = dateAt(row, "at", "Periods", index, problems);
    if (asOf !== undefined && at !== undefined) {
      periods.push({
        period,
        asOf,
        by: textOf(row, "by"),
        at,
        logRows: readNumber(row.get("logRows") ?? ""),
        logDigest: textOf(row, "logDigest"),
      });
    } else if (problems.length === found) {
      const role = asOf === undefined ? "asOf" : "at";
      problems.push(problem("Periods", index, role, "closedPeriodHasNoDate", period));
    }
  });
  return periods;
}
