import { readNumber, readProbability } from "../../../src/domain/store/readNumber";

test.each([
  ["1234.5", 1234.5],
  ["1,234.50", 1234.5],
  ["1 234.50", 1234.5],
  ["1.234,56", 1234.56],
  ["12,34,567", 1234567],
  ["¥1,234", 1234],
  ["￥1,234", 1234],
  ["$ 12,500", 12500],
  ["12500 USD", 12500],
  ["USD 12,500", 12500],
  ["8000元", 8000],
  ["12万", 120000],
  ["1.2亿", 120000000],
  ["(1,234)", -1234],
  ["-5", -5],
  ["１２３", 123],
  ["1e3", 1000],
])("the amount %s is %d", (written, amount) => {
  expect(readNumber(written)).toBe(amount);
});

test.each(["", "a lot", "12,5", "1,23", "12-5", "5 apples", "NaN"])("%s is no amount", (written) => {
  expect(readNumber(written)).toBeUndefined();
});

test.each([
  [50, 0.5],
  [0.5, 0.5],
  ["50 %", 0.5],
  ["50%", 0.5],
  ["0.5", 0.5],
  ["50", 0.5],
  ["５０％", 0.5],
  [1, 1],
  ["1 %", 0.01],
  [100, 1],
  [0, 0],
  [35, 0.35],
  [7, 0.07],
])("the probability %s is %d", (written, probability) => {
  expect(readProbability(written)).toBe(probability);
});

test.each([-0.1, 101, "sure", ""])("%s is no probability", (written) => {
  expect(readProbability(written)).toBeUndefined();
});
