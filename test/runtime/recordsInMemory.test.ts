import { recordIds, recordOf } from "../../src/workbook/storeRecords";
import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { openStore, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;

beforeEach(async () => {
  book = await openStore();
  grid = atTheGrid(book);
});
afterEach(() => book.leave());

const headers = ["Opportunity ID", "Name", "Stage", "Amount", "Created", "Expected Close", "Probability"];

test("a row with cells that nobody can read is read the same whenever it is asked for", async () => {
  grid.fill("Opportunities", headers, [
    ["D-1", "Digits for a date", "Contact", 500, 46000, 20261123, 0.5],
    ["D-2", "Text for a date", "Contact", "1,250.50", "2026-11-23", "soon", "50 %"],
    ["D-3", "Words", "Nowhere", "much", true, "", "likely"],
    [" D-4 ", "Spaces", " contact ", "", "23 Nov 2026", "", ""],
  ]);
  await book.pane.actions.refresh();
  const { store } = book.app.book;
  const read = ["D-1", "D-2", "D-3", "D-4"].map((id) => recordOf(store!, id)!);
  expect(
    read.map(({ problems }) => problems?.map(({ role, reason }) => [role, reason.params.value])),
  ).toEqual([
    [["expectedClose", "20261123"]],
    [["expectedClose", "soon"]],
    [
      ["created", "true"],
      ["stage", undefined],
      ["amount", "much"],
      ["probability", "likely"],
    ],
    [],
  ]);
  expect(read.map(({ created, state }) => [created, state.stage, state.amount, state.probability])).toEqual([
    [46000, "Contact", 500, 0.5],
    [46349, "Contact", 1250.5, 0.5],
    [null, "Nowhere", null, null],
    [46349, "Contact", null, null],
  ]);
});

test("records are told in the order of their rows, of two rows with one id the first", async () => {
  grid.fill("Opportunities", headers, [
    ["D-2", "First"],
    ["D-1", "Other"],
    ["D-2", "Second"],
  ]);
  await book.pane.actions.refresh();
  const { store } = book.app.book;
  expect([...recordIds(store!)]).toEqual(["D-2", "D-1"]);
  expect(recordOf(store!, "D-2")?.fields.get("name")).toBe("First");
  expect([...store!.duplicates]).toEqual(["D-2"]);
});

test("an id that stands in both tables is the lead's, and is told twice", async () => {
  grid.fill("Leads", ["Lead ID", "Company", "Stage"], [["X-1", "Acme", "Prospect"]]);
  grid.fill("Opportunities", headers, [["X-1", "Pilot", "Contact"]]);
  await book.pane.actions.refresh();
  const { store } = book.app.book;
  expect([...recordIds(store!)]).toEqual(["X-1"]);
  expect(recordOf(store!, "X-1")?.type).toBe("lead");
  expect(store!.problems.map(({ reason }) => reason.code)).toEqual(["duplicateId"]);
});

test("after set-up has changed, every record goes by it, and rows that were edited meanwhile are read too", async () => {
  await book.addDeals("One", "Two");
  const [one = "", two = ""] = [...recordIds(book.app.book.store!)];
  const row = (await book.rows("Stages")).findIndex((each) => each.Stage === "Contact");
  book.excel.user.type(grid.cell("Stages", "Stage", row), "First talk");
  book.excel.user.type(grid.cell("Stages", "Also Called", row), "Contact");
  await book.rest();
  const { store } = book.app.book;
  expect([one, two].map((id) => recordOf(store!, id)?.state.stage)).toEqual(["First talk", "First talk"]);
});

test("a record whose row is gone is none any more, also after the tables were read again", async () => {
  const [one = "", two = ""] = await book.addDeals("One", "Two");
  const { sheetId, area } = grid.table("Opportunities");
  book.excel.user.deleteRows({ sheetId, row: area.row + 1, column: 0, rows: 1, columns: 1 });
  await book.rest();
  expect(recordOf(book.app.book.store!, one)).toBeUndefined();
  expect([...recordIds(book.app.book.store!)]).toEqual([two]);
  const row = (await book.rows("Stages")).findIndex((each) => each.Stage === "Contact");
  book.excel.user.type(grid.cell("Stages", "Probability", row), "0.4");
  await book.rest();
  expect([...recordIds(book.app.book.store!)]).toEqual([two]);
});

test("records of a table that was deleted are none any more once set-up is read again", async () => {
  const [deal = ""] = await book.addDeals("One");
  await book.pane.actions.add("lead", { company: "Acme" });
  const { store } = book.app.book;
  expect([...recordIds(store!)]).toHaveLength(2);
  const { sheetId } = grid.table("Leads");
  book.excel.workbook.group("otherAuthor", () => {
    book.excel.workbook.deleteSheet(sheetId);
  });
  await book.app.book.rereadSetup();
  expect([...recordIds(book.app.book.store!)]).toEqual([deal]);
});
