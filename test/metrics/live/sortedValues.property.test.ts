import fc from "fast-check";
import { SortedValues } from "../../../src/metrics/live/sortedValues";
import { quantile } from "../../../src/metrics/statistics/quantile";

test("medians kept while sales cycles come and go are those of the cycles that are there", () => {
  const cycles = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3000 });
  const changes = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 300 })), { maxLength: 1500 });
  fc.assert(
    fc.property(cycles, changes, (begin, then) => {
      const kept = new SortedValues(Float64Array.from(begin));
      const there = [...begin];
      const agree = (): void => {
        there.sort((a, b) => a - b);
        expect(kept.count).toBe(there.length);
        for (const share of [0, 0.1, 0.5, 0.9, 1]) expect(kept.quantile(share)).toBe(quantile(there, share));
      };
      agree();
      then.forEach(([comes, cycle], change) => {
        if (comes) {
          kept.add(cycle);
          there.push(cycle);
        } else if (there.includes(cycle)) {
          kept.remove(cycle);
          there.splice(there.indexOf(cycle), 1);
        } else expect(() => kept.remove(cycle)).toThrow();
        if (change % 250 === 0) agree();
      });
      agree();
      expect(there.map((_, k) => kept.at(k))).toEqual(there);
      // Down to none, and up again.
      for (const cycle of there.splice(0)) kept.remove(cycle);
      agree();
      kept.add(7);
      expect(kept.quantile(0.5)).toBe(7);
    }),
    { numRuns: 60 },
  );
});
