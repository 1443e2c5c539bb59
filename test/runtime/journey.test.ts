import { nowIn } from "../../src/runtime/clock";
import { atTheGrid } from "./atTheGrid";
import { chainHolds, openStore, type OpenBook } from "./openBook";

let book: OpenBook;

beforeEach(async () => {
  book = await openStore();
});
afterEach(() => book.leave());

test("a lead is added, moved, converted and its deal won: each leaves its own log row", async () => {
  expect(await book.pane.actions.add("lead", { company: "Acme", owner: "Alice" })).toMatchObject({
    ok: true,
  });
  const lead = book.lastId();
  await book.select(lead);
  await book.ribbon.advanceStage();
  expect(book.eventsOf(lead)).toEqual(["Created >Collect Lead", "Moved Collect Lead>Prospect"]);
  await book.ribbon.convertLead();
  expect(book.eventsOf(lead).at(-1)).toBe("Converted Prospect>Prospect");
  const deal = book.lastId();
  expect(deal).not.toBe(lead);
  const [row] = await book.rows("Opportunities");
  expect(row).toMatchObject({
    "Opportunity ID": deal,
    "Lead ID": lead,
    Account: "Acme",
    Stage: "Contact",
    Owner: "Alice",
  });
  await book.select(deal);
  expect(await book.pane.actions.move({ stage: "Won", amount: 1200 })).toMatchObject({ ok: true });
  expect(book.eventsOf(deal)).toEqual(["Created >Contact", "Moved Contact>Won"]);
  const [won] = await book.rows("Opportunities");
  expect(won).toMatchObject({ Stage: "Won", Amount: 1200 });
  expect(typeof won?.Closed).toBe("number");
  expect(chainHolds(book.log())).toBe(true);
});

test("what is added is what is shown then, in the sheet and in the pane", async () => {
  await book.addDeals("One", "Two");
  await book.pane.actions.add("lead", { company: "Acme" });
  const { selection } = book.pane.state();
  expect(selection).toMatchObject({ kind: "one", record: { id: book.lastId(), title: "Acme" } });
  expect(book.excel.workbook.sheet(book.excel.workbook.activeSheetId)?.name).toBe("Lead list");
});

test("a lost deal needs a reason; reopening clears Closed; undo voids and puts the cells back", async () => {
  await book.pane.actions.add("opportunity", { name: "Pilot", account: "Acme", amount: 500 });
  const deal = book.lastId();
  await book.select(deal);
  const refused = await book.pane.actions.move({ stage: "Lost" });
  expect(refused).toMatchObject({ ok: false, reason: { code: "lossReasonMissing" } });
  expect(book.eventsOf(deal)).toHaveLength(1);
  await book.pane.actions.move({ stage: "Lost", reason: "Price" });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({ Stage: "Lost", "Loss Reason": "Price" });
  await book.pane.actions.move({ stage: "Proposal" });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({
    Stage: "Proposal",
    Closed: "",
    "Loss Reason": "",
  });
  await book.pane.actions.undo();
  expect((await book.rows("Opportunities"))[0]).toMatchObject({ Stage: "Lost", "Loss Reason": "Price" });
  expect(book.eventsOf(deal).map((line) => line.split(" ")[0])).toEqual([
    "Created",
    "Moved",
    "Moved",
    "Voided",
  ]);
  expect(chainHolds(book.log())).toBe(true);
});

test("undoing a conversion takes the new deal's row away and frees the lead", async () => {
  await book.pane.actions.add("lead", { company: "Acme" });
  const lead = book.lastId();
  await book.select(lead);
  await book.ribbon.convertLead();
  await book.select(lead);
  expect(await book.pane.actions.undo()).toMatchObject({ ok: true });
  expect((await book.rows("Leads"))[0]).toMatchObject({ "Opportunity ID": "", Converted: "" });
  const deals = (await book.rows("Opportunities")).filter((row) => row["Opportunity ID"] !== "");
  expect(deals).toEqual([]);
  await book.pane.actions.reconcile();
  expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
});

test("choosing another stage in the grid becomes a Moved at once, recorded via the cell", async () => {
  await book.pane.actions.add("opportunity", { name: "Pilot", account: "Acme" });
  const deal = book.lastId();
  const layout = book.app.book.store?.layout.get("Opportunities");
  const column = layout?.columns.get("stage") ?? 0;
  book.excel.user.type(`'Deal list'!${String.fromCharCode(65 + column)}2`, "Negotiation");
  await book.rest();
  expect(book.eventsOf(deal)).toEqual(["Created >Contact", "Moved Contact>Negotiation"]);
  expect(book.log().at(-1)).toMatchObject({ via: "Cell", by: "Alice" });
});

test("a row typed below the table gets its id, its first stage and its Created", async () => {
  await book.pane.actions.add("opportunity", { name: "Pilot", account: "Acme" });
  book.excel.user.type("'Deal list'!C3", "Typed deal");
  await book.rest();
  const rows = await book.rows("Opportunities");
  expect(rows[1]).toMatchObject({ Name: "Typed deal", Stage: "Contact", Funnel: "Sales" });
  expect(String(rows[1]?.["Opportunity ID"])).toMatch(/^O-\d{6}-/);
  expect(book.log().filter((event) => event.recordId === rows[1]?.["Opportunity ID"])).toHaveLength(1);
});

test("five hundred selected deals move in one go, each with one log row", async () => {
  const records = Array.from({ length: 500 }, (_, index) => [
    `D-${index}`,
    "",
    `Deal ${index}`,
    `Account ${index}`,
  ]);
  await book.excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Opportunities");
    table.resize(table.getRange().getResizedRange(499, 0));
    table.getDataBodyRange().getCell(0, 0).getResizedRange(499, 3).values = records;
    await context.sync();
  });
  await book.pane.actions.reconcile();
  expect(book.log()).toHaveLength(500);
  await book.select(...records.map(([id]) => String(id)));
  expect(book.pane.state().selection).toMatchObject({ kind: "several", batch: { count: 500 } });
  expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
  expect(book.log()).toHaveLength(1000);
  expect((await book.rows("Opportunities")).every((row) => row.Stage === "Proposal")).toBe(true);
  expect(chainHolds(book.log())).toBe(true);
  await book.pane.actions.reconcile();
  expect(book.log()).toHaveLength(1000);
});

test("closing the period notes last month once, with the digest of the log", async () => {
  await book.pane.actions.add("opportunity", { name: "Pilot", account: "Acme", amount: 500 });
  await book.ribbon.closePeriod();
  const [row] = await book.rows("Periods");
  expect(row).toMatchObject({ By: "Alice", "Log Rows": 1 });
  expect(String(row?.Period)).toMatch(/^\d{4}-\d{2}$/);
  expect(String(row?.["Log Digest"])).not.toBe("");
  await book.ribbon.closePeriod();
  expect(book.pane.state().outcome?.message.code).toBe("periodClosed");
  expect(await book.rows("Periods")).toHaveLength(1);
});

test("a closed period notes an amount that can't be told, for want of an exchange rate, as #N/A and not as 0", async () => {
  const lastMonth = Math.floor(nowIn("")) - 40;
  atTheGrid(book).fill(
    "Opportunities",
    ["Opportunity ID", "Name", "Stage", "Amount", "Currency", "Created"],
    [["O-1", "Pilot", "Proposal", 500, "XTS", lastMonth]],
  );
  await book.pane.actions.refresh();
  await book.pane.actions.reconcile();
  await book.ribbon.closePeriod();
  const [row] = await book.rows("Periods");
  expect(row?.["Headline Figures"]).toBe("open 1 (#N/A), won 0 (0), lost 0");
});
