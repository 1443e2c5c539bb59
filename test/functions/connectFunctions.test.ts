import { connectFunctions } from "../../src/functions/connectFunctions";
import { conversion, explain, journey, lookUpRecord, tally, winRate } from "../../src/functions/tagged";
import { fakeFigures, fakeMachine } from "./machine";

class ExcelError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

interface FakeInvocation {
  setResult: (value: unknown) => void;
  onCanceled?: () => void;
  isInValuePreview?: string;
  readonly results: unknown[];
}

function invocation(): FakeInvocation & CustomFunctions.StreamingInvocation<never> {
  const results: unknown[] = [];
  return { results, setResult: (value) => results.push(value) };
}

beforeAll(() => {
  const ErrorCode = { invalidValue: "#VALUE!", notAvailable: "#N/A" };
  Object.assign(globalThis, { CustomFunctions: { Error: ExcelError, ErrorCode } });
});

describe("the functions as Excel calls them", () => {
  it("cells that ask before the add-in is ready are answered when it is", () => {
    const figures = fakeFigures();
    const machine = fakeMachine();
    const early = invocation();
    const cancelled = invocation();
    tally("won", [], early);
    tally("won", [], cancelled);
    cancelled.onCanceled?.();
    const disconnect = connectFunctions(figures, machine.options());
    machine.settle();
    expect(early.results).toEqual([0]);
    expect(cancelled.results).toEqual([]);
    disconnect();
  });

  it("a value, a block and an error each arrive as Excel takes them", () => {
    const figures = fakeFigures();
    const machine = fakeMachine();
    const disconnect = connectFunctions(figures, machine.options());
    figures.give = ({ metric }) =>
      metric === "JOURNEY" || metric === "EXPLAIN"
        ? { kind: "table", rows: [["Moved At"], [46000]] }
        : metric === "LOOKUPRECORD"
          ? { kind: "error", error: "#N/A", reason: { code: "loading", params: {} } }
          : { kind: "value", value: 0.25 };
    const cells = [invocation(), invocation(), invocation(), invocation(), invocation()] as const;
    conversion("Proposal", "Won", [[["Owner"]], [["Alice"]]], cells[0]);
    journey("O-1", [], cells[1]);
    lookUpRecord("O-1", "Stage", [], cells[2]);
    winRate([[["Owner"]]], cells[3]);
    explain("WINRATE", [], cells[4]);
    machine.settle();
    expect(cells[0].results).toEqual([0.25]);
    expect(cells[1].results).toEqual([[["Moved At"], [46000]]]);
    expect(cells[2].results[0]).toMatchObject({ code: "#N/A" });
    expect(cells[3].results[0]).toMatchObject({
      code: "#VALUE!",
      message: expect.stringContaining("Owner") as string,
    });
    expect(cells[4].results).toEqual([[["Moved At"], [46000]]]);
    disconnect();
  });

  it("cancelling a cell stops its pushes", () => {
    const figures = fakeFigures();
    const machine = fakeMachine();
    const disconnect = connectFunctions(figures, machine.options());
    const cell = invocation();
    winRate([], cell);
    machine.settle();
    cell.onCanceled?.();
    figures.give = () => ({ kind: "value", value: 1 });
    figures.change();
    machine.settle();
    expect(cell.results).toEqual([0]);
    disconnect();
  });

  it("the preview of a formula being typed gets its value at once and is not followed", () => {
    const figures = fakeFigures();
    const machine = fakeMachine();
    const disconnect = connectFunctions(figures, machine.options());
    const preview = Object.assign(invocation(), { isInValuePreview: true as unknown as string });
    winRate([], preview);
    expect(preview.results).toEqual([0]);
    figures.give = () => ({ kind: "value", value: 1 });
    figures.change();
    machine.settle();
    expect(preview.results).toEqual([0]);
    disconnect();
  });

  it("no arguments at all, in any of the three kinds of empty, never throw", () => {
    const machine = fakeMachine();
    const disconnect = connectFunctions(fakeFigures(), machine.options("zh-CN"));
    for (const empty of [null, undefined, 0, ""]) {
      const cells = [invocation(), invocation(), invocation()] as const;
      tally(empty, empty as never, cells[0]);
      conversion(empty, empty, [[[empty]], [[empty]]], cells[1]);
      winRate(empty as never, cells[2]);
      machine.settle();
      expect(cells.map(({ results }) => results.length)).toEqual([1, 1, 1]);
    }
    disconnect();
  });
});
