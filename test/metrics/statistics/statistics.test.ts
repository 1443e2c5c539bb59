import fc from "fast-check";
import { quantile } from "../../../src/metrics/statistics/quantile";
import { isStatistic, statisticOf } from "../../../src/metrics/statistics/statistic";
import { sum } from "../../../src/metrics/statistics/sum";
import { summarise } from "../../../src/metrics/statistics/summary";
import { wilson } from "../../../src/metrics/statistics/wilson";

describe("Percentiles are Excel's PERCENTILE.INC", () => {
  // Microsoft's worked example and LibreOffice Calc 7.4.
  const cases: readonly (readonly [values: readonly number[], share: number, expected: number])[] = [
    [[1, 2, 3, 4], 0.3, 1.9],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[7], 0, 7],
    [[7], 0.5, 7],
    [[7], 1, 7],
    [[3, 3], 0.25, 3],
    [[3, 3], 0.95, 3],
    [[1, 100], 0.1, 10.9],
    [[1, 100], 0.9, 90.1],
    [[0, 0, 0, 1], 0, 0],
    [[0, 0, 0, 1], 0.5, 0],
    [[0, 0, 0, 1], 1, 1],
    [[-5, 2, 9, 14, 14, 30, 31, 77], 0.25, 7.25],
    [[-5, 2, 9, 14, 14, 30, 31, 77], 0.95, 60.9],
    [[0.5, 1.25, 2.75, 3.5, 10.125], 0.1, 0.8],
    [[0.5, 1.25, 2.75, 3.5, 10.125], 0.9, 7.475],
  ];
  test.each(cases)("of %j at %d: %d", (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected, 12);
  });

  test("of nothing there is none", () => {
    expect(quantile([], 0.5)).toBeUndefined();
  });
});

describe("A summary", () => {
  test("of 1, 2, 3, 4 is R's", () => {
    const summary = summarise([4, 2, 3, 1]);
    expect([summary.count, summary.mean(), summary.min(), summary.max()]).toEqual([4, 2.5, 1, 4]);
    expect(summary.stdev()).toBeCloseTo(1.29099444873581, 13);
    expect(statisticOf(summary, "p10")).toBeCloseTo(1.3, 12);
    expect(statisticOf(summary, "median")).toBe(2.5);
    expect(statisticOf(summary, "p90")).toBeCloseTo(3.7, 12);
  });

  test("of one value has no deviation, of none has nothing but its count", () => {
    expect(summarise([1]).stdev()).toBeUndefined();
    const { count, mean, min, max } = summarise([]);
    expect([count, mean(), min(), max()]).toEqual([0, undefined, undefined, undefined]);
  });

  test("is the same in any order, to the last bit", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), (values) => {
        const [there, back] = [summarise(values), summarise([...values].reverse())];
        expect(back.mean()).toBe(there.mean());
        expect(back.stdev()).toBe(there.stdev());
        expect(sum([...values].reverse())).toBe(sum(values));
      }),
    );
  });

  test("knows which statistics there are", () => {
    expect(["mean", "p10", "p99", "stdev"].every(isStatistic)).toBe(true);
    expect(["p9", "p100", "mode", ""].some(isStatistic)).toBe(false);
  });
});

describe("The Wilson 95 % interval", () => {
  // Newcombe 1998, Statistics in Medicine 17:857, and R prop.test(correct = FALSE).
  const cases: readonly (readonly [successes: number, trials: number, low: number, high: number])[] = [
    [81, 263, 0.255288519878274, 0.3662095769828],
    [1, 29, 0.00611321429276266, 0.171755218793203],
    [1, 2, 0.0945312057342307, 0.905468794265769],
    [4238, 6711, 0.619886914783114, 0.642963669377957],
    [3, 4, 0.300641842582402, 0.954412739190299],
  ];
  test.each(cases)("of %d in %d", (successes, trials, low, high) => {
    const [lower = NaN, upper = NaN] = wilson(successes, trials) ?? [];
    expect(Math.abs(lower / low - 1)).toBeLessThan(1e-9);
    expect(Math.abs(upper / high - 1)).toBeLessThan(1e-9);
  });

  test("of nothing there is none; of none or all it ends at 0 and 1", () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(wilson(0, 10)?.[0]).toBe(0);
    expect(wilson(10, 10)?.[1]).toBe(1);
  });
});
