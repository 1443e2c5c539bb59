import fc from "fast-check";
import { ExactSum } from "../../../src/metrics/statistics/exactSum";

function sumOf(values: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
}

const amounts = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }));

test("what the plain sum loses is kept: ten times 0.1 is 1, and 1 survives between two huge numbers", () => {
  expect(sumOf(Array<number>(10).fill(0.1)).total).toBe(1);
  expect(sumOf([1e100, 1, -1e100]).total).toBe(1);
});

test("nothing sums to 0", () => {
  expect(new ExactSum().total).toBe(0);
});

test("what is added and taken away again leaves exactly nothing, in any order", () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      const sum = sumOf(a);
      sum.addAll(sumOf(b));
      sum.subtractAll(sumOf([...b, ...a].reverse()));
      expect(sum.total).toBe(0);
    }),
  );
});
