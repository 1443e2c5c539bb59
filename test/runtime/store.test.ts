import { openBook, type OpenBook } from "./openBook";

let book: OpenBook;
afterEach(() => book.leave());

describe("setting up an empty workbook", () => {
  test("makes the tables of the store, each found by its name", async () => {
    book = await openBook();
    await book.begin();
    expect(book.pane.state().status.kind).toBe("noStore");
    const done = await book.pane.actions.setUp("en");
    expect(done).toEqual({ ok: true, value: undefined });
    const names = book.excel.workbook.tables.map((table) => table.name).sort();
    expect(names).toEqual(
      [
        "Activities",
        "Calendar",
        "Fields",
        "Leads",
        "Lists",
        "Opportunities",
        "People",
        "Periods",
        "Rates",
        "Settings",
        "StageLog",
        "Stages",
        "Targets",
      ].sort(),
    );
    expect(book.pane.state().status.kind).toBe("ready");
  });
});

test("what a store lacks is added in the store's language, whoever asks", async () => {
  book = await openBook();
  await book.begin();
  await book.pane.actions.setUp("zh-CN");
  const before = book.excel.workbook.sheets.map(({ name }) => name);
  await book.pane.actions.setUp("en");
  expect(book.excel.workbook.sheets.map(({ name }) => name)).toEqual(before);
});
