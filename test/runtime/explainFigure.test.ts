import { atTheGrid } from "./atTheGrid";
import { openStore, type OpenBook } from "./openBook";

let book: OpenBook;

/** One deal won, one lost. */
beforeEach(async () => {
  book = await openStore();
  const [won = "", lost = ""] = await book.addDeals("Pumps", "Valves");
  await book.select(won);
  await book.pane.actions.move({ stage: "Won" });
  await book.select(lost);
  await book.pane.actions.move({ stage: "Lost", reason: "Price" });
});
afterEach(() => book.leave());

/** The selected cell of the overview, and what the pane says of it. */
async function select(row: number, column: number, rows = 1): Promise<readonly string[]> {
  await book.excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Overview");
    sheet.activate();
    sheet.getRangeByIndexes(row, column, rows, 1).select();
    await context.sync();
  });
  await book.rest();
  await book.app.showSelection();
  const { selection } = book.pane.state();
  return selection.kind === "elsewhere" ? selection.figures : [];
}

/** The overview's cells: what stands there or, where it is one, the formula. */
async function overview(): Promise<{ formulas: unknown[][] }> {
  return book.excel.Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem("Overview").getUsedRange();
    used.load("formulas");
    await context.sync();
    return { formulas: used.formulas as unknown[][] };
  });
}

const find = (cells: unknown[][], wanted: string): [row: number, column: number] => {
  const row = cells.findIndex((line) => line.some((cell) => String(cell).includes(wanted)));
  return [row, cells[row]!.findIndex((cell) => String(cell).includes(wanted))];
};

test("the win rate of the overview is explained to the right of all that the sheet holds", async () => {
  const before = await overview();
  const width = before.formulas[0]!.length;
  const [row, column] = find(before.formulas, "FUNNEL.WINRATE(");
  const [figure = "", ...others] = await select(row, column);
  expect(others).toEqual([]);
  expect(before.formulas[row]![column]).toBe(`=IFERROR(${figure},"–")`);
  expect(await book.pane.actions.explain(figure)).toMatchObject({ ok: true });
  await book.rest();
  const { formulas } = await overview();
  const first = width + 1;
  expect(formulas[row]![first]).toBe(`B${row + 1}: ${figure}`);
  expect(formulas[row + 1]![first]).toBe(`=${figure.replace("WINRATE(", 'EXPLAIN("WINRATE",')}`);
  const outcome = book.pane.state().outcome?.message;
  expect(outcome?.code).toBe("figureExplained");
  // The cell is selected: its explanation is no figure to be explained.
  expect(book.pane.state().selection).toEqual({ kind: "elsewhere", figures: [] });
});

test("a second explanation stands beside the first", async () => {
  const { formulas } = await overview();
  const width = formulas[0]!.length;
  for (const metric of ["FUNNEL.WINRATE(", 'FUNNEL.TALLY("won"']) {
    const [figure = ""] = await select(...find(formulas, metric));
    await book.pane.actions.explain(figure);
    await book.rest();
  }
  const after = await overview();
  const explained = after.formulas.flatMap((line) =>
    line.flatMap((cell, column) =>
      String(cell).startsWith("=FUNNEL.EXPLAIN(") && column >= width ? [column] : [],
    ),
  );
  expect(explained).toHaveLength(2);
  expect(new Set(explained).size).toBe(2);
});

test("no figure is offered for several cells, a cell without a formula, or a record's row", async () => {
  expect(await select(0, 0)).toEqual([]);
  const [row, column] = find((await overview()).formulas, "FUNNEL.WINRATE(");
  expect(await select(row, column)).toHaveLength(1);
  expect(await select(row, column, 2)).toEqual([]);
  await atTheGrid(book).select("Opportunities", 0);
  expect(book.pane.state().selection.kind).toBe("one");
});

test("a figure that the selected cell no longer has is refused, and nothing is written", async () => {
  const before = await overview();
  const [figure = ""] = await select(...find(before.formulas, "FUNNEL.WINRATE("));
  await select(0, 0);
  expect(await book.pane.actions.explain(figure)).toMatchObject({
    ok: false,
    reason: { code: "figureGone" },
  });
  expect((await overview()).formulas).toEqual(before.formulas);
});

test("on a protected sheet it says so", async () => {
  const { formulas } = await overview();
  const [figure = ""] = await select(...find(formulas, "FUNNEL.WINRATE("));
  atTheGrid(book).protect("Overview");
  expect(await book.pane.actions.explain(figure)).toMatchObject({
    ok: false,
    reason: { code: "sheetProtected" },
  });
});

test("where whole rows are formatted it stands right of what the sheet says, and a sheet without a free column is refused", async () => {
  const { formulas } = await overview();
  const place = find(formulas, "FUNNEL.WINRATE(");
  const inExcel = (work: (sheet: Excel.Worksheet) => void): Promise<void> =>
    book.excel.Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem("Overview"));
      await context.sync();
    });
  await inExcel((sheet) => {
    sheet.getRange("XFD1").format.fill.color = "#FFFF00";
  });
  const [figure = ""] = await select(...place);
  expect(await book.pane.actions.explain(figure)).toMatchObject({ ok: true });
  await inExcel((sheet) => {
    sheet.getRange("XFD1").values = [["the end"]];
  });
  await select(...place);
  expect(await book.pane.actions.explain(figure)).toMatchObject({
    ok: false,
    reason: { code: "noRoomBeside" },
  });
});
