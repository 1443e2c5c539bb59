import { resolveMovedAt } from "../../../src/domain/planning/movedAt";
import { blankState } from "../../../src/domain/log/history";
import type { LogEvent } from "../../../src/domain/log/event";
import { done, now, refused } from "../desk";

function previous(movedAt: number | null): LogEvent {
  return {
    eventId: "E-1",
    movedAt,
    recordedAt: 46348.5,
    recordId: "O-1",
    type: "opportunity",
    event: "Moved",
    refersTo: "",
    fromStage: "",
    state: { ...blankState, stage: "Contact" },
    reason: "",
    by: "",
    via: "Pane",
    check: "",
  };
}

const at = (wanted: number | undefined, last: number | null): number =>
  done(resolveMovedAt(wanted, previous(last), now)).movedAt;

test("an undated beginning allows any day in the past", () => {
  expect(at(40000, null)).toBe(40000);
  expect(done(resolveMovedAt(40000, undefined, now)).movedAt).toBe(40000);
});

test("a day after a day without a time is that day; the same day too", () => {
  expect(at(46341, 46340)).toBe(46341);
  expect(at(46340, 46340)).toBe(46340);
});

test("an instant on the day of an event without a time is kept", () => {
  expect(at(46340.4, 46340)).toBe(46340.4);
});

test("an instant before the previous instant of the same day is refused, not moved", () => {
  expect(refused(resolveMovedAt(46340.3, previous(46340.4), now)).code).toBe("dateBeforePrevious");
});

test("where a colleague's clock runs minutes ahead, now is that event's instant", () => {
  expect(at(undefined, now + 0.001)).toBe(now + 0.001);
});

test("an event that lies days ahead stops the move", () => {
  expect(refused(resolveMovedAt(undefined, previous(now + 3), now))).toEqual({
    code: "dateBeforePrevious",
    params: { date: now, previous: now + 3, stage: "Contact" },
  });
});
