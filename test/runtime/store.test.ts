import { parseArea, splitAddress } from "../../src/workbench/model/address";
import { atTheGrid } from "./atTheGrid";
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

  test("a name added to People is offered as owner at once, a product when the workbook is set up again", async () => {
    book = await openBook();
    await book.begin();
    await book.pane.actions.setUp("en");
    expect(offered("Opportunities", "Product")).toBeUndefined();
    const grid = atTheGrid(book);
    book.excel.user.type(grid.cell("People", "Owner", 0), "Alice");
    book.excel.user.type(grid.cell("People", "Owner", 1), "Bob");
    const end = grid.table("Lists").area.rows - 1;
    book.excel.user.type(grid.cell("Lists", "List", end), "Product");
    book.excel.user.type(grid.cell("Lists", "Value", end), "Cloud");
    await book.rest();
    expect(offered("Leads", "Owner")).toEqual(["Alice", "Bob"]);
    await book.pane.actions.setUp("en");
    expect(offered("Opportunities", "Product")).toEqual(["Cloud"]);
    expect(book.pane.state().outcome?.message.code).toBe("storeIsComplete");
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

/** What the drop-down of a column's first row offers; undefined where it has none. */
function offered(table: string, header: string): unknown[] | undefined {
  const { workbook } = book.excel;
  const found = workbook.tableByName(table);
  const column = found?.columns.findIndex(({ name }) => name === header) ?? -1;
  if (found === undefined) throw new Error(table);
  const rule = workbook.validationAt(found.sheetId, found.area.row + 1, found.area.column + column)?.rule;
  const { sheet, rest } = splitAddress(rule?.list?.source.slice(1) ?? "");
  const source = workbook.sheetByName(sheet ?? "");
  const area = parseArea(rest);
  return source && area && workbook.values({ sheetId: source.id, ...area }).flat();
}
