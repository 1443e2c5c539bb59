import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { chainHolds, openStore, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;

beforeEach(async () => {
  book = await openStore();
  grid = atTheGrid(book);
});
afterEach(() => book.leave());

const stageOf = async (id: string): Promise<unknown> =>
  (await book.rows("Opportunities")).find((row) => row["Opportunity ID"] === id)?.Stage;

const logIds = async (): Promise<string[]> =>
  (await book.rows("StageLog")).map((row) => String(row["Event ID"]));

const agrees = async (): Promise<void> => {
  await book.pane.actions.reconcile();
  expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
  expect(book.pane.state().findings).toEqual([]);
  expect(chainHolds(book.log())).toBe(true);
};

test("a deal moves whatever the order of the columns, also when they were put into another order after opening", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  const headers = grid.table("Opportunities").columns.map((column) => column.name);
  grid.reorder("Opportunities", [...headers].reverse());
  grid.reorder(
    "StageLog",
    grid
      .table("StageLog")
      .columns.map((column) => column.name)
      .reverse(),
  );
  await book.rest();
  await grid.select("Opportunities", 0);
  expect(await book.pane.actions.move({ stage: "Proposal", amount: 900 })).toMatchObject({ ok: true });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({
    Stage: "Proposal",
    Amount: 900,
    Name: "Pilot",
  });
  expect((await book.rows("StageLog"))[1]).toMatchObject({ "To Stage": "Proposal", "Record ID": deal });
  await agrees();
});

test("headers in Chinese over an English store are the same columns", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  const stage = grid.cell("Opportunities", "Stage", 0).replace(/\d+$/, "1");
  const toStage = grid.cell("StageLog", "To Stage", 0).replace(/\d+$/, "1");
  book.excel.user.type(stage, "阶段");
  book.excel.user.type(toStage, "新阶段");
  await book.rest();
  await book.pane.actions.refresh();
  await grid.select("Opportunities", 0);
  expect(await book.pane.actions.move({ stage: "提案" })).toMatchObject({ ok: true });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({ 阶段: "Proposal" });
  expect(book.eventsOf(deal)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
});

test("a header in full-width letters, or with a line break for a space, is the same column", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  book.excel.user.type(grid.cell("Opportunities", "Stage", 0).replace(/\d+$/, "1"), "Ｓｔａｇｅ");
  book.excel.user.type(grid.cell("Opportunities", "Next Contact", 0).replace(/\d+$/, "1"), "Next\nContact");
  await book.rest();
  await book.pane.actions.refresh();
  await grid.select("Opportunities", 0);
  expect(await book.pane.actions.move({ stage: "Proposal", nextContact: 46400 })).toMatchObject({ ok: true });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({
    Ｓｔａｇｅ: "Proposal",
    "Next\nContact": 46400,
  });
  expect(book.eventsOf(deal)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
});

test("a renamed column is followed where Fields names it", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  for (const [header, text] of [
    ["Table", "Opportunities"],
    ["Role", "Stage"],
    ["Excel Table", "Opportunities"],
    ["Column", "Phase"],
  ] as const)
    book.excel.user.type(grid.cell("Fields", header, 0), text);
  book.excel.user.type(grid.cell("Opportunities", "Stage", 0).replace(/\d+$/, "1"), "Phase");
  await book.rest();
  await book.pane.actions.refresh();
  await grid.select("Opportunities", 0);
  expect(book.pane.state().selection).toMatchObject({ kind: "one", record: { stage: "Contact" } });
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({ Phase: "Proposal" });
  book.excel.user.type(grid.cell("Opportunities", "Phase", 0), "Negotiation");
  await book.rest();
  expect(book.eventsOf(deal).at(-1)).toBe("Moved Proposal>Negotiation");
});

test("a column added by the team keeps its values and is not touched by a move", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  const { area } = grid.table("Opportunities");
  const sheet = grid.table("Opportunities").sheetId;
  book.excel.user.type({ sheetId: sheet, row: 0, column: area.columns, rows: 1, columns: 1 }, "Region");
  await book.rest();
  book.excel.user.type(grid.cell("Opportunities", "Region", 0), "North");
  await book.rest();
  await grid.select("Opportunities", 0);
  await book.pane.actions.move({ stage: "Proposal" });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({ Region: "North", Stage: "Proposal" });
  expect(book.eventsOf(deal)).toHaveLength(2);
  await agrees();
});

test("tables moved elsewhere on their sheet are found again", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  grid.moveTable("Opportunities", "Deal list", 5, 3);
  grid.moveTable("StageLog", "Stage log", 3, 2);
  await book.rest();
  await grid.select("Opportunities", 0);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(await stageOf(deal)).toBe("Proposal");
  expect(await book.rows("StageLog")).toHaveLength(2);
  await agrees();
});

test("tables moved to the same cells of another sheet are found again", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  grid.moveTable("StageLog", "Archive", 0, 0);
  grid.moveTable("Opportunities", "Board", 0, 0);
  await book.rest();
  await grid.select("Opportunities", 0);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(await stageOf(deal)).toBe("Proposal");
  expect(await book.rows("StageLog")).toHaveLength(2);
  await agrees();
});

test("deals and the log on one sheet: an edit in the deals is still logged", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  grid.moveTable("StageLog", "Deal list", 0, 40);
  grid.moveTable("Leads", "Deal list", 0, 80);
  await book.rest();
  await book.pane.actions.refresh();
  book.excel.user.type(grid.cell("Opportunities", "Stage", 0), "Negotiation");
  await book.rest();
  expect(book.eventsOf(deal)).toEqual(["Created >Contact", "Moved Contact>Negotiation"]);
  await agrees();
});

test("a sheet that was renamed is found again", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  book.excel.user.renameSheet("Deal list", "交易 '26");
  book.excel.user.renameSheet("Stage log", "Log!");
  await book.rest();
  await grid.select("Opportunities", 0);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(await stageOf(deal)).toBe("Proposal");
  await agrees();
});

test("a totals row under the deals and under the log stays the last row", async () => {
  await book.addDeals("Pilot");
  for (const name of ["Opportunities", "StageLog"]) {
    await book.excel.Excel.run(async (context) => {
      context.workbook.tables.getItem(name).showTotals = true;
      await context.sync();
    });
  }
  const [, second = ""] = await book.addDeals("Second", "Third");
  await book.select(second);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  const names = (await book.rows("Opportunities")).map((row) => row.Name);
  expect(names.slice(0, 3)).toEqual(["Pilot", "Second", "Third"]);
  expect(names).toHaveLength(4);
  expect(book.log()).toHaveLength(4);
  await agrees();
});

test("a totals row that shows nothing is not written over", async () => {
  await book.addDeals("Pilot");
  await book.excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("StageLog");
    table.showTotals = true;
    table.getTotalRowRange().clear(Excel.ClearApplyTo.contents);
    await context.sync();
  });
  await book.addDeals("Second");
  const rows = await book.rows("StageLog");
  expect(rows).toHaveLength(3);
  expect(rows[2]?.["Event ID"]).toBe("");
  await agrees();
});

test("a note a few rows below the log is moved down by a batch, not written over", async () => {
  const ids = await book.addDeals("One", "Two", "Three", "Four", "Five");
  const { sheetId, area } = grid.table("StageLog");
  const note = { sheetId, row: area.row + area.rows + 2, column: 1, rows: 1, columns: 1 };
  book.excel.user.type(note, "Do not delete this log");
  await book.rest();
  await grid.select("Opportunities", 0, 5);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(ids.map(book.eventsOf).map((own) => own.length)).toEqual([2, 2, 2, 2, 2]);
  const kept = book.excel.workbook.values({ sheetId, row: 0, column: 1, rows: 40, columns: 1 }).flat();
  expect(kept).toContain("Do not delete this log");
  expect(await logIds()).toHaveLength(10);
  expect((await logIds()).every((id) => id !== "")).toBe(true);
  await agrees();
});

test("something right below an empty log is not written over", async () => {
  const { sheetId } = grid.table("StageLog");
  book.excel.user.type({ sheetId, row: 3, column: 0, rows: 1, columns: 1 }, "Notes");
  await book.rest();
  grid.fill(
    "Opportunities",
    ["Name", "Account"],
    [
      ["A", "A"],
      ["B", "B"],
      ["C", "C"],
    ],
  );
  await book.rest();
  await book.pane.actions.reconcile();
  expect((await logIds()).filter((id) => id !== "")).toHaveLength(3);
  const kept = book.excel.workbook.values({ sheetId, row: 0, column: 0, rows: 20, columns: 1 }).flat();
  expect(kept).toContain("Notes");
  await agrees();
});

test("an Excel that does not let tables grow gets its log rows inside the table all the same", async () => {
  book.excel.workbook.tablesGrow = false;
  const ids = await book.addDeals("One", "Two", "Three");
  await book.select(...ids);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(await logIds()).toHaveLength(6);
  expect(await book.rows("Opportunities")).toHaveLength(3);
  await agrees();
});

test("a log sorted by another column counts every event once and goes on", async () => {
  const [one = "", two = ""] = await book.addDeals("One", "Two");
  await book.select(one);
  await book.pane.actions.move({ stage: "Won", amount: 100 });
  grid.sort("StageLog", "To Stage", true);
  await book.rest();
  grid.sort("StageLog", "Event ID");
  await book.rest();
  await book.select(two);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(book.eventsOf(one)).toEqual(["Created >Contact", "Moved Contact>Won"]);
  expect(book.eventsOf(two)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
  expect(book.app.book.index?.core.log.count).toBe(4);
  await agrees();
});

test("a log row that somebody deleted no longer counts in the figures, and the record is asked about or caught up", async () => {
  const [one = ""] = await book.addDeals("One");
  await book.select(one);
  await book.pane.actions.move({ stage: "Proposal" });
  await book.pane.actions.move({ stage: "Negotiation" });
  const { sheetId, area } = grid.table("StageLog");
  book.excel.user.deleteRows({ sheetId, row: area.row + 2, column: 0, rows: 1, columns: 1 });
  await book.rest();
  expect(book.eventsOf(one)).toEqual(["Created >Contact", "Moved Proposal>Negotiation"]);
  expect(book.app.book.index?.core.log.count).toBe(2);
});

test("a cell of an old log row changed by hand shows in the record's history at once", async () => {
  const [one = ""] = await book.addDeals("One");
  await book.select(one);
  await book.pane.actions.move({ stage: "Proposal" });
  await book.pane.actions.move({ stage: "Negotiation" });
  book.excel.user.type(grid.cell("StageLog", "To Stage", 1), "Contact");
  await book.rest();
  expect(book.eventsOf(one)[1]).toBe("Moved Contact>Contact");
  expect(chainHolds(book.log())).toBe(false);
});

test("a filter on the deals neither keeps a shown deal from moving nor moves a hidden one", async () => {
  await book.addDeals("One", "Two", "Three", "Four");
  book.excel.user.type(grid.cell("Opportunities", "Owner", 1), "Bob");
  book.excel.user.type(grid.cell("Opportunities", "Owner", 2), "Bob");
  await book.rest();
  await book.excel.Excel.run(async (context) => {
    context.workbook.tables
      .getItem("Opportunities")
      .columns.getItem("Owner")
      .filter.applyValuesFilter(["Bob"]);
    await context.sync();
  });
  await grid.select("Opportunities", 0, 4);
  expect(book.pane.state().selection).toMatchObject({ kind: "several", batch: { count: 2 } });
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect((await book.rows("Opportunities")).map((row) => row.Stage)).toEqual([
    "Contact",
    "Proposal",
    "Proposal",
    "Contact",
  ]);
  expect((await book.rows("Opportunities")).map((row) => row.Name)).toEqual(["One", "Two", "Three", "Four"]);
});

test("a selection of nothing but hidden rows moves nothing", async () => {
  await book.addDeals("One", "Two", "Three");
  book.excel.user.type(grid.cell("Opportunities", "Owner", 2), "Bob");
  await book.rest();
  await book.excel.Excel.run(async (context) => {
    context.workbook.tables
      .getItem("Opportunities")
      .columns.getItem("Owner")
      .filter.applyValuesFilter(["Bob"]);
    await context.sync();
  });
  await grid.select("Opportunities", 0, 2);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
    ok: false,
    reason: { code: "nothingSelected" },
  });
});

test("blank rows inside the tables are nobody's records and stay blank", async () => {
  grid.fill(
    "Opportunities",
    ["Opportunity ID", "Name"],
    [
      ["D-1", "One"],
      ["", ""],
      ["D-2", "Two"],
      ["", ""],
      ["", ""],
    ],
  );
  await book.rest();
  await book.pane.actions.reconcile();
  expect(book.log()).toHaveLength(2);
  await grid.select("Opportunities", 0, 5);
  expect(book.pane.state().selection).toMatchObject({ kind: "several", batch: { count: 2 } });
  await book.pane.actions.move({ stage: "Proposal" });
  const rows = await book.rows("Opportunities");
  expect(rows.map((row) => row.Stage)).toEqual(["Proposal", "", "Proposal", "", ""]);
  await agrees();
});

test("a thousand blank rows at the end of the deals and of the log do no harm", async () => {
  const [one = ""] = await book.addDeals("One");
  for (const name of ["Opportunities", "StageLog"]) {
    const state = grid.table(name);
    book.excel.workbook.group("user", () => {
      book.excel.workbook.resizeTable(state.id, { ...state.area, rows: state.area.rows + 1000 });
    });
  }
  await book.rest();
  const [two = ""] = await book.addDeals("Two");
  await book.select(one);
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  await book.pane.actions.move({ stage: "Negotiation" });
  expect(book.eventsOf(one)).toHaveLength(3);
  expect(book.eventsOf(two)).toHaveLength(1);
  expect(book.app.book.index?.core.log.count).toBe(4);
  await agrees();
});
