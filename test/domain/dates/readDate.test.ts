import fc from "fast-check";
import { formatSerial } from "../../../src/domain/dates/formatSerial";
import { readDate } from "../../../src/domain/dates/readDate";
import { fromMilliseconds } from "../../../src/domain/dates/serial";

test.each([
  ["2026-11-23", 46349],
  ["2026/11/23", 46349],
  ["2026.1.5", 46027],
  ["2026年11月23日", 46349],
  ["2026年 1 月 5 号", 46027],
  ["２０２６年１１月２３日", 46349],
  ["20261123", 46349],
  ["23 Nov 2026", 46349],
  ["23-Nov-2026", 46349],
  ["Nov 23, 2026", 46349],
  ["November 23 2026", 46349],
  [" 2026-11-23 ", 46349],
])("%s is a date", (written, serial) => {
  expect(readDate(written)).toBe(serial);
});

test.each([
  ["2026-11-23 12:00", 46349.5],
  ["2026-11-23T06:00:00", 46349.25],
  ["2026-11-23 18:00:00.000", 46349.75],
  ["2026/11/23 6:00 PM", 46349.75],
  ["2026/11/23 12:00 AM", 46349],
  ["2026年11月23日 下午6:00", 46349.75],
  ["2026年11月23日18:00", 46349.75],
])("%s is a date with its time", (written, serial) => {
  expect(readDate(written)).toBe(serial);
});

test("a date with the year last is read in the stated order only", () => {
  expect(readDate("3/1/2017")).toBeUndefined();
  expect(readDate("3/1/2017", "mdy")).toBe(42795);
  expect(readDate("3/1/2017", "dmy")).toBe(42738);
  expect(readDate("23/11/2026", "dmy")).toBe(46349);
  expect(readDate("23/11/2026", "mdy")).toBeUndefined();
  expect(readDate("3/1/2017", "ymd")).toBeUndefined();
  expect(readDate("11/23/2026 6:00 PM", "mdy")).toBe(46349.75);
});

test("an instant in UTC is read only where the workbook's zone is known", () => {
  expect(readDate("2026-11-23T20:00:00Z")).toBeUndefined();
  expect(readDate("2026-11-23T20:00:00Z", undefined, () => 480)).toBe(46350 + 4 / 24);
  expect(readDate("2026-11-23T20:00:00+08:00", undefined, () => 480)).toBe(46349 + 20 / 24);
  expect(readDate("2026-11-23T20:00:00-0500", undefined, () => -300)).toBe(46349 + 20 / 24);
});

test.each([
  "",
  "soon",
  "2026-02-30",
  "2026-11-23 25:00",
  "2026",
  "46349",
  "11-23",
  "next Monday",
  "2026-11-23 12:60",
])("%s is no date", (written) => {
  expect(readDate(written)).toBeUndefined();
});

test("a number is a date in Excel's range", () => {
  expect(readDate(46349)).toBe(46349);
  expect(readDate(12)).toBeUndefined();
  expect(readDate(3000000)).toBeUndefined();
  expect(readDate(true)).toBeUndefined();
});

test("what is written as ISO text reads back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 61 * 86_400_000, max: 2958465 * 86_400_000 }), (milliseconds) => {
      const serial = fromMilliseconds(milliseconds);
      expect(readDate(formatSerial(serial))).toBe(serial);
    }),
  );
});

test("dates are written as ISO text, with a time only where they have one", () => {
  expect(formatSerial(46349)).toBe("2026-11-23");
  expect(formatSerial(46349.5)).toBe("2026-11-23 12:00:00");
  expect(formatSerial(46349 + 1 / 86_400_000)).toBe("2026-11-23 00:00:00.001");
});
