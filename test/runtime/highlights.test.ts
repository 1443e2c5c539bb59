import { adoptSheet } from "./adoptSheet";
import { openBook, type OpenBook } from "./openBook";

let book: OpenBook;

beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.leave());

/** The rules of a table's conditional formats, the team's own cell rule by its kind. */
async function formatsOf(table: string): Promise<string[]> {
  return book.excel.Excel.run(async (context) => {
    const formats = context.workbook.tables.getItem(table).getDataBodyRange().conditionalFormats;
    formats.load("items/type");
    await context.sync();
    const custom = formats.items.filter(({ type }) => type === "Custom");
    for (const format of custom) format.custom.rule.load("formula");
    await context.sync();
    return formats.items.map((format) =>
      format.type === "Custom" ? ownRule(format.custom.rule.formula) : format.type,
    );
  });
}

/** Of a highlight's rule the level that it is for: how many times the Stall Days. */
function ownRule(formula: string): string {
  return /^=AND\(MAXIFS\(.*>=([\d.]+)\*/.exec(formula)?.[1] ?? formula;
}

/** Stalled above late above watch: Excel shows the first that holds. */
const highlights = ["1.5", "1", "0.8"];

test("adopting a table keeps the colours that a team gave its stages, and adds the stall highlights", async () => {
  const { user, Excel } = book.excel;
  user.paste("Sheet1!A1", [
    ["Deal", "Stage", "Created", "Close Date"],
    ["Pilot", "Won", "2026-01-05", "2026-02-03"],
    ["Rollout", "Proposal", "2026-01-06", "2026-12-01"],
  ]);
  await Excel.run(async (context) => {
    const stages = context.workbook.worksheets.getItem("Sheet1").getRange("B2:B3");
    stages.conditionalFormats.add("Custom").custom.rule.formula = '=$B2="Won"';
    const bold = stages.conditionalFormats.add("CellValue");
    bold.cellValue.rule = { formula1: '="Proposal"', operator: "EqualTo" };
    await context.sync();
  });
  await adoptSheet(book);
  expect((await formatsOf("Opportunities")).sort()).toEqual(
    [...highlights, '=$B2="Won"', "CellValue"].sort(),
  );
});

test("setting up again, to add a table that is gone, highlights no record twice", async () => {
  await book.begin();
  await book.pane.actions.setUp("en");
  expect(await formatsOf("Opportunities")).toEqual(highlights);
  await book.excel.Excel.run(async (context) => {
    context.workbook.tables.getItem("Activities").delete();
    await context.sync();
  });
  await book.pane.actions.setUp("en");
  expect(await formatsOf("Opportunities")).toEqual(highlights);
});
