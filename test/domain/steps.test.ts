import fc from "fast-check";
import { finish, sortInSteps } from "../../src/domain/steps";

test("A list that is sorted in steps is in the order of one that is sorted at once, equals in the order in which they came", () => {
  const items = fc.array(fc.tuple(fc.nat(9), fc.nat()));
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 7 }), (list, perStep) => {
      const byFirst = ([a]: readonly [number, number], [b]: readonly [number, number]): number => a - b;
      expect(finish(sortInSteps(list, perStep, byFirst))).toEqual([...list].sort(byFirst));
    }),
  );
});
