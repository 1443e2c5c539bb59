import { checkOf, derivedEventId } from "../../../src/domain/log/check";
import type { LogEvent } from "../../../src/domain/log/event";

const event: LogEvent = {
  eventId: "E-1",
  movedAt: 46349,
  recordedAt: 46349.5,
  recordId: "O-1",
  type: "opportunity",
  event: "Moved",
  refersTo: "",
  fromStage: "Contact",
  state: {
    funnel: "Sales",
    stage: "Proposal",
    owner: "Ann",
    amount: 1200.5,
    currency: "USD",
    probability: null,
    forecastCategory: "commit",
    expectedClose: 46400,
  },
  reason: "",
  by: "Ann",
  via: "Pane",
  check: "",
};

test("a Check has 12 characters and begins with X, so that Excel takes it for text", () => {
  expect(checkOf(event, "")).toMatch(/^X[0-9A-HJKMNP-TV-Z]{11}$/);
});

test("the Check of a known row never changes: stores written today must verify for ever", () => {
  expect(checkOf(event, "")).toBe("X4BXT3VYENSR");
  expect(checkOf(event, "X0123456789A")).toBe("X166Q3MPT79F");
});

test("the same amount gives the same Check, however the last digits were stored", () => {
  const stored = { ...event, state: { ...event.state, amount: 1200.5 + 2e-13 } };
  expect(checkOf(stored, "")).toBe(checkOf(event, ""));
});

test("line ends give the same Check on every platform", () => {
  expect(checkOf({ ...event, reason: "one\r\ntwo" }, "")).toBe(checkOf({ ...event, reason: "one\ntwo" }, ""));
});

test("text cannot slip from one cell into the next unseen", () => {
  const shifted = { ...event, reason: "a\u001fb", by: "c" };
  const other = { ...event, reason: "a", by: "b\u001fc" };
  expect(checkOf(shifted, "")).not.toBe(checkOf(other, ""));
});

test("a found event has the same id whoever finds it", () => {
  const id = derivedEventId("O-1", "X1", event.state, "Moved");
  expect(id).toMatch(/^G[0-9A-HJKMNP-TV-Z]{15}$/);
  expect(derivedEventId("O-1", "X1", { ...event.state }, "Moved")).toBe(id);
  expect(derivedEventId("O-1", "X2", event.state, "Moved")).not.toBe(id);
  expect(derivedEventId("O-1", "X1", event.state, "Amended")).not.toBe(id);
  expect(derivedEventId("O-1", "X1", { ...event.state, owner: "" }, "Moved")).not.toBe(id);
});
