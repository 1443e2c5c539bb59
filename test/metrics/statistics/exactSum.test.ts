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

test("the total is the number nearest to the true sum, of two as near the even one", () => {
  const scale = 2 ** 30;
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger())), (wholes) => {
      const exact = wholes.reduce((total, whole) => total + BigInt(whole), 0n);
      expect(sumOf(wholes).total).toBe(Number(exact));
      expect(sumOf(wholes.map((whole) => whole / scale)).total).toBe(Number(exact) / scale);
    }),
    { numRuns: 1000 },
  );
  expect(sumOf([2 ** 53, 1]).total).toBe(2 ** 53);
  expect(sumOf([2 ** 53, 1, 2 ** -60]).total).toBe(2 ** 53 + 2);
  expect(sumOf([2 ** 53 + 2, -1, -(2 ** -60)]).total).toBe(2 ** 53);
});
