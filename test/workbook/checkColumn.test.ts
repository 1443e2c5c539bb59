import fc from "fast-check";
import { CheckColumn } from "../../src/workbook/checkColumn";

const digits = fc.string({
  unit: fc.constantFrom(...Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")),
  minLength: 11,
  maxLength: 11,
});
const checks = fc.oneof(
  digits.map((each) => `X${each}`),
  fc.constantFrom(
    "",
    "X",
    "XILOU0000000",
    "x0123456789A",
    "X0123456789",
    "edited",
    "成交",
    "X00000000000",
    "XZZZZZZZZZZZ",
  ),
  fc.string(),
);

test("A Check is given back as it was read, whatever somebody has made of the cell, also when it changes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(99), checks)), (written) => {
      const column = new CheckColumn();
      const expected = new Map<number, string>();
      for (const [number, check] of written) {
        column.set(number, check);
        expected.set(number, check);
      }
      for (let number = 0; number < 120; number++)
        expect(column.get(number)).toBe(expected.get(number) ?? "");
    }),
  );
});
