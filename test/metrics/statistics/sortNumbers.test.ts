import fc from "fast-check";
import { sortNumbers } from "../../../src/metrics/statistics/sortNumbers";

test("Numbers are sorted by size, whole ones and others, near and far apart", () => {
  const numbers = fc.oneof(
    fc.array(fc.integer({ min: -40, max: 40 })),
    fc.array(fc.integer()),
    fc.array(fc.double({ noNaN: true })),
  );
  fc.assert(
    fc.property(numbers, (values) => {
      const sorted = [...sortNumbers(values)];
      const bySize = [...values].sort((a, b) => a - b);
      expect(sorted.every((value, at) => value === bySize[at])).toBe(true);
      expect(sorted).toHaveLength(values.length);
    }),
  );
});
