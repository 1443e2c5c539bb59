import { adoptSheet } from "./adoptSheet";
import { openBook, type OpenBook } from "./openBook";

let book: OpenBook;

beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.leave());

const exported = [
  ["Deal", "Stage", "Created", "Close Date"],
  ["Pilot", "Won", "2026-01-05", "2026-02-03"],
  ["Rollout", "Proposal", "2026-01-06", "2026-12-01"],
];

test("the totals row of a team's table is no record: neither counted nor taken", async () => {
  const { user, workbook, Excel } = book.excel;
  user.paste("Sheet1!A1", exported);
  await Excel.run(async (context) => {
    const table = context.workbook.tables.add("Sheet1!A1:D3", true);
    table.name = "Pipeline";
    table.showTotals = true;
    // A team may write what it likes there.
    table.getTotalRowRange().values = [["2 deals", "open and closed", "", "on average in May"]];
    await context.sync();
  });
  expect(await adoptSheet(book)).toMatchObject({ records: 2, open: 1, won: 1 });
  expect(new Set(book.log().map(({ recordId }) => recordId)).size).toBe(2);
  const { area, sheetId } = workbook.tableByName("Pipeline")!;
  const foot = workbook.values({ sheetId, row: area.row + area.rows - 1, column: 0, rows: 1, columns: 4 });
  expect(foot).toEqual([["2 deals", "open and closed", null, "on average in May"]]);
});

test("adopting moves aside what stands where its own columns go, and loses none of it", async () => {
  const { user, workbook } = book.excel;
  user.paste("Sheet1!A1", exported);
  user.type("Sheet1!F2", "ask Ann");
  user.type("Sheet1!F3", "=1+1");
  await adoptSheet(book);
  const table = workbook.tableByName("Opportunities");
  const beside = (table?.area.columns ?? 0) + 1;
  expect(table?.columns.map(({ name }) => name)).toEqual([
    "Deal",
    "Stage",
    "Created",
    "Close Date",
    "Opportunity ID",
    "Closed",
  ]);
  const sheetId = table?.sheetId ?? "";
  expect(workbook.values({ sheetId, row: 1, column: beside, rows: 2, columns: 1 })).toEqual([
    ["ask Ann"],
    [2],
  ]);
});
