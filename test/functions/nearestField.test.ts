import { withReservedFields } from "../../src/functions/nearestField";

describe("the nearest name to an unknown field", () => {
  it.each([
    ["Perod", "Owner", "Period"],
    ["Ownr", "Owner", "Owner"],
    ["期闭", "", "期间"],
    ["as off", "Account", "As Of"],
    ["Xyzzy", "", ""],
  ])("%s, nearest column %j, is taken for %j", (field, nearest, expected) => {
    const reason = { code: "unknownField", params: { field, nearest } };
    expect(withReservedFields(reason)).toEqual({
      code: "unknownField",
      params: { field, nearest: expected },
    });
  });

  it("other reasons stay as they are", () => {
    const reason = { code: "unknownStage", params: { stage: "Perod", nearest: "Proposal" } };
    expect(withReservedFields(reason)).toBe(reason);
  });
});
