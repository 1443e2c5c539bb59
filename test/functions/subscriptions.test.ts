import type { Outcome } from "../../src/functions/outcome";
import { readCall } from "../../src/functions/readCall";
import { createSubscriptions, loadingMilliseconds } from "../../src/functions/subscriptions";
import type { Answer } from "../../src/metrics/answer";
import type { MetricName } from "../../src/metrics/query";
import { day } from "./calls";
import { fakeFigures, fakeMachine } from "./machine";

const value = (cell: number | string): Answer => ({ kind: "value", value: cell });
const owner = (name: string) => readCall("WINRATE", [], [[["Owner"]], [[name]]]);

function open(language: "en" | "zh-CN" = "en") {
  const figures = fakeFigures();
  const machine = fakeMachine();
  const subscriptions = createSubscriptions(figures, machine.options(language));
  return { figures, machine, subscriptions };
}

describe("live cells", () => {
  it("a cell is given its value, and a new one only when it changes", () => {
    const { figures, machine, subscriptions } = open();
    const shown: Outcome[] = [];
    figures.give = () => value(0.5);
    subscriptions.follow(owner("Alice"), (outcome) => shown.push(outcome));
    machine.settle();
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(shown).toEqual([value(0.5)]);
    figures.give = () => value(0.6);
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(shown).toEqual([value(0.5), value(0.6)]);
  });

  it("only the cells whose value changed are pushed", () => {
    const { figures, machine, subscriptions } = open();
    const pushes: string[] = [];
    for (const name of ["Alice", "Bob"]) subscriptions.follow(owner(name), () => pushes.push(name));
    machine.settle();
    pushes.length = 0;
    figures.give = ({ filters }) => value(JSON.stringify(filters).includes("Bob") ? 1 : 0);
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(pushes).toEqual(["Bob"]);
  });

  it("only the questions that a change can touch are computed again", () => {
    const { figures, machine, subscriptions } = open();
    for (const id of ["O-1", "O-2"])
      subscriptions.follow(readCall("LOOKUPRECORD", [id, "Stage"], []), () => undefined);
    machine.settle();
    figures.asked.length = 0;
    figures.touch = ({ args }, touched) => touched.has(args[0] ?? "");
    figures.change(new Set(["O-2"]));
    machine.settle();
    expect(figures.asked.map(({ args }) => args[0])).toEqual(["O-2"]);
  });

  it("cells that ask the same share one computation, however their blanks and ranges are handed over", () => {
    const { figures, machine, subscriptions } = open();
    let pushes = 0;
    for (let cell = 0; cell < 50; cell++) subscriptions.follow(owner("Alice"), () => pushes++);
    subscriptions.follow(readCall("WINRATE", [], ["Owner", "Alice"]), () => pushes++);
    machine.settle();
    expect(subscriptions.size()).toBe(1);
    expect(figures.asked).toHaveLength(1);
    expect(pushes).toBe(51);
  });

  it("formulas that ask the same share one computation, however they are written", () => {
    const { figures, machine, subscriptions } = open();
    const shown: Outcome[] = [];
    const written: [MetricName, unknown[], unknown[]][] = [
      ["SALESCYCLE", [], ["median", "Period", 2026]],
      ["SALESCYCLE", [], ["Period", "2026", "Statistic", "MEDIAN"]],
      ["SALESCYCLE", [], ["中位数", "期间", [["2026年"]], "Mode", ""]],
      ["SALESCYCLE", [], ["median", "From", "2026-01-01", "To", "2026-12-31", "Unit", "Days"]],
    ];
    for (const [metric, own, rest] of written)
      subscriptions.follow(readCall(metric, own, rest), (outcome) => shown.push(outcome));
    machine.settle();
    expect(subscriptions.size()).toBe(1);
    expect(figures.asked).toHaveLength(1);
    figures.give = () => value(7);
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(figures.asked).toHaveLength(2);
    expect(shown).toEqual([0, 0, 0, 0, 7, 7, 7, 7].map(value));
  });

  it("formulas that asked the same part when the day tells them apart", () => {
    const { figures, machine, subscriptions } = open();
    const shown: string[] = [];
    figures.give = ({ period }) => value(period?.from ?? 0);
    for (const period of ["today", "2026-03-13"])
      subscriptions.follow(readCall("WINRATE", [], ["Period", period]), (outcome) =>
        shown.push(`${period} ${outcome.kind === "value" ? Number(outcome.value) - day("2026-03-13") : "?"}`),
      );
    machine.settle();
    expect(subscriptions.size()).toBe(1);
    figures.day++;
    figures.change();
    machine.settle();
    expect(subscriptions.size()).toBe(2);
    expect(shown).toEqual(["today 0", "2026-03-13 0", "today 1"]);
  });

  it("a cell that joins a known question is given its value at once", () => {
    const { figures, machine, subscriptions } = open();
    subscriptions.follow(owner("Alice"), () => undefined);
    machine.settle();
    const shown: Outcome[] = [];
    subscriptions.follow(owner("Alice"), (outcome) => shown.push(outcome));
    expect(shown).toEqual([value(0)]);
    expect(figures.asked).toHaveLength(1);
  });

  it("a cancelled cell is left alone, and a question that nobody asks any more is forgotten", () => {
    const { figures, machine, subscriptions } = open();
    let pushes = 0;
    const cancel = subscriptions.follow(owner("Alice"), () => pushes++);
    const cancelOther = subscriptions.follow(owner("Alice"), () => undefined);
    machine.settle();
    cancel();
    figures.give = () => value(1);
    figures.change();
    machine.settle();
    expect(pushes).toBe(1);
    cancelOther();
    cancelOther();
    expect(subscriptions.size()).toBe(0);
    const asked = figures.asked.length;
    figures.change();
    expect(machine.settle()).toBe(0);
    expect(figures.asked).toHaveLength(asked);
  });

  it("a spill is pushed again only when a cell of it differs", () => {
    const { figures, machine, subscriptions } = open();
    const shown: Outcome[] = [];
    figures.give = () => ({
      kind: "table",
      rows: [
        ["Stage", "n"],
        ["Proposal", 3],
      ],
    });
    subscriptions.follow(readCall("STAGETABLE", [], []), (outcome) => shown.push(outcome));
    machine.settle();
    figures.change();
    machine.settle();
    expect(shown).toHaveLength(1);
    figures.give = () => ({
      kind: "table",
      rows: [
        ["Stage", "n"],
        ["Proposal", 4],
      ],
    });
    figures.change();
    machine.settle();
    expect(shown).toHaveLength(2);
  });

  it("at midnight relative periods move on", () => {
    const { figures, machine, subscriptions } = open();
    subscriptions.follow(readCall("WINRATE", [], ["Period", "today"]), () => undefined);
    machine.settle();
    figures.day++;
    figures.change();
    machine.settle();
    expect(figures.asked.map(({ period }) => period?.from)).toEqual([day("2026-03-13"), day("2026-03-14")]);
  });

  it("a machine that slept through midnight catches up with the next change", () => {
    const { figures, machine, subscriptions } = open();
    subscriptions.follow(readCall("WINRATE", [], ["Period", "today"]), () => undefined);
    machine.settle();
    figures.day++;
    figures.touch = () => false;
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(figures.asked.map(({ period }) => period?.from)).toEqual([day("2026-03-13"), day("2026-03-14")]);
  });

  it("a formula that isn't understood says so once and asks the index nothing", () => {
    const { figures, machine, subscriptions } = open("zh-CN");
    const shown: Outcome[] = [];
    subscriptions.follow(readCall("WINRATE", [], ["Basis", "decidd"]), (outcome) => shown.push(outcome));
    machine.settle();
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(shown).toEqual([
      { kind: "error", error: "#VALUE!", message: expect.stringContaining("decided") as string },
    ]);
    expect(figures.asked).toHaveLength(0);
  });

  it("a fault in one metric leaves the other cells working and shows no stack trace", () => {
    const { figures, machine, subscriptions } = open();
    const fault = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const shown: Outcome[] = [];
    figures.give = ({ metric }) => {
      if (metric === "REACHED") throw new Error("at line 3");
      return value(1);
    };
    subscriptions.follow(readCall("REACHED", ["Won"], []), (outcome) => shown.push(outcome));
    subscriptions.follow(owner("Alice"), (outcome) => shown.push(outcome));
    machine.settle();
    expect(shown[0]).toMatchObject({
      kind: "error",
      message: expect.not.stringContaining("line 3") as string,
    });
    expect(shown[1]).toEqual(value(1));
    expect(fault).toHaveBeenCalledTimes(1);
    fault.mockRestore();
  });

  it("a scalar function never gets a block, one that spills always does", () => {
    const { figures, machine, subscriptions } = open();
    expect(subscriptions.outcomeNow(readCall("STAGETABLE", [], []))).toEqual({ kind: "spill", rows: [[0]] });
    figures.give = () => ({ kind: "table", rows: [[1]] });
    expect(subscriptions.outcomeNow(owner("Alice")).kind).toBe("error");
    machine.settle();
  });
});

describe("while the log is loading", () => {
  it("cells keep what they show for a while, then say so, then get their values", () => {
    const { figures, machine, subscriptions } = open();
    figures.loaded = false;
    const shown: Outcome[] = [];
    subscriptions.follow(owner("Alice"), (outcome) => shown.push(outcome));
    machine.settle();
    machine.pass(loadingMilliseconds - 1);
    expect(shown).toEqual([]);
    machine.pass(1);
    expect(shown).toEqual([
      { kind: "error", error: "#N/A", message: expect.stringContaining("loading") as string },
    ]);
    figures.loaded = true;
    figures.change();
    machine.settle();
    expect(shown[1]).toEqual(value(0));
  });

  it("a load that is quick enough says nothing of itself", () => {
    const { figures, machine, subscriptions } = open();
    figures.loaded = false;
    const shown: Outcome[] = [];
    subscriptions.follow(owner("Alice"), (outcome) => shown.push(outcome));
    machine.pass(3000);
    figures.loaded = true;
    figures.change();
    machine.settle();
    machine.pass(loadingMilliseconds);
    expect(shown).toEqual([value(0)]);
  });
});

describe("ten thousand live cells", () => {
  const count = 10_000;

  it("are answered in slices, and a change reaches just the one that it changes", () => {
    const { figures, machine, subscriptions } = open();
    machine.tick = 0.01;
    let pushes = 0;
    for (let cell = 0; cell < count; cell++) subscriptions.follow(owner(`Person ${cell}`), () => pushes++);
    expect(machine.settle()).toBeGreaterThan(5);
    expect(pushes).toBe(count);
    figures.give = ({ filters }) => value(JSON.stringify(filters).includes('"Person 77"') ? 1 : 0);
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(pushes).toBe(count + 1);
  });

  it("a slice ends as soon as its time is up", () => {
    const { figures, machine, subscriptions } = open();
    machine.tick = 5;
    for (let cell = 0; cell < 90; cell++) subscriptions.follow(owner(`Person ${cell}`), () => undefined);
    // Reading the 90 formulas takes as many steps as answering them.
    expect(machine.settle()).toBe(60);
    expect(figures.asked).toHaveLength(90);
  });

  it("a change that comes while slices are under way is not lost", () => {
    const { figures, machine, subscriptions } = open();
    machine.tick = 5;
    const last = new Map<string, Outcome>();
    for (let cell = 0; cell < 9; cell++)
      subscriptions.follow(owner(`Person ${cell}`), (outcome) => last.set(`Person ${cell}`, outcome));
    let changed = false;
    figures.give = () => {
      if (!changed && figures.asked.length === 5) {
        changed = true;
        figures.give = () => value(2);
        figures.change();
      }
      return value(changed ? 2 : 1);
    };
    machine.settle();
    expect([...last.values()]).toEqual(Array.from({ length: 9 }, () => value(2)));
  });
});

describe("a table that takes long", () => {
  const table = readCall("STAGETABLE", [], []);
  const rows = (cell: number): Answer => ({ kind: "table", rows: [[cell]] });

  function openSlow() {
    const opened = open();
    opened.machine.tick = 5;
    const done: number[] = [];
    let last = 0;
    opened.figures.inSteps = function* ({ metric }) {
      if (metric !== "STAGETABLE") return value(-1);
      const number = ++last;
      for (let step = 0; step < 10; step++) yield;
      done.push(number);
      return rows(number);
    };
    return { ...opened, done };
  }

  it("is worked out in slices, so that the screen is never kept waiting", () => {
    const { machine, subscriptions, done } = openSlow();
    const shown: Outcome[] = [];
    subscriptions.follow(table, (outcome) => shown.push(outcome));
    expect(machine.settle()).toBeGreaterThan(3);
    expect(done).toEqual([1]);
    expect(shown).toEqual([{ kind: "spill", rows: [[1]] }]);
  });

  it("is begun anew when something changes while it is worked out, and shows what is true then", () => {
    const { figures, machine, subscriptions, done } = openSlow();
    const shown: Outcome[] = [];
    subscriptions.follow(table, (outcome) => shown.push(outcome));
    machine.step();
    machine.step();
    figures.touch = () => false;
    figures.change(new Set(["O-1"]));
    machine.settle();
    expect(done).toEqual([2]);
    expect(shown).toEqual([{ kind: "spill", rows: [[2]] }]);
  });

  describe("while changes come steadily, each before it is done", () => {
    /** A change after every other slice, of which the table takes four. */
    function openBusy() {
      const opened = openSlow();
      const { figures, machine } = opened;
      let changes = 0;
      return {
        ...opened,
        changes: () => changes,
        pass: (turns: number) => {
          for (let turn = 0; turn < turns; turn++) {
            machine.step();
            machine.step();
            changes++;
            figures.change(new Set(["O-1"]));
          }
        },
      };
    }

    it("is finished all the same, again and again: in one piece once it was broken off three times", () => {
      const { subscriptions, done, pass } = openBusy();
      const shown: Outcome[] = [];
      subscriptions.follow(table, (outcome) => shown.push(outcome));
      pass(100);
      expect(done.length).toBeGreaterThan(10);
      expect(shown).toEqual(done.map((number) => ({ kind: "spill", rows: [[number]] })));
    });

    it("shows what is true when it shows it: nothing has changed since it was begun", () => {
      const { figures, subscriptions, changes, pass } = openBusy();
      figures.inSteps = function* () {
        const begunAfter = changes();
        for (let step = 0; step < 10; step++) yield;
        return rows(begunAfter);
      };
      const late: number[] = [];
      subscriptions.follow(table, (outcome) => {
        if (outcome.kind === "spill") late.push(changes() - Number(outcome.rows[0]?.[0]));
      });
      pass(100);
      expect(new Set(late)).toEqual(new Set([0]));
    });

    it("each of several is finished", () => {
      const { figures, subscriptions, pass } = openBusy();
      const done = new Map<string, number>();
      figures.inSteps = function* ({ metric }) {
        for (let step = 0; step < 10; step++) yield;
        done.set(metric, (done.get(metric) ?? 0) + 1);
        return rows(0);
      };
      const metrics = ["STAGETABLE", "MOVEMATRIX", "THREETIMES"] as const;
      for (const metric of metrics) subscriptions.follow(readCall(metric, [], []), () => undefined);
      pass(200);
      for (const metric of metrics) expect(done.get(metric)).toBeGreaterThan(5);
    });

    it("is worked out in steps again once it was done", () => {
      const { machine, subscriptions, done, pass } = openBusy();
      subscriptions.follow(table, () => undefined);
      pass(5);
      machine.settle();
      const before = done.length;
      expect(before).toBeGreaterThan(0);
      pass(1);
      expect(done).toHaveLength(before);
    });
  });

  it("is let go of when nobody asks for it any more", () => {
    const { machine, subscriptions, done } = openSlow();
    const cancel = subscriptions.follow(table, () => undefined);
    machine.step();
    machine.step();
    cancel();
    machine.settle();
    expect(done).toEqual([]);
  });

  it("does not keep other cells from their answers", () => {
    const { machine, subscriptions } = openSlow();
    const shown: Outcome[] = [];
    subscriptions.follow(table, (outcome) => shown.push(outcome));
    subscriptions.follow(owner("Alice"), (outcome) => shown.push(outcome));
    machine.settle();
    expect(shown).toEqual([{ kind: "spill", rows: [[1]] }, value(-1)]);
  });

  it("that fails on the way says so in its cell alone", () => {
    const { figures, machine, subscriptions } = open();
    const log = jest.spyOn(console, "error").mockImplementation(() => undefined);
    figures.inSteps = function* () {
      yield;
      throw new Error("a bug");
    };
    const shown: Outcome[] = [];
    subscriptions.follow(table, (outcome) => shown.push(outcome));
    machine.settle();
    expect(shown).toEqual([expect.objectContaining({ kind: "error", error: "#VALUE!" })]);
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });
});
