import { civilDate } from "../../../src/domain/dates/serial";
import {
  calendarNames,
  fromCalendarDay,
  toCalendarDay,
  typedDate,
} from "../../../src/taskpane/fields/typedDate";
import { today } from "../fakePane";

describe("A date is typed as people type dates", () => {
  test.each([
    ["2026-04-03", 46115],
    ["2026/4/3", 46115],
    ["3 Apr 2026", 46115],
    ["Apr 3, 2026", 46115],
    ["2026年4月3日", 46115],
    ["4月5日", 46117],
    ["２０２６-０４-０３", 46115],
    ["13/4/2026", 46125],
    ["4/13/2026", 46125],
    ["4/4/2026", 46116],
    ["today", 46115],
    ["Yesterday", 46114],
    ["明天", 46116],
    ["+7", 46122],
    ["-3", 46112],
    ["+2天", 46117],
  ])("%s is read", (typed, serial) => {
    expect(typedDate(typed, today)).toEqual({ ok: true, value: serial });
  });

  test("Nothing typed is no date, not a wrong one", () => {
    expect(typedDate("  ", today)).toEqual({ ok: true, value: null });
  });

  test("3/4/2026 is two dates: both are named and nothing is guessed", () => {
    expect(typedDate("3/4/2026", today)).toEqual({
      ok: false,
      reason: {
        code: "paneDateTwoWays",
        params: { typed: "3/4/2026", dayFirst: 46115, monthFirst: 46085 },
      },
    });
  });

  test.each(["soon", "2026-02-30", "31/31/2026", "4月31日"])("%s is refused by name", (typed) => {
    expect(typedDate(typed, today)).toEqual({
      ok: false,
      reason: { code: "paneDateUnreadable", params: { typed } },
    });
  });
});

describe("The calendar shows the workbook's days, whatever the machine's zone", () => {
  test("A day goes to the calendar and back unchanged, on every day of a leap year", () => {
    for (let serial = 45292; serial < 45292 + 366; serial++) {
      expect(fromCalendarDay(toCalendarDay(serial))).toBe(serial);
      expect(toCalendarDay(serial).getDate()).toBe(civilDate(serial).day);
    }
  });

  test("Months and weekdays are named in the reader's language, Sunday first", () => {
    expect(calendarNames("en").months[3]).toBe("April");
    expect(calendarNames("en").days[0]).toBe("Sunday");
    expect(calendarNames("zh-CN").months[3]).toBe("四月");
    expect(calendarNames("zh-CN").days[6]).toBe("星期六");
  });
});
