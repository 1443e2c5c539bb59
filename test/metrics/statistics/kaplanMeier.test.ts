import fc from "fast-check";
import { kaplanMeier, restrictedMean, survivalAt } from "../../../src/metrics/statistics/kaplanMeier";
import { survivalMedian, survivalQuantile } from "../../../src/metrics/statistics/survivalMedian";

/** Durations written as textbooks do: a + behind one that was censored. */
function curveOf(written: string): ReturnType<typeof kaplanMeier> {
  const durations = written.split(" ");
  return kaplanMeier(
    durations.filter((each) => !each.endsWith("+")).map(Number),
    durations.filter((each) => each.endsWith("+")).map((each) => Number(each.slice(0, -1))),
  );
}

const durations = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: 30_000_000 }).map((n) => n / 1e6),
  ),
);

describe("Remission times of 21 children on 6-MP (Freireich 1963; Kleinbaum and Klein, Survival Analysis, table 2.1)", () => {
  const curve = curveOf("6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+");

  test("seven steps, with those at risk at each", () => {
    expect([...curve.times]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect([...curve.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect([...curve.events]).toEqual([3, 1, 1, 1, 1, 1, 1]);
  });

  test("the curve as printed", () => {
    expect([...curve.survival].map((share) => Number(share.toFixed(4)))).toEqual([
      0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]);
  });

  test("the standard errors by Greenwood's formula", () => {
    const errors = [...curve.survival].map((share, step) => share * Math.sqrt(curve.greenwood[step]!));
    expect(errors.map((error) => Number(error.toFixed(4)))).toEqual([
      0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]);
  });

  test("the median is 23 days, from 16 to beyond the end", () => {
    expect(survivalMedian(curve)).toEqual({ median: 23, lower: 16, upper: undefined });
  });

  test("between its steps, and past its end, the curve is flat", () => {
    expect(survivalAt(curve, 5.9)).toBe(1);
    expect(survivalAt(curve, 8)).toBe(survivalAt(curve, 7));
    expect(survivalAt(curve, 1000)).toBe(survivalAt(curve, 23));
  });
});

describe("The median", () => {
  test("of the 21 on placebo, none of them censored, is 8", () => {
    const placebo = curveOf("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
    expect(survivalMedian(placebo)).toEqual({ median: 8, lower: 4, upper: 12 });
  });

  test("is the middle of a step that lies exactly on one half", () => {
    expect(survivalMedian(curveOf("1 2 3 4")).median).toBe(2.5);
    expect(survivalQuantile(curveOf("1 2 3 4"), 0.25)).toBe(1.5);
  });

  test("is where the curve comes to one half if it never falls further", () => {
    expect(survivalMedian(curveOf("1 2 3+ 4+")).median).toBe(2);
  });

  test("is none where fewer than half have ended, and of nothing", () => {
    expect(survivalMedian(curveOf("1 2+ 3+ 4+")).median).toBeUndefined();
    expect(survivalMedian(kaplanMeier([], [])).median).toBeUndefined();
  });

  test("without censoring is the ordinary median or a step beside it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const [low = NaN, high = NaN] = [
          sorted[Math.ceil(values.length / 2) - 1],
          sorted[values.length >> 1],
        ];
        expect(survivalMedian(kaplanMeier(values, [])).median).toBe((low + high) / 2);
      }),
    );
  });
});

describe("The curve", () => {
  test("counts ends before censorings on the same day", () => {
    expect(survivalAt(curveOf("5 5 5+ 8 10+"), 5)).toBeCloseTo(0.6, 12);
    expect(survivalAt(curveOf("5 5 5+ 8 10+"), 8)).toBeCloseTo(0.3, 12);
  });

  test("encloses an area: the mean number of days until a day", () => {
    expect(restrictedMean(curveOf("1 2 3 4"), 2)).toBe(1.75);
    expect(restrictedMean(curveOf("1 2 3 4"), 4)).toBe(2.5);
    expect(restrictedMean(curveOf("1 2 3 4"), 100)).toBe(2.5);
  });

  test("never rises, stays between 0 and 1, and is the same in any order", () => {
    fc.assert(
      fc.property(durations, durations, (ended, censored) => {
        const curve = kaplanMeier(ended, censored);
        const shares = [1, ...curve.survival];
        expect(shares.every((share, step) => share >= 0 && share <= (shares[step - 1] ?? 1))).toBe(true);
        expect(kaplanMeier([...ended].reverse(), [...censored].reverse())).toEqual(curve);
      }),
    );
  });

  test("without censoring is the share that has not ended yet", () => {
    fc.assert(
      fc.property(durations, (ended) => {
        const curve = kaplanMeier(ended, []);
        curve.times.forEach((time, step) => {
          const share = ended.filter((each) => each > time).length / ended.length;
          expect(curve.survival[step]).toBeCloseTo(share, 12);
        });
      }),
    );
  });
});
