import fc from "fast-check";
import {
  ForecastDistribution,
  type ChancedAmount,
} from "../../../src/metrics/statistics/forecastDistribution";

const deal = fc.record({
  amount: fc.integer({ min: 1, max: 100_000 }),
  chance: fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});
const deals = fc.array(deal, { maxLength: 10 });

/** Every combination of won and lost deals with its rounded total in steps and its probability: 2 to the n of them. */
function outcomes(all: readonly ChancedAmount[], step: number): (readonly [total: number, chance: number])[] {
  return all.reduce<(readonly [number, number])[]>(
    (found, { amount, chance }) =>
      found.flatMap(([total, probability]) => [
        [total + Math.round(amount / step), probability * chance] as const,
        [total, probability * (1 - chance)] as const,
      ]),
    [[0, 1]],
  );
}

test("two deals of 100 and 300, each won with one half: nothing, 100, 300 and 400 with a quarter each", () => {
  const distribution = new ForecastDistribution([
    { amount: 100, chance: 0.5 },
    { amount: 300, chance: 0.5 },
  ]);
  expect([0.1, 0.25, 0.26, 0.5, 0.51, 0.75, 0.76, 1].map((share) => distribution.quantile(share))).toEqual([
    0, 0, 100, 100, 300, 300, 400, 400,
  ]);
});

test("ten equal deals at 30 % are the binomial distribution: R's qbinom(c(.1, .5, .9), 10, .3) is 1, 3, 5", () => {
  const ten = new ForecastDistribution(Array.from({ length: 10 }, () => ({ amount: 50, chance: 0.3 })));
  expect([0.1, 0.5, 0.9].map((share) => ten.quantile(share))).toEqual([50, 150, 250]);
});

test("a deal that is sure is counted, one without a chance is not, and of no deals nothing comes", () => {
  const sure = new ForecastDistribution([
    { amount: 70, chance: 1 },
    { amount: 30, chance: 0 },
  ]);
  expect([0.01, 0.99].map((share) => sure.quantile(share))).toEqual([70, 70]);
  expect(new ForecastDistribution([]).quantile(0.5)).toBe(0);
  expect(new ForecastDistribution([{ amount: 0, chance: 0.5 }]).quantile(0.9)).toBe(0);
});

test("a deal that would cost money when won takes it away with its chance", () => {
  const distribution = new ForecastDistribution([{ amount: -200, chance: 0.25 }]);
  expect([0.2, 0.25, 0.3].map((share) => distribution.quantile(share))).toEqual([-200, -200, 0]);
});

test("the smallest total that is reached with the chance asked, as all combinations of won and lost say", () => {
  fc.assert(
    fc.property(deals, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (all, share) => {
      const distribution = new ForecastDistribution(all);
      const found = Math.round(distribution.quantile(share) / (distribution.step || 1));
      const upTo = (limit: number): number =>
        outcomes(all, distribution.step || 1)
          .filter(([total]) => total <= limit)
          .reduce((sum, [, probability]) => sum + probability, 0);
      expect(upTo(found)).toBeGreaterThanOrEqual(share - 1e-9);
      expect(upTo(found - 1)).toBeLessThan(share + 1e-9);
    }),
  );
});

test("the probabilities add up to 1, whatever the deals and in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(deal, { maxLength: 60 }), (all) => {
      const { probabilities } = new ForecastDistribution(all);
      expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
      expect(new ForecastDistribution([...all].reverse()).probabilities).toEqual(probabilities);
    }),
  );
});
