import { readAmount } from "../../../src/domain/adopting/amounts";
import { sameStem } from "../../../src/domain/adopting/entered";
import { headerKey } from "../../../src/domain/adopting/headerWords";
import { outcomeWord, stageMeaning } from "../../../src/domain/adopting/stageWords";

describe("Amounts as people write them", () => {
  test.each([
    ["12,500.00", 12500, ""],
    ["$1,234.50", 1234.5, ""],
    ["US$900", 900, "USD"],
    ["€ 1.234,50", 1234.5, "EUR"],
    ["1 200 CNY", 1200, "CNY"],
    ["￥３万", 30000, ""],
    ["1.2亿元", 120000000, ""],
    ["人民币5000元", 5000, "CNY"],
    ["40k", 40000, ""],
    ["(250)", -250, ""],
    ["12%", 0.12, ""],
  ])("%s is %d %s", (text, value, currency) => {
    expect(readAmount(text)).toEqual({ value, currency });
  });

  test.each(["", "n/a", "GTX 500 Pro", "2026-05-06", "A-17"])("%p is no amount", (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});

describe("What a stage's name says", () => {
  test.each([
    ["Closed Won", "won"],
    ["已成交", "won"],
    ["赢单", "won"],
    ["Closed - Lost", "lost"],
    ["丢单", "lost"],
    ["无效线索", "invalid"],
    ["售后服务", "aftersales"],
    ["Proposal sent", undefined],
    ["预计成交", undefined],
    ["To be won back", undefined],
  ])("%s: %s", (name, type) => {
    expect(stageMeaning(name).type).toBe(type);
  });

  test("a status beside the stage is open, won or lost", () => {
    expect(["Open", "Won", "输单", "进行中", "Hot"].map(outcomeWord)).toEqual([
      "open",
      "won",
      "lost",
      "open",
      undefined,
    ]);
  });
});

describe("What headers have in common", () => {
  test("prefixes, case, underscores and marks do not matter", () => {
    expect(["Deal - Close_Date*", "closeDate", "Close Date:", "CLOSE DATE"].map(headerKey)).toEqual(
      Array(4).fill("close date"),
    );
  });

  test("words of one stem", () => {
    expect(sameStem("engage", "engaging")).toBe(true);
    expect(sameStem("qualified", "qualification")).toBe(true);
    expect(sameStem("contact", "contract")).toBe(false);
    expect(sameStem("close", "clone")).toBe(false);
  });
});
