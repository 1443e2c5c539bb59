import { fail } from "../../src/domain/result";
import { reasonText } from "../../src/messages/message";
import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { openStore, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;
let deal = "";

/** One deal in four rows of the log: created, to Proposal, amount amended, to Negotiation; and another in one. */
beforeEach(async () => {
  book = await openStore();
  grid = atTheGrid(book);
  [deal = ""] = await book.addDeals("Pumps", "Valves");
  await book.select(deal);
  await book.pane.actions.move({ stage: "Proposal" });
  await book.pane.actions.move({ amount: 900 });
  await book.pane.actions.move({ stage: "Negotiation" });
});
afterEach(() => book.leave());

/** What Check log says: the sentence, what is said beside it, and of which records. */
async function checked(): Promise<{ kind: string; beside: string[]; rows: string[][] }> {
  await book.pane.actions.reconcile();
  const outcome = book.pane.state().outcome!;
  return {
    kind: outcome.kind,
    beside: outcome.notices.map((notice) => reasonText("en", notice)),
    rows: outcome.failures.map(({ recordId, reason }) => [recordId, reasonText("en", reason)]),
  };
}

const dealsEvents = (): ReturnType<OpenBook["log"]> => book.log().filter(({ recordId }) => recordId === deal);

const intact = "All 5 rows of the log agree with their Checks.";

/** Somebody deletes a row of the log. */
function deleteLogRow(row: number): void {
  const { sheetId, area } = grid.table("StageLog");
  book.excel.user.deleteRows({ sheetId, row: area.row + 1 + row, column: area.column, rows: 1, columns: 1 });
}

test("a log that nobody touched agrees with its Checks, however the sheet is sorted", async () => {
  expect(await checked()).toEqual({ kind: "done", beside: [intact], rows: [] });
  grid.sort("StageLog", "Recorded At", true);
  await book.rest();
  expect(await checked()).toEqual({ kind: "done", beside: [intact], rows: [] });
});

test("a row of the log that somebody edited is named, with where it stands", async () => {
  const [, , amended] = dealsEvents();
  const row = (await book.rows("StageLog")).findIndex((cells) => cells["Event ID"] === amended!.eventId);
  book.excel.user.type(grid.cell("StageLog", "By", row), "Bob");
  await book.rest();
  const { kind, beside, rows } = await checked();
  expect(kind).toBe("partly");
  expect(beside[0]).toContain("At one place rows of the log were edited or deleted after they were written.");
  const at = grid.table("StageLog").area.row + 2 + row;
  expect(rows).toEqual([
    [
      deal,
      `Sheet “Stage log”, row ${at}: event ${amended!.eventId} was edited after it was written, or the row before it was deleted.`,
    ],
  ]);
});

test("a deleted move shows before the row that followed it, and nothing is written for it", async () => {
  const [, , amended] = dealsEvents();
  deleteLogRow((await book.rows("StageLog")).findIndex((cells) => cells["To Stage"] === "Proposal"));
  await book.rest();
  const { rows } = await checked();
  expect(rows).toEqual([
    [deal, expect.stringContaining(`a row of the log before event ${amended!.eventId} is gone`)],
  ]);
  expect(book.log()).toHaveLength(4);
});

test("where a row is gone that changed no stage, the next one is said to be edited or to lack the one before it", async () => {
  const [, , , last] = dealsEvents();
  deleteLogRow((await book.rows("StageLog")).findIndex((cells) => cells.Event === "Amended"));
  await book.rest();
  const { rows } = await checked();
  expect(rows).toEqual([
    [
      deal,
      expect.stringContaining(
        `event ${last!.eventId} was edited after it was written, or the row before it was deleted`,
      ),
    ],
  ]);
});

test("a row that was pasted a second time is told and does no harm", async () => {
  const [row] = await book.rows("StageLog");
  book.excel.host.otherAuthor.append("StageLog", Object.values(row!));
  await book.rest();
  expect(await checked()).toEqual({
    kind: "done",
    beside: [
      "All 6 rows of the log agree with their Checks.",
      "One event stands in the log twice: each counts once.",
    ],
    rows: [],
  });
});

test("of two rows with one Event ID the edited one is named, however the sheet is sorted", async () => {
  const [row] = await book.rows("StageLog");
  book.excel.host.otherAuthor.append("StageLog", Object.values({ ...row!, By: "Bob" }));
  await book.rest();
  grid.sort("StageLog", "By", true);
  await book.rest();
  const copy = (await book.rows("StageLog")).findIndex((cells) => cells.By === "Bob");
  const { rows } = await checked();
  expect(rows).toEqual([[row!["Record ID"], expect.stringContaining(`row ${copy + 2}:`)]]);
});

test("a row that can't be read as an event is named, and the log is not said to agree", async () => {
  const rows = await book.rows("StageLog");
  const last = rows.findIndex((cells) => cells["To Stage"] === "Negotiation");
  book.excel.host.otherAuthor.write(grid.cell("StageLog", "Recorded At", last), [["yesterday or so"]]);
  await book.rest();
  const found = await checked();
  expect(found.kind).toBe("partly");
  expect(found.beside.join()).not.toContain("agree with their Checks");
  expect(found.rows).toContainEqual([
    deal,
    expect.stringContaining(`row ${last + 2} can't be read as an event, so it counts for nothing`),
  ]);
});

test("a row without a Check is told as such", async () => {
  const row = (await book.rows("StageLog")).findIndex((cells) => cells.Event === "Amended");
  book.excel.host.otherAuthor.write(grid.cell("StageLog", "Check", row), [[""]]);
  await book.rest();
  const { rows } = await checked();
  expect(rows).toContainEqual([deal, expect.stringContaining("has no Check")]);
});

test("what was logged is said even where the log can't be read again to be verified", async () => {
  book.excel.host.otherAuthor.write(grid.cell("Opportunities", "Amount", 1), [[700]]);
  await book.rest();
  const { run } = book.app.book;
  // The verification is the last that reads.
  let reads = 0;
  const count = jest.spyOn(book.app.book, "run").mockImplementation((work, options) => {
    reads += 1;
    return run.call(book.app.book, work, options);
  });
  await book.pane.actions.reconcile();
  const last = reads;
  book.excel.host.otherAuthor.write(grid.cell("Opportunities", "Amount", 1), [[800]]);
  await book.rest();
  reads = 0;
  count.mockImplementation((work, options) => {
    reads += 1;
    return reads === last
      ? Promise.resolve(fail("excelTimedOut", { seconds: 30 }))
      : run.call(book.app.book, work, options);
  });
  await book.pane.actions.reconcile();
  const outcome = book.pane.state().outcome;
  expect(outcome?.message).toMatchObject({ code: "reconciledEvents", params: { events: 1 } });
  expect(outcome?.notices.map(({ code }) => code)).toEqual(["excelTimedOut"]);
});

test("a log without its column of Checks is compared with the sheets alone", async () => {
  const table = grid.table("StageLog");
  const column = table.columns.findIndex(({ name }) => name === "Check");
  book.excel.host.otherAuthor.write(
    `'Stage log'!${String.fromCharCode(65 + table.area.column + column)}${table.area.row + 1}`,
    [["Old check"]],
  );
  await book.pane.actions.refresh();
  const { kind, beside } = await checked();
  expect({ kind, beside }).toEqual({ kind: "done", beside: [] });
});

describe("after a month was closed", () => {
  const agrees = /^The log as it was when \d{4}-\d{2} was closed agrees with the digest noted then\.$/;
  const differs =
    /^The log as it was when \d{4}-\d{2} was closed no longer agrees with the digest noted then/;

  beforeEach(() => book.ribbon.closePeriod());

  test("the log agrees with the digest that was noted, and goes on agreeing when more is written", async () => {
    expect((await checked()).beside).toEqual([intact, expect.stringMatching(agrees)]);
    await book.pane.actions.move({ stage: "Won" });
    expect((await checked()).beside[1]).toMatch(agrees);
  });

  test("a move that was recorded by a clock that ran ahead is in no digest of before, so that nothing seems changed", async () => {
    await book.pane.actions.move({ stage: "Won" });
    const { now } = book.app;
    book.app.now = () => now.call(book.app) + 10 / 1440;
    await book.pane.actions.move({ amount: 950 });
    book.app.now = now;
    const periods = grid.table("Periods");
    book.excel.user.deleteRows({
      sheetId: periods.sheetId,
      row: periods.area.row + 1,
      column: periods.area.column,
      rows: 1,
      columns: 1,
    });
    await book.rest();
    await book.ribbon.closePeriod();
    expect((await checked()).beside[1]).toMatch(agrees);
  });

  test("that the digest agrees is not said beside an edited row, which keeps its Check", async () => {
    book.excel.user.type(grid.cell("StageLog", "By", 0), "Bob");
    await book.rest();
    const { beside } = await checked();
    expect(beside).toHaveLength(1);
    expect(beside[0]).toContain("At one place rows of the log were edited or deleted");
  });

  test("the last row of a record that somebody deleted, which no Check can show, shows against the digest", async () => {
    deleteLogRow((await book.rows("StageLog")).findIndex((cells) => cells["To Stage"] === "Negotiation"));
    book.excel.host.otherAuthor.write(grid.cell("Opportunities", "Stage", 0), [["Proposal"]]);
    await book.rest();
    const { beside, rows } = await checked();
    expect(rows).toEqual([]);
    expect(beside.at(-1)).toMatch(differs);
  });
});
