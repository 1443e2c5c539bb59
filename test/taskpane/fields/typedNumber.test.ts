import { typedAmount, typedProbability } from "../../../src/taskpane/fields/typedNumber";

describe("Amounts and probabilities are typed as people type them", () => {
  test.each([
    ["12500", 12500],
    ["12,500.50", 12500.5],
    ["$12,500", 12500],
    ["1.2万", 12000],
    ["", null],
  ])("Amount %s", (typed, value) => {
    expect(typedAmount(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ["50", 0.5],
    ["50%", 0.5],
    ["0.5", 0.5],
    ["", null],
  ])("Probability %s", (typed, value) => {
    expect(typedProbability(typed)).toEqual({ ok: true, value });
  });

  test("What is no number is refused by name", () => {
    expect(typedAmount("a lot")).toEqual({
      ok: false,
      reason: { code: "paneAmountUnreadable", params: { typed: "a lot" } },
    });
    expect(typedProbability("150")).toEqual({
      ok: false,
      reason: { code: "paneProbabilityUnreadable", params: { typed: "150" } },
    });
  });
});
