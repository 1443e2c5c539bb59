import { dayOf } from "../dates/serial";
import type { SetupProblem } from "./problem";
import { dateAt, readOptionAt } from "./readSetupCell";
import { isBlank, textOf, type Row } from "./row";
import type { CalendarDay } from "./setup";
import type { Options } from "./words";

/** The kinds of a calendar day. */
const dayKinds: Options<CalendarDay["kind"]> = {
  holiday: { en: "Holiday", zh: "节假日", also: ["假日", "放假", "休"] },
  workday: { en: "Workday", zh: "调休上班", also: ["工作日", "补班", "班", "make-up workday"] },
};

/** Reads Calendar. A day without a kind is a holiday. */
export function parseCalendar(rows: readonly Row[], problems: SetupProblem[]): CalendarDay[] {
  const days: CalendarDay[] = [];
  rows.forEach((row, index) => {
    const date = dateAt(row, "date", "Calendar", index, problems);
    if (date === undefined) return;
    const kind = isBlank(row.get("kind"))
      ? "holiday"
      : readOptionAt(dayKinds, row, "kind", "Calendar", index, problems);
    if (kind !== undefined) days.push({ date: dayOf(date), kind, name: textOf(row, "name") });
  });
  return days;
}
