import fc from "fast-check";
import {
  asInstant,
  civilDate,
  dayOf,
  endOfSerials,
  firstSerial,
  fromMilliseconds,
  hasTime,
  isSerial,
  serialOf,
  toMilliseconds,
  weekday,
} from "../../../src/domain/dates/serial";

test("1900-03-01 is serial 61, since Excel counts a 1900-02-29 that never was", () => {
  expect(serialOf(1900, 3, 1)).toBe(61);
  expect(serialOf(1900, 2, 28)).toBeUndefined();
  expect(isSerial(60)).toBe(false);
});

test("known dates have Excel's serials", () => {
  expect(serialOf(2024, 1, 1)).toBe(45292);
  expect(serialOf(2026, 6, 30)).toBe(46203);
  expect(serialOf(9999, 12, 31)).toBe(2958465);
  expect(civilDate(43100)).toEqual({ year: 2017, month: 12, day: 31 });
});

test("a day that no calendar has is no date", () => {
  expect(serialOf(2026, 2, 29)).toBeUndefined();
  expect(serialOf(2024, 2, 29)).toBe(45351);
  expect(serialOf(2026, 13, 1)).toBeUndefined();
  expect(serialOf(2026, 4, 31)).toBeUndefined();
});

test("a whole number is a date without a time", () => {
  expect(hasTime(46349)).toBe(false);
  expect(hasTime(46349.5)).toBe(true);
  expect(hasTime(46349 + 1e-12)).toBe(false);
  expect(dayOf(46349.9999999999)).toBe(46350);
});

test("an instant at midnight stays an instant, one millisecond later", () => {
  expect(hasTime(asInstant(46349))).toBe(true);
  expect(dayOf(asInstant(46349))).toBe(46349);
  expect(asInstant(46349.25)).toBe(46349.25);
});

test("1 is Monday: 2026-11-23 is one", () => {
  expect(weekday(46349)).toBe(1);
  expect(weekday(46348)).toBe(7);
  expect(weekday(61)).toBe(4);
});

test("every date goes to year, month and day and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: firstSerial, max: endOfSerials - 1 }), (serial) => {
      const { year, month, day } = civilDate(serial);
      expect(serialOf(year, month, day)).toBe(serial);
    }),
  );
});

test("every millisecond survives being a serial", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: firstSerial * 86_400_000, max: endOfSerials * 86_400_000 - 1 }),
      (milliseconds) => {
        expect(toMilliseconds(fromMilliseconds(milliseconds))).toBe(milliseconds);
      },
    ),
  );
});
