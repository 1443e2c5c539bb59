import fc from "fast-check";
import { needsTextFormat, writtenCell } from "../../src/workbook/writtenCell";

test.each([
  ["a number", ["00123", "1,234.5", "-7", "+49", " 12", "(300)", ".5", ",5"]],
  ["an amount or a percentage", ["$100", "€ 20", "¥1,000", "100 €", "12 %", "(£5"]],
  ["a number with a power of ten", ["1e5", "2E-3"]],
  ["a date", ["1-2", "3/4/2026", "2026.1.15", "1-2 final", "5 / 6"]],
  ["a fraction", ["1 1/2"]],
  ["a time", ["10:30", " 9:05 pm"]],
  ["a date with a month's name", ["Mar 5", "5 march 2026", "Sept-26", "jan", "Decades 9", "/may"]],
  ["a date in Chinese", ["2026年", "3月5日", "3月 5日"]],
  ["a logical value", ["true", " FALSE "]],
  ["an error", ["#N/A", "#1 choice"]],
])("a text that Excel would take for %s is kept as text", (_, texts) => {
  for (const text of texts) {
    expect(writtenCell(text, "text")).toBe(`'${text}`);
    expect(needsTextFormat(text)).toBe(true);
  }
});

test.each(["=1+1", "+SUM(A1)", "-A1", "@name", "'quoted", "\tx", "\nx"])(
  "the text %j never becomes a formula, in a column of ids neither",
  (text) => {
    expect(writtenCell(text, "text")).toBe(`'${text}`);
    expect(writtenCell(text, "id")).toBe(`'${text}`);
  },
);

test.each([
  "Acme",
  "张三",
  "Mary Jones",
  "Mayfair Ltd",
  "Trueman",
  "Octopus Energy",
  "A1",
  "O-260123-7KQM",
  "1C1I7A6R",
  "3M",
  "Deal 5",
  "",
])("the text %j is written as it is", (text) => {
  expect(writtenCell(text, "text")).toBe(text);
});

test("numbers and logical values are written as they are", () => {
  fc.assert(
    fc.property(fc.oneof(fc.double({ noNaN: true }), fc.boolean()), (value) => {
      expect(writtenCell(value, "number")).toBe(value);
    }),
  );
});

test("a column of ids, which is formatted as text, shows no apostrophe before a number", () => {
  expect(writtenCell("00123", "id")).toBe("00123");
});
