import { nearest } from "../../../src/domain/store/nearest";

const stages = [
  "Collect Lead",
  "Prospect",
  "Contact",
  "Proposal",
  "Negotiation",
  "Won",
  "Lost",
  "赢单",
  "输单",
];

test.each([
  ["Propsal", "Proposal"],
  ["negotation", "Negotiation"],
  ["Nego", "Negotiation"],
  ["Contacts", "Contact"],
  ["won", "Won"],
  ["Wno", "Won"],
  ["赢单了", "赢单"],
])("%s is near %s", (written, name) => {
  expect(nearest(written, stages)).toBe(name);
});

test.each(["", "Shipped", "Q", "完成"])("nothing is near “%s”", (written) => {
  expect(nearest(written, stages)).toBeUndefined();
});

test("of equally near names the first wins", () => {
  expect(nearest("Bo", ["Bob", "Boa"])).toBe("Bob");
});
