import fc from "fast-check";
import type { LogEvent } from "../../../src/domain/log/event";
import {
  blankState,
  convertedInto,
  effectiveEvents,
  lastCheck,
  stateAt,
} from "../../../src/domain/log/history";

function event(
  eventId: string,
  movedAt: number | null,
  recordedAt: number,
  more: Partial<LogEvent> & { stage?: string } = {},
): LogEvent {
  const { stage = "Contact", ...rest } = more;
  return {
    eventId,
    movedAt,
    recordedAt,
    recordId: "O-1",
    type: "opportunity",
    event: "Moved",
    refersTo: "",
    fromStage: "",
    state: { ...blankState, stage },
    reason: "",
    by: "Ann",
    via: "Pane",
    check: `X${eventId}`,
    ...rest,
  };
}

const ids = (events: readonly LogEvent[]): string[] => events.map(({ eventId }) => eventId);

test("events are ordered by Moved At, then Recorded At, then Event ID; undated ones come first", () => {
  const events = [
    event("d", 46340.5, 46341),
    event("c", 46340, 46345),
    event("b", 46340, 46342),
    event("B", 46340, 46342),
    event("a", null, 46350),
  ];
  expect(ids(effectiveEvents(events))).toEqual(["a", "B", "b", "c", "d"]);
});

test("rows may stand in the sheet in any order", () => {
  const events = [
    event("a", null, 46350),
    event("b", 46340, 46342),
    event("c", 46340, 46342),
    event("d", 46341, 46342.5),
    event("v", 46342, 46343, { event: "Voided", refersTo: "d" }),
    event("b", 46340, 46349, { check: "Xagain" }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
      expect(ids(effectiveEvents(shuffled))).toEqual(["a", "b", "c"]);
      expect(lastCheck(shuffled)).toBe("Xa");
    }),
  );
});

test("a voided event counts for nothing, except as recorded on a day before the voiding", () => {
  const events = [
    event("a", 46330, 46330.1, { stage: "Contact" }),
    event("b", 46340, 46340.1, { stage: "Proposal" }),
    event("v", 46345, 46345.1, { event: "Voided", refersTo: "b", stage: "Contact" }),
  ];
  expect(stateAt(events)?.stage).toBe("Contact");
  expect(stateAt(events, 46341)?.stage).toBe("Contact");
  expect(stateAt(events, 46341, 46344)?.stage).toBe("Proposal");
  expect(stateAt(events, 46341, 46345)?.stage).toBe("Contact");
});

test("a voiding that was itself voided voids nothing", () => {
  const events = [
    event("a", 46330, 46330.1, { stage: "Contact" }),
    event("b", 46340, 46340.1, { stage: "Proposal" }),
    event("v", 46345, 46345.1, { event: "Voided", refersTo: "b" }),
    event("w", 46346, 46346.1, { event: "Voided", refersTo: "v" }),
  ];
  expect(stateAt(events)?.stage).toBe("Proposal");
});

test("an event found twice counts once, as first recorded", () => {
  const events = [event("a", 46340, 46348, { by: "second" }), event("a", 46340, 46341, { by: "first" })];
  expect(effectiveEvents(events).map(({ by }) => by)).toEqual(["first"]);
});

test("as of a day includes that whole day; undated events count at every as-of", () => {
  const events = [event("a", null, 46340), event("b", 46345.9, 46346, { stage: "Proposal" })];
  expect(stateAt(events, 46344)?.stage).toBe("Contact");
  expect(stateAt(events, 46345)?.stage).toBe("Proposal");
  expect(stateAt(events, 46345.5)?.stage).toBe("Contact");
});

test("a removed record has no state from then on", () => {
  const events = [event("a", 46330, 46330.1), event("r", 46340, 46340.1, { event: "Removed" })];
  expect(stateAt(events, 46339)?.stage).toBe("Contact");
  expect(stateAt(events)).toBeUndefined();
  expect(stateAt([])).toBeUndefined();
});

test("a lead is converted into what its last conversion that counts says", () => {
  const converted = event("c", 46340, 46340.1, { event: "Converted", refersTo: "O-9" });
  expect(convertedInto([converted])).toBe("O-9");
  const voided = event("v", 46341, 46341.1, { event: "Voided", refersTo: "c" });
  expect(convertedInto([converted, voided])).toBeUndefined();
});
