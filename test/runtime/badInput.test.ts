import { reasonText } from "../../src/messages/message";
import { nowIn } from "../../src/runtime/clock";
import { giveUpWaiting } from "../../src/workbook/run";
import { recordOf } from "../../src/workbook/storeRecords";
import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { chainHolds, openStore, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;

beforeEach(async () => {
  book = await openStore();
  grid = atTheGrid(book);
});
afterEach(() => book.leave());

/** Types into a deal's cell, past the drop-down's own refusal as a paste or a phone can. */
async function put(
  header: string,
  row: number,
  value: string | number | null,
  table = "Opportunities",
): Promise<void> {
  const area = book.excel.user.area(grid.cell(table, header, row));
  book.excel.workbook.group("user", () => book.excel.workbook.write(area.sheetId, area, [[value]]));
  await book.rest();
}

/** What the pane says: the outcome's sentence, then the findings'. */
const said = (): string => {
  const { outcome, findings } = book.pane.state();
  return [...(outcome === undefined ? [] : [outcome.message]), ...findings.map(({ reason }) => reason)]
    .map((reason) => reasonText("en", reason))
    .join("\n");
};

const logRows = async (): Promise<number> =>
  (await book.rows("StageLog")).filter((row) => row["Event ID"] !== "").length;

/** What the workbook holds, to say that nothing was written. */
const everything = async (): Promise<unknown> =>
  Promise.all(["Opportunities", "Leads", "StageLog"].map((name) => book.rows(name)));

const today = (): number => Math.floor(nowIn(""));

describe("typed into the grid", () => {
  test("a stage that the funnel does not have is asked about with the nearest one, and not logged", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    await put("Stage", 0, "Negotiaton");
    expect(said()).toContain("Did you mean “Negotiation”?");
    expect(book.eventsOf(deal)).toEqual(["Created >Contact"]);
    await book.pane.actions.reconcile();
    expect(book.pane.state().outcome?.message).toEqual({ code: "reconciledAsking", params: { count: 1 } });
    await put("Stage", 0, "Negotiation");
    expect(book.pane.state().findings).toEqual([]);
    expect(book.eventsOf(deal)).toEqual(["Created >Contact", "Moved Contact>Negotiation"]);
  });

  test("lost without a reason is logged as lost and the reason asked for until it is there", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    await put("Stage", 0, "Lost");
    expect(book.eventsOf(deal).at(-1)).toBe("Moved Contact>Lost");
    expect(said()).toContain("was lost");
    await book.pane.actions.reconcile();
    await put("Loss Reason", 0, "Price");
    expect(book.pane.state().findings).toEqual([]);
  });

  test.each(["Created", "Closed", "Expected Close"])(
    "a text in %s is named with its column, and nothing is logged",
    async (header) => {
      const [deal = ""] = await book.addDeals("Pilot");
      await put(header, 0, "soon");
      expect(said()).toContain(`“soon” in ${header} is not a date`);
      expect(await logRows()).toBe(1);
      await book.select(deal);
      expect(book.pane.state().selection).toMatchObject({
        kind: "one",
        record: { problems: [{ code: "cellIsNoDate" }] },
      });
    },
  );

  test("an amount as text is read where it is a number and asked about where it is none", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    await put("Amount", 0, "1,250.50");
    expect(book.log().at(-1)?.state.amount).toBe(1250.5);
    await put("Amount", 0, "a lot");
    expect(said()).toContain("“a lot” in Amount is not a number");
    expect(book.eventsOf(deal)).toHaveLength(2);
  });

  test("a future Closed date and one before the deal's last event are asked about", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    await put("Closed", 0, today() + 30);
    await put("Stage", 0, "Won");
    expect(said()).toContain("in the future");
    expect(book.eventsOf(deal)).toHaveLength(1);
    await put("Closed", 0, today() - 30);
    expect(said()).toContain("before the record's previous event");
    expect(book.eventsOf(deal)).toHaveLength(1);
    await put("Closed", 0, today());
    expect(book.eventsOf(deal).at(-1)).toBe("Moved Contact>Won");
    expect(book.pane.state().findings).toEqual([]);
  });

  test("an id that is typed twice is asked about, and neither row moves", async () => {
    const [one = "", two = ""] = await book.addDeals("One", "Two");
    await put("Opportunity ID", 1, one);
    expect(said()).toContain(`More than one row has the id ${one}`);
    const before = await everything();
    await grid.select("Opportunities", 0, 2);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "duplicateId" },
    });
    await grid.select("Opportunities", 1);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "duplicateId" },
    });
    expect(await everything()).toEqual(before);
    await put("Opportunity ID", 1, two);
    await grid.select("Opportunities", 0);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    expect(book.pane.state().findings).toEqual([]);
    expect(book.eventsOf(two)).toHaveLength(1);
  });

  test("a row that was copied and pasted below, id and all, is not moved in place of the first", async () => {
    const [one = ""] = await book.addDeals("One");
    const { sheetId, area } = grid.table("Opportunities");
    const row = book.excel.workbook.values({ ...area, sheetId, row: area.row + 1, rows: 1 });
    book.excel.user.paste(
      { sheetId, row: area.row + 2, column: area.column, rows: 1, columns: area.columns },
      row,
    );
    await book.rest();
    await grid.select("Opportunities", 1);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "duplicateId", params: { id: one } },
    });
    expect((await book.rows("Opportunities")).map((each) => each.Stage)).toEqual(["Contact", "Contact"]);
    await book.pane.actions.reconcile();
    expect(said()).toContain(`More than one row has the id ${one}`);
    expect(await logRows()).toBe(1);
  });

  test("an owner whom People does not know is taken as typed", async () => {
    await book.addDeals("Pilot");
    await put("Owner", 0, "=SUM(1,2)");
    expect(book.log().at(-1)).toMatchObject({ event: "Reassigned", state: { owner: "=SUM(1,2)" } });
    const owner = book.excel.user.area(grid.cell("StageLog", "Owner", 1));
    expect(book.excel.workbook.formula(owner.sheetId, owner.row, owner.column)).toBeNull();
  });
});

describe("in the pane", () => {
  test("a stage that is not in the funnel is refused with the nearest", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    await book.select(deal);
    const before = await everything();
    await book.pane.actions.move({ stage: "Propsal" });
    expect(said()).toContain("Did you mean “Proposal”?");
    await book.pane.actions.move({ stage: "Lost" });
    expect(said()).toContain("Say why");
    await book.pane.actions.move({ stage: "Proposal", at: today() + 1 });
    expect(said()).toContain("in the future");
    await book.pane.actions.move({ stage: "Proposal", at: today() - 9 });
    expect(said()).toContain("before this record's previous event");
    await book.pane.actions.move({ stage: "Proposal", amount: Number.NaN });
    expect(said()).toContain("The amount is not a number");
    expect(await everything()).toEqual(before);
  });

  test("an opportunity with an amount or a date as text is refused, and none is added", async () => {
    const before = await everything();
    await book.pane.actions.add("opportunity", { name: "Pilot", amount: "a lot" });
    expect(said()).toContain("“a lot” in Amount is not a number");
    await book.pane.actions.add("opportunity", { name: "Pilot", expectedClose: "soon" });
    expect(said()).toContain("“soon” in Expected Close is not a date");
    await book.pane.actions.add("opportunity", { account: "" });
    expect(said()).toContain("at least a name");
    await book.pane.actions.add("opportunity", { name: "Pilot", stage: "Lost" });
    expect(said()).toContain("Say why");
    expect(await everything()).toEqual(before);
  });

  test("nothing selected says what to select; a header, a whole column and cells outside are understood", async () => {
    await book.addDeals("One", "Two");
    const { user } = book.excel;
    const move = () => book.pane.actions.move({ stage: "Proposal" });
    user.activate("Overview");
    await book.app.showSelection();
    expect(await move()).toMatchObject({ ok: false, reason: { code: "nothingSelected" } });
    expect(said()).toContain("Select one or more rows");
    user.activate("Deal list");
    user.select("'Deal list'!A1:C1");
    await book.rest();
    expect(await move()).toMatchObject({ ok: false, reason: { code: "nothingSelected" } });
    user.select("'Deal list'!A50:C60");
    await book.rest();
    expect(await move()).toMatchObject({ ok: false, reason: { code: "nothingSelected" } });
    user.select("'Deal list'!BA2:BB3");
    await book.rest();
    expect(await move()).toMatchObject({ ok: false, reason: { code: "nothingSelected" } });
    user.select("'Deal list'!A1:C30");
    await book.rest();
    expect(await move()).toMatchObject({ ok: true });
    user.select("'Deal list'!K1:K1048576");
    await book.rest();
    expect(await book.pane.actions.move({ stage: "Negotiation" })).toMatchObject({ ok: true });
    expect((await book.rows("Opportunities")).map((row) => row.Stage)).toEqual([
      "Negotiation",
      "Negotiation",
    ]);
  });

  test("a question of the ribbon about a record is not asked where none is selected, and that is said", async () => {
    await book.addDeals("One");
    await book.excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Overview").getRange("A1").select();
      await context.sync();
    });
    for (const action of ["logActivity", "markLost"] as const) {
      book.pane.actions.dismissOutcome();
      await book.ribbon[action]();
      expect(book.pane.state().question).toBeUndefined();
      expect(book.pane.state().outcome?.message.code).toBe("nothingSelected");
    }
  });

  test("a blank row selected alone is nothing", async () => {
    await book.addDeals("One");
    const state = grid.table("Opportunities");
    book.excel.workbook.group("user", () =>
      book.excel.workbook.resizeTable(state.id, { ...state.area, rows: 4 }),
    );
    await grid.select("Opportunities", 2);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "nothingSelected" },
    });
  });

  test("while a cell is being edited an action says so at once and moves nothing, not even the deals selected before", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    await book.select(deal);
    book.excel.host.cellEditing = true;
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "finishEditing" },
    });
    expect(await book.pane.actions.add("opportunity", { name: "Next" })).toMatchObject({
      ok: false,
      reason: { code: "finishEditing" },
    });
    expect(said()).toContain("Press Enter or Esc");
    book.excel.host.cellEditing = false;
    await book.rest();
    expect(await logRows()).toBe(1);
    await book.select(deal);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    expect(await logRows()).toBe(2);
  });

  test.each(["Stage log", "Deal list"])(
    "a protected sheet “%s” is named and nothing is written anywhere",
    async (sheet) => {
      const [deal = ""] = await book.addDeals("Pilot");
      await book.select(deal);
      const before = await everything();
      grid.protect(sheet);
      await book.rest();
      expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: false });
      expect(said()).toContain(`The sheet “${sheet}” is protected`);
      await book.pane.actions.add("opportunity", { name: "Next" });
      expect(said()).toContain(`The sheet “${sheet}” is protected`);
      expect(await everything()).toEqual(before);
      const left = [...book.excel.workbook.settings.keys()].filter((key) =>
        key.startsWith("funnelbook.pending"),
      );
      expect(left).toEqual([]);
    },
  );

  test("a row without an id on a protected sheet is left alone, and the sheet is named", async () => {
    grid.fill("Opportunities", ["Name"], [["Typed"]]);
    grid.protect("Deal list");
    await book.pane.actions.reconcile();
    expect(said()).toContain("The sheet “Deal list” is protected");
    expect(await logRows()).toBe(0);
  });

  test("a table whose id column was deleted says which column it needs, and takes no record", async () => {
    await book.addDeals("Pilot");
    const state = grid.table("Opportunities");
    book.excel.workbook.group("user", () =>
      book.excel.workbook.deleteTableColumn(state.id, state.columns[0]?.id ?? 0),
    );
    await book.rest();
    await grid.select("Opportunities", 0);
    const before = await everything();
    await book.pane.actions.move({ stage: "Proposal" });
    expect(said()).toContain("has no id column (Opportunity ID)");
    await book.pane.actions.add("opportunity", { name: "Next" });
    expect(said()).toContain("Opportunity ID");
    expect(await everything()).toEqual(before);
    book.pane.actions.dismissOutcome();
    await book.pane.actions.refresh();
    await book.pane.actions.reconcile();
    expect(said()).toContain("has no id column (Opportunity ID)");
    expect(await logRows()).toBe(1);
  });

  test("a log that lost a column is only read, and the column is named", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    const state = grid.table("StageLog");
    const check = state.columns.find((column) => column.name === "To Stage");
    book.excel.workbook.group("user", () => book.excel.workbook.deleteTableColumn(state.id, check?.id ?? 0));
    await book.rest();
    await book.select(deal);
    const before = await everything();
    await book.pane.actions.move({ stage: "Proposal" });
    expect(said()).toContain("To Stage");
    await book.pane.actions.reconcile();
    expect(said()).toContain("To Stage");
    expect(await everything()).toEqual(before);
  });

  test("names that look like formulas stay names, in the row and in the log", async () => {
    const names = [
      "=1+1",
      "+49 30 1234",
      "-dash",
      "@home",
      '=HYPERLINK("http://x")',
      "'quoted",
      "1-2",
      "00123",
      "TRUE",
      "1e5",
    ];
    for (const name of names) {
      await book.pane.actions.add("opportunity", { name, account: name, owner: name });
      await book.pane.actions.move({ stage: "Proposal", note: name, nextStep: name });
    }
    await grid.select("Opportunities", 0, names.length);
    await book.pane.actions.move({ stage: "Lost", reason: "=NOW()", note: "-1+cmd" });
    const rows = await book.rows("Opportunities");
    expect(rows.map((row) => row.Name)).toEqual(names);
    expect(rows.map((row) => row.Account)).toEqual(names);
    expect(rows.map((row) => row.Owner)).toEqual(names);
    const written = ["Deal list", "Stage log"].flatMap((sheet) =>
      book.excel.workbook.formulasIn(book.excel.workbook.sheetByName(sheet)?.id ?? ""),
    );
    expect(written).toEqual([]);
    const created = (await book.rows("StageLog")).filter((row) => row.Event === "Created");
    expect(created.map((row) => row.Owner)).toEqual(names);
    await book.pane.actions.reconcile();
    expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
    expect(chainHolds(book.log())).toBe(true);
  });

  test("ids like 00123, 1-2 and 2026-01-05 stay what they are, in the log too", async () => {
    const ids = ["00123", "1-2", "2026-01-05", "1e5", "12345678901234567890", "=A1"];
    for (const id of ids)
      expect(await book.pane.actions.add("opportunity", { opportunityId: id, name: id })).toMatchObject({
        ok: true,
      });
    grid.moveTable("StageLog", "Log elsewhere", 2, 2);
    await book.rest();
    await grid.select("Opportunities", 0, ids.length);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    await book.pane.actions.refresh();
    expect((await book.rows("Opportunities")).map((row) => row["Opportunity ID"])).toEqual(ids);
    expect((await book.rows("StageLog")).map((row) => row["Record ID"])).toEqual([...ids, ...ids]);
    await book.pane.actions.reconcile();
    expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
  });

  test("whoever has not said who they are stands in the log as unknown", async () => {
    await book.addDeals("Pilot");
    await book.pane.actions.declareWho("");
    await grid.select("Opportunities", 0);
    await book.ribbon.advanceStage();
    expect(await logRows()).toBe(2);
    expect(book.log().at(-1)?.by).toBe("unknown");
  });
});

test("somebody who types in a cell for longer than Excel may take to answer is not told of a failure", async () => {
  const [deal = ""] = await book.addDeals("Pilot");
  book.excel.host.cellEditing = true;
  book.excel.host.otherAuthor.write(grid.cell("Opportunities", "Next Step", 0), [["Call"]]);
  for (let times = 0; times < 5; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    giveUpWaiting();
  }
  book.excel.host.cellEditing = false;
  await book.rest();
  expect(book.pane.state().outcome?.kind).not.toBe("refused");
  expect(recordOf(book.app.book.store!, deal)?.fields.get("nextStep")).toBe("Call");
});

describe("in the set-up", () => {
  test("a stage and a person added below their tables can be used at once", async () => {
    const [deal = ""] = await book.addDeals("Pilot");
    const stages = grid.table("Stages");
    const people = grid.table("People");
    const row = stages.area.rows - 1;
    await put("Stage", row, "Trial", "Stages");
    await put("Funnel", row, "Sales", "Stages");
    await put("Order", row, 4.5, "Stages");
    await put("Type", row, "open", "Stages");
    await put("Owner", people.area.rows - 1, "Zoe", "People");
    await book.select(deal);
    expect(await book.pane.actions.move({ stage: "Trial", owner: "Zoe" })).toMatchObject({ ok: true });
    expect(book.pane.state().people).toContain("Zoe");
  });

  test("a setting that can't be read is named, and the default counts", async () => {
    const settings = await book.rows("Settings");
    await put(
      "Value",
      settings.findIndex((row) => row.Key === "Fiscal Year Start" || row.Setting === "Fiscal Year Start"),
      "Smarch",
      "Settings",
    );
    await book.pane.actions.reconcile();
    expect(said()).toContain("“Smarch” in Settings can't be read");
  });
});
