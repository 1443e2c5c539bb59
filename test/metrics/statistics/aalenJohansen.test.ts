import fc from "fast-check";
import { aalenJohansen, incidenceStep } from "../../../src/metrics/statistics/aalenJohansen";
import { incidenceInterval, incidenceVariance } from "../../../src/metrics/statistics/incidenceInterval";
import { kaplanMeier, survivalAt } from "../../../src/metrics/statistics/kaplanMeier";

const durations = fc.array(
  fc.oneof(
    fc.nat(20),
    fc.nat(20_000_000).map((n) => n / 1e6),
  ),
  { maxLength: 30 },
);

describe("Ten deals: won after 2, 5, 8 and 12 days, lost after 3, 8 and 20, open for 3, 9 and 14", () => {
  const curve = aalenJohansen([2, 5, 8, 12], [3, 8, 20], [3, 9, 14]);

  test("the share won, worked out by hand", () => {
    expect([...curve.times]).toEqual([2, 3, 5, 8, 12, 20]);
    expect([...curve.atRisk]).toEqual([10, 9, 7, 6, 3, 1]);
    const won = [1 / 10, 1 / 10, 1 / 10 + 0.8 / 7, 1 / 10 + 0.8 / 7 + (0.8 * 6) / 7 / 6];
    won.forEach((share, step) => expect(curve.incidence[step]).toBeCloseTo(share, 14));
    expect(curve.incidence[5]).toBeCloseTo(0.480952380952381, 14);
    expect(curve.competing[5]).toBeCloseTo(0.519047619047619, 14);
  });

  test("is less than if the lost ones were taken for still open", () => {
    const naive = 1 - survivalAt(kaplanMeier([2, 5, 8, 12], [3, 8, 20, 3, 9, 14]), 14);
    expect(naive).toBeCloseTo(0.571428571428572, 14);
    expect(curve.incidence[incidenceStep(curve, 14)]).toBeLessThan(naive);
  });

  test("its interval holds the share and stays between 0 and 1", () => {
    const step = incidenceStep(curve, 8);
    const [low, high] = incidenceInterval(curve, step)!;
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(curve.incidence[step]!);
    expect(high).toBeGreaterThan(curve.incidence[step]!);
    expect(high).toBeLessThan(1);
    expect(incidenceInterval(curve, -1)).toBeUndefined();
  });
});

describe("Won, lost and open", () => {
  test("always add up to all of them", () => {
    fc.assert(
      fc.property(durations, durations, durations, (won, lost, open) => {
        const curve = aalenJohansen(won, lost, open);
        curve.times.forEach((_, step) =>
          expect(curve.incidence[step]! + curve.competing[step]! + curve.eventFree[step]!).toBeCloseTo(1, 12),
        );
      }),
    );
  });

  test("without lost deals the share won is one minus the Kaplan–Meier curve, with Greenwood's variance", () => {
    fc.assert(
      fc.property(durations, durations, (won, open) => {
        const [curve, survival] = [aalenJohansen(won, [], open), kaplanMeier(won, open)];
        curve.times.forEach((_, step) => {
          const share = survival.survival[step]!;
          expect(curve.incidence[step]).toBeCloseTo(1 - share, 12);
          const greenwood = share === 0 ? 0 : share ** 2 * survival.greenwood[step]!;
          expect(incidenceVariance(curve, step)).toBeCloseTo(greenwood, 12);
        });
      }),
    );
  });

  test("without open deals it is the plain share won by then, with the variance of a share", () => {
    fc.assert(
      fc.property(durations, durations, (won, lost) => {
        const curve = aalenJohansen(won, lost, []);
        const n = won.length + lost.length;
        curve.times.forEach((time, step) => {
          const share = won.filter((each) => each <= time).length / n;
          expect(curve.incidence[step]).toBeCloseTo(share, 12);
          expect(incidenceVariance(curve, step)).toBeCloseTo((share * (1 - share)) / n, 12);
        });
      }),
    );
  });
});
