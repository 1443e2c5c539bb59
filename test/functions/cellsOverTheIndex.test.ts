import type { Outcome } from "../../src/functions/outcome";
import { readCall } from "../../src/functions/readCall";
import { createSubscriptions } from "../../src/functions/subscriptions";
import type { MetricName } from "../../src/metrics/query";
import { day, indexOf, log } from "../metrics/ledger";
import { liveFigures } from "./liveFigures";
import { fakeMachine } from "./machine";

const history = `
  O-1 2026-01-05 Created Contact owner=Ann amount=100
  O-1 2026-01-20 Moved Won
  O-2 2026-01-06 Created Contact owner=Ann amount=200
  O-2 2026-02-10 Moved Lost reason=price
  O-3 2026-01-07 Created Contact owner=Bob amount=400
  O-4 2026-02-01 Created Proposal owner=Bob amount=800
`;
const later = `
  O-3 2026-01-07 Created Contact owner=Bob amount=400
  O-3 2026-03-01 Moved Won
`;

function workbook() {
  const index = indexOf(history);
  const machine = fakeMachine();
  const today = day("2026-03-13");
  const { figures, announce } = liveFigures(index, () => today);
  const subscriptions = createSubscriptions(figures, machine.options());
  const shown = new Map<string, Outcome>();
  const pushes: string[] = [];
  return {
    /** Enters a formula, written as its arguments, into a cell of that name. */
    enter(cell: string, metric: MetricName, own: unknown[], ...rest: unknown[]): void {
      subscriptions.follow(readCall(metric, own, rest), (outcome) => {
        shown.set(cell, outcome);
        pushes.push(cell);
      });
    },
    settle(): void {
      machine.settle();
    },
    winO3(): void {
      pushes.length = 0;
      const touched = index.append(log(later).slice(1));
      announce(touched);
      machine.settle();
    },
    shows: (cell: string): unknown => {
      const outcome = shown.get(cell);
      if (outcome?.kind === "value") return outcome.value;
      return outcome?.kind === "error" ? `${outcome.error} ${outcome.message}` : outcome?.rows;
    },
    pushes,
  };
}

describe("cells over the real index", () => {
  it("show the figures of the log, and a won deal changes just those it touches", () => {
    const book = workbook();
    book.enter("B1", "WINRATE", []);
    book.enter("B2", "WINRATE", [], "Owner", "Ann");
    book.enter("B3", "TALLY", ["won"], "Period", "2026-Q1");
    book.enter("B4", "TALLY", ["赢单"], "期间", "去年");
    book.enter("B5", "AMOUNT", ["open"], "Owner", [[""]]);
    book.enter("B6", "REACHED", ["Proposal"], "Amount", ">=200");
    book.settle();
    expect(["B1", "B2", "B3", "B4", "B5", "B6"].map(book.shows)).toEqual([0.5, 0.5, 1, 0, 1200, 1]);
    book.winO3();
    expect(["B1", "B2", "B3", "B4", "B5", "B6"].map(book.shows)).toEqual([2 / 3, 0.5, 2, 0, 800, 2]);
    expect([...book.pushes].sort()).toEqual(["B1", "B3", "B5", "B6"]);
  });

  it("an empty filter cell is harmless whether it comes as 0, null or empty text", () => {
    const book = workbook();
    for (const [at, empty] of [0, null, ""].entries()) {
      book.enter(`text ${at}`, "TALLY", ["open"], [["Owner"]], [[empty]]);
      book.enter(`date ${at}`, "TALLY", ["open"], [["Created"]], [[empty]]);
    }
    book.settle();
    expect([0, 1, 2].flatMap((at) => [book.shows(`text ${at}`), book.shows(`date ${at}`)])).toEqual([
      2, 2, 2, 2, 2, 2,
    ]);
  });

  it("0 on a number field is zero", () => {
    const book = workbook();
    book.enter("zero", "TALLY", ["open"], "Amount", [[0]]);
    book.settle();
    expect(book.shows("zero")).toBe(0);
  });

  it("unknown names are #VALUE!", () => {
    const book = workbook();
    book.enter("field", "WINRATE", [], "Ownr", "Ann");
    book.enter("stage", "REACHED", ["Propsal"]);
    book.settle();
    expect(book.shows("field")).toMatch(/^#VALUE! /);
    expect(book.shows("stage")).toMatch(/^#VALUE! /);
  });
});
