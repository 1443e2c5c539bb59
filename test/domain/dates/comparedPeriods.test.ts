import { comparedPeriods, type Days } from "../../../src/domain/dates/comparedPeriods";
import { formatSerial } from "../../../src/domain/dates/formatSerial";
import { readDate } from "../../../src/domain/dates/readDate";

const day = (text: string): number => readDate(text) ?? NaN;
const starts = { fiscalYearStart: 4, weekStart: 1 };

function compared(from: string, to: string, today: string): readonly string[] {
  const found = comparedPeriods({ from: day(from), to: day(to) }, day(today), starts);
  const said = (days: Days): string => `${formatSerial(days.from)} … ${formatSerial(days.to)}`;
  return found === undefined ? [] : [said(found.current), said(found.previous), said(found.lastYear)];
}

describe("A period is compared with the same elapsed part", () => {
  test("of the month before and of that month a year ago, while it is under way", () => {
    expect(compared("2026-03-01", "2026-03-31", "2026-03-10")).toEqual([
      "2026-03-01 … 2026-03-10",
      "2026-02-01 … 2026-02-10",
      "2025-03-01 … 2025-03-10",
    ]);
  });

  test("a shorter month is all compared with", () => {
    expect(compared("2026-03-01", "2026-03-31", "2026-03-30")[1]).toBe("2026-02-01 … 2026-02-28");
  });

  test("once it is over, whole ones are compared, however long", () => {
    expect(compared("2026-02-01", "2026-02-28", "2026-05-01")).toEqual([
      "2026-02-01 … 2026-02-28",
      "2026-01-01 … 2026-01-31",
      "2025-02-01 … 2025-02-28",
    ]);
    expect(compared("2026-01-01", "2026-03-31", "2026-05-01")[1]).toBe("2025-10-01 … 2025-12-31");
  });

  test("to date: of the quarter, the year, the fiscal year that it begins", () => {
    expect(compared("2026-07-01", "2026-08-15", "2026-08-15").slice(1)).toEqual([
      "2026-04-01 … 2026-05-16",
      "2025-07-01 … 2025-08-15",
    ]);
    expect(compared("2026-01-01", "2026-08-15", "2026-08-15").slice(1)).toEqual([
      "2025-01-01 … 2025-08-15",
      "2025-01-01 … 2025-08-15",
    ]);
    expect(compared("2026-04-01", "2027-03-31", "2026-11-30")[1]).toBe("2025-04-01 … 2025-11-30");
  });

  test("weeks are compared with the week before and that of 52 weeks ago", () => {
    expect(compared("2026-11-23", "2026-11-29", "2026-11-25")).toEqual([
      "2026-11-23 … 2026-11-25",
      "2026-11-16 … 2026-11-18",
      "2025-11-24 … 2025-11-26",
    ]);
  });

  test("any other days with as many before them", () => {
    expect(compared("2026-11-10", "2026-11-19", "2026-12-31")).toEqual([
      "2026-11-10 … 2026-11-19",
      "2026-10-31 … 2026-11-09",
      "2025-11-10 … 2025-11-19",
    ]);
    expect(compared("2026-02-01", "2026-03-31", "2026-12-31")[1]).toBe("2025-12-01 … 2026-01-31");
  });

  test("a period to come with nothing", () => {
    expect(compared("2027-01-01", "2027-01-31", "2026-12-31")).toEqual([]);
  });
});
