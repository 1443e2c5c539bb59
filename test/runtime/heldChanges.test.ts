import { HeldChanges, longestHold } from "../../src/runtime/heldChanges";
import { atTheGrid } from "./atTheGrid";
import { openStore } from "./openBook";

describe("changes found in the grid", () => {
  /** Changes on a clock that a test moves on. */
  function open() {
    const timers = new Set<{ readonly at: number; readonly task: () => void }>();
    let now = 0;
    const changes = new HeldChanges((task, milliseconds) => {
      const timer = { at: now + milliseconds, task };
      timers.add(timer);
      return () => timers.delete(timer);
    });
    const taken: string[] = [];
    return {
      changes,
      taken,
      come: (name: string) => void changes.whenFree().then(() => taken.push(name)),
      pass: (milliseconds: number) => {
        now += milliseconds;
        for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.task();
      },
      timers: () => timers.size,
    };
  }
  const soon = (): Promise<void> => Promise.resolve();

  it("are taken in at once where nobody holds them", async () => {
    const { come, taken } = open();
    come("a");
    await soon();
    expect(taken).toEqual(["a"]);
  });

  it("wait until the last who holds them lets go, and come in their order then", async () => {
    const { changes, come, taken, timers } = open();
    const [one, other] = [changes.hold(), changes.hold()];
    come("a");
    come("b");
    one();
    one();
    await soon();
    expect(taken).toEqual([]);
    other();
    await soon();
    expect(taken).toEqual(["a", "b"]);
    expect(timers()).toBe(0);
  });

  it("wait no longer than ten seconds", async () => {
    const { changes, come, taken, pass } = open();
    const letGo = changes.hold();
    come("a");
    pass(longestHold - 1);
    await soon();
    expect(taken).toEqual([]);
    pass(1);
    await soon();
    expect(taken).toEqual(["a"]);
    letGo();
    changes.hold();
    come("b");
    await soon();
    expect(taken).toEqual(["a"]);
  });
});

test("an edit in the grid that has to wait for an answer is in the log after it; a move in the pane waits for nothing", async () => {
  const book = await openStore();
  try {
    const [pumps = "", valves = ""] = await book.addDeals("Pumps", "Valves");
    await book.select(valves);
    const letGo = book.app.heldChanges.hold();
    book.excel.user.type(atTheGrid(book).cell("Opportunities", "Stage", 0), "Proposal");
    await book.excel.host.idle();
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    expect(book.eventsOf(pumps)).toEqual(["Created >Contact"]);
    expect(book.eventsOf(valves)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
    letGo();
    await book.rest();
    expect(book.eventsOf(pumps)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
  } finally {
    book.close();
  }
});
