import {
  formatDate,
  formatDays,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../src/messages/format";

describe("Numbers and dates are written for the reader", () => {
  test("A serial is its calendar date, in words that no one can misread", () => {
    expect(formatDate("en", 46115)).toBe("3 Apr 2026");
    expect(formatDate("zh-CN", 46115)).toBe("2026年4月3日");
  });

  test("A time of day is shown only where there is one, to the minute", () => {
    expect(formatInstant("en", 46115)).toBe("3 Apr 2026");
    expect(formatInstant("en", 46115.5)).toBe("3 Apr 2026 12:00");
    expect(formatInstant("en", 46115 + (9 * 60 + 5) / 1440)).toBe("3 Apr 2026 09:05");
  });

  test("Money shows its currency, and cents only where there are any", () => {
    expect(formatMoney("en", 12500, "USD")).toBe("$12,500");
    expect(formatMoney("en", 12500.5, "USD")).toBe("$12,500.50");
    expect(formatMoney("zh-CN", 12500, "CNY")).toBe("¥12,500");
    expect(formatMoney("en", 12500, "")).toBe("12,500");
    expect(formatMoney("en", 12500, "万元")).toBe("12,500 万元");
  });

  test("Days are whole from ten up and have one decimal below", () => {
    expect(formatDays("en", 12.4)).toBe("12");
    expect(formatDays("en", 3.26)).toBe("3.3");
    expect(formatDays("en", 0)).toBe("0");
  });

  test("A share is a percentage, a number is grouped", () => {
    expect(formatPercent("en", 0.63153)).toBe("63.2%");
    expect(formatNumber("en", 8800)).toBe("8,800");
  });
});
