import { meanInterval, t975 } from "../../../src/metrics/statistics/meanInterval";
import { summarise } from "../../../src/metrics/statistics/summary";

describe("The interval of a mean", () => {
  test("takes the published percentiles of Student's t", () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, to three decimals.
    const published: readonly (readonly [degrees: number, t: number])[] = [
      [19, 2.093],
      [24, 2.064],
      [30, 2.042],
      [60, 2.0],
      [100, 1.984],
    ];
    for (const [degrees, t] of published) expect(t975(degrees)).toBeCloseTo(t, 3);
    expect(t975(19)).toBeCloseTo(2.093024, 6);
    expect(t975(1e9)).toBeCloseTo(1.959964, 6);
  });

  test("is mean ± t · s / √n", () => {
    const [low = 0, high = 0] = meanInterval(summarise(Array.from({ length: 25 }, (_, n) => n))) ?? [];
    expect((low + high) / 2).toBeCloseTo(12, 12);
    expect((high - low) / 2).toBeCloseTo((2.063899 * 7.359801) / 5, 5);
  });

  test("says nothing of fewer than 20 values", () => {
    expect(meanInterval(summarise(Array.from({ length: 19 }, (_, n) => n)))).toBeUndefined();
    expect(meanInterval(summarise([]))).toBeUndefined();
  });
});
