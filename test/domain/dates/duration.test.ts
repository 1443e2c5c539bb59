import { duration, durationUntil, happenedBy } from "../../../src/domain/dates/duration";

test("where one end has no time, a duration is date minus date", () => {
  expect(duration(46340, 46349.75)).toBe(9);
  expect(duration(46340.9, 46349)).toBe(9);
  expect(duration(46340, 46349)).toBe(9);
});

test("where both have a time, it is instant minus instant, to 6 decimals", () => {
  expect(duration(46340.9, 46349.75)).toBe(8.85);
  expect(duration(46340, 46340)).toBe(0);
  expect(duration(46340.1, 46340.1 + 1 / 86_400_000)).toBe(0);
  expect(duration(46340.25, 46340.25 + 1 / 3)).toBe(0.333333);
});

test("a negative duration is not clamped", () => {
  expect(duration(46349.5, 46348.5)).toBe(-1);
});

test("as of a whole day means its end for a record with times", () => {
  expect(durationUntil(46340.5, 46349)).toBe(9.5);
  expect(durationUntil(46340.5, 46349.75)).toBe(9.25);
});

test("as of a day counts as that day for a date without a time", () => {
  expect(durationUntil(46340, 46349)).toBe(9);
  expect(durationUntil(46340, 46349.75)).toBe(9);
});

test("as of a day includes what happened late that day", () => {
  expect(happenedBy(46349.99, 46349)).toBe(true);
  expect(happenedBy(46350, 46349)).toBe(false);
  expect(happenedBy(46349.5, 46349.5)).toBe(true);
  expect(happenedBy(46349.6, 46349.5)).toBe(false);
});
