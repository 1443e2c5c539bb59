import fc from "fast-check";
import { serialOf } from "../../../src/domain/dates/serial";
import { networkDays, workCalendar, workdaysBetween } from "../../../src/domain/dates/workdays";

const day = (year: number, month: number, date: number): number => serialOf(year, month, date) ?? NaN;

/** Weekends as Excel writes them: a 1 for each day off, Monday first. */
function weekend(code: string): { workingDays: number[] } {
  return { workingDays: [1, 2, 3, 4, 5, 6, 7].filter((weekday) => code[weekday - 1] === "0") };
}
const saturdaySunday = "0000011";

describe("Workdays counted as NETWORKDAYS.INTL does", () => {
  // Microsoft's worked examples and LibreOffice Calc 7.4.
  const cases: readonly (readonly [
    from: number,
    to: number,
    weekend: string,
    holidays: number[],
    expected: number,
  ])[] = [
    [day(2012, 10, 1), day(2013, 3, 1), saturdaySunday, [], 110],
    [day(2006, 1, 1), day(2006, 1, 31), saturdaySunday, [], 22],
    [day(2006, 1, 1), day(2006, 2, 1), "0010001", [38719, 38733], 20],
    [day(2024, 2, 26), day(2024, 3, 3), "1000001", [], 5],
    [day(2024, 2, 26), day(2024, 3, 3), "0000010", [], 6],
    [day(2024, 2, 26), day(2024, 3, 3), "0000000", [], 7],
    [day(2024, 3, 3), day(2024, 2, 26), saturdaySunday, [], -5],
    [day(2024, 3, 3), day(2024, 2, 26), "0000110", [], -5],
    [day(2024, 3, 3), day(2024, 2, 26), "1010101", [], -3],
    [day(2024, 6, 1), day(2024, 6, 2), saturdaySunday, [], 0],
    [day(2024, 6, 1), day(2024, 6, 2), "0000001", [], 1],
    [day(2024, 6, 1), day(2024, 6, 2), "1111100", [], 2],
    [day(2024, 6, 1), day(2024, 6, 2), "1111111", [], 0],
    [day(2024, 6, 3), day(2024, 6, 3), saturdaySunday, [], 1],
    [day(2023, 12, 29), day(2024, 1, 2), saturdaySunday, [], 3],
    [day(2023, 12, 29), day(2024, 1, 2), "1111100", [], 2],
    [day(2020, 2, 28), day(2020, 3, 1), "1000001", [], 2],
    [day(2019, 1, 1), day(2024, 12, 31), saturdaySunday, [], 1566],
    [day(2019, 1, 1), day(2024, 12, 31), "1010101", [], 940],
  ];
  test.each(cases)("from %d to %d, weekend %s, holidays %j: %d", (from, to, code, holidays, expected) => {
    const calendar = workCalendar(
      holidays.map((date) => ({ date, kind: "holiday" })),
      weekend(code),
    );
    expect(networkDays(calendar, from, to)).toBe(expected);
  });
});

describe("A duration in workdays", () => {
  const plain = workCalendar([], weekend(saturdaySunday));
  const friday = day(2026, 1, 9);

  test("Friday to Monday is one, a day to itself none", () => {
    expect(workdaysBetween(plain, friday, friday + 3)).toBe(1);
    expect(workdaysBetween(plain, friday, friday)).toBe(0);
    expect(workdaysBetween(plain, friday + 3, friday)).toBe(-1);
  });

  test("with times it is the worked part: Friday noon to Monday noon is one", () => {
    expect(workdaysBetween(plain, friday + 0.5, friday + 3.5)).toBe(1);
    expect(workdaysBetween(plain, friday + 0.5, friday + 1.5)).toBe(0.5);
  });

  test("a holiday is left out, a make-up Saturday (调休) counts", () => {
    const calendar = workCalendar(
      [
        { date: friday, kind: "holiday" },
        { date: friday + 1, kind: "workday" },
      ],
      weekend(saturdaySunday),
    );
    expect(calendar.isWorkday(friday)).toBe(false);
    expect(calendar.isWorkday(friday + 1)).toBe(true);
    expect(workdaysBetween(calendar, friday, friday + 1)).toBe(0);
    expect(workdaysBetween(calendar, friday + 1, friday + 3)).toBe(1);
  });

  test("parts add up to the whole", () => {
    const instant = fc
      .integer({ min: 45000 * 86400, max: 45400 * 86400 })
      .map((seconds) => seconds / 86400 + 1 / 172800);
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const parts = workdaysBetween(plain, a, b) + workdaysBetween(plain, b, c);
        expect(parts).toBeCloseTo(workdaysBetween(plain, a, c), 5);
      }),
    );
  });
});
