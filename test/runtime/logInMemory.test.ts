import type { LogEvent } from "../../src/domain/log/event";
import { eventToCells } from "../../src/domain/log/cells";
import { tableNamed } from "../../src/domain/store/tables";
import { asked } from "../functions/calls";
import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { heldLog, knownLog } from "./heldLog";
import { openStore, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;
let one = "";

beforeEach(async () => {
  book = await openStore();
  grid = atTheGrid(book);
  [one = ""] = await book.addDeals("One", "Two", "Three");
  await book.select(one);
  await book.pane.actions.move({ stage: "Proposal" });
});
afterEach(() => book.leave());

function tally(status: string): unknown {
  const answer = book.app.figures().answer(asked("TALLY", [status]));
  return answer.kind === "value" ? answer.value : answer;
}

/** What cells would have shown in every turn while something was done. */
async function shownDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const shown = new Set<unknown>();
  const done = { is: false };
  const watching = (async () => {
    while (!done.is) {
      shown.add(tally("Proposal"));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await work();
  done.is = true;
  await watching;
  return [...shown];
}

test("while the whole store is read again, cells keep their figures", async () => {
  expect(await shownDuring(() => book.pane.actions.refresh())).toEqual([1]);
});

test("a log that somebody sorted is read again from its first row before the next move; cells keep their figures meanwhile", async () => {
  const before = book.app.book.index;
  grid.sort("StageLog", "Event ID", true);
  grid.sort("StageLog", "Recorded At", true);
  expect(await shownDuring(() => book.app.book.freshen([one]))).toEqual([1]);
  expect(book.app.book.index).not.toBe(before);
  await book.select(one);
  expect(await book.pane.actions.move({ stage: "Negotiation" })).toMatchObject({ ok: true });
  expect(book.eventsOf(one)).toEqual([
    "Created >Contact",
    "Moved Contact>Proposal",
    "Moved Proposal>Negotiation",
  ]);
});

test("changed set-up tables are read without the log, and cells go by them afterwards", async () => {
  const log = book.app.book.index?.core.log;
  expect(tally("open")).toBe(3);
  const row = (await book.rows("Stages")).findIndex((each) => each.Stage === "Proposal");
  book.excel.user.type(grid.cell("Stages", "Type", row), "Won");
  await book.rest();
  expect(tally("open")).toBe(2);
  expect(tally("won")).toBe(1);
  expect(book.app.book.index?.core.log).toBe(log);
});

test("a cell of the log that can't be read is told with its sheet and row, and the other rows count", async () => {
  book.excel.user.type(grid.cell("StageLog", "Amount", 3), "much");
  book.excel.user.type(grid.cell("StageLog", "Recorded At", 1), "soon");
  await book.rest();
  const told = (): unknown[] =>
    (book.app.book.store?.problems ?? [])
      .map(({ reason: { code, params } }) => [code, params.value, params.sheet, params.row])
      .sort();
  expect(told()).toEqual([
    ["logCellUnreadable", "much", "Stage log", 5],
    ["logCellUnreadable", "soon", "Stage log", 3],
  ]);
  expect(book.app.book.index?.core.log.count).toBe(3);
});

test("a log with blank rows in it and below it is what its other rows say", async () => {
  const { area } = grid.table("StageLog");
  book.excel.workbook.group("user", () => {
    book.excel.workbook.insertTableRows(grid.table("StageLog").id, 1, 2);
    book.excel.workbook.insertTableRows(grid.table("StageLog").id, null, 3);
  });
  book.excel.user.type(`'Stage log'!A${area.row + 3}`, "  ");
  await book.rest();
  await book.pane.actions.refresh();
  expect(book.app.book.index?.core.log.count).toBe(4);
  expect(book.app.book.store?.problems).toEqual([]);
  await book.select(one);
  expect(await book.pane.actions.move({ stage: "Negotiation" })).toMatchObject({ ok: true });
});

test("two rows of one Event ID that were recorded in the same millisecond: which counts is decided by the Checks of both", async () => {
  const [created] = book.log().filter(({ recordId }) => recordId === one);
  for (const check of ["A", "Z"]) {
    book.excel.host.otherAuthor.append("StageLog", cellsOf({ ...created!, by: `Finder ${check}`, check }));
    await book.rest();
  }
  const { store } = book.app.book;
  expect(heldLog(store!)).toEqual(knownLog(book.log()));
  expect(heldLog(store!).find(({ recordId }) => recordId === one)?.counted[0]).toMatchObject({
    by: "Finder A",
  });
});

function cellsOf(event: LogEvent): unknown[] {
  const cells = eventToCells(event, "en");
  return tableNamed("StageLog").columns.map(({ role }) => cells[role] ?? "");
}
