import { parseArea, splitAddress } from "../../src/workbench/model/address";
import type { ValidationAlert, ValidationState } from "../../src/workbench/model/records";
import { atTheGrid } from "./atTheGrid";
import { openBook, type OpenBook } from "./openBook";

let book: OpenBook;
afterEach(() => book.leave());

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

describe("setting up a second time", () => {
  beforeEach(async () => {
    book = await openBook();
    await book.begin();
    await book.pane.actions.setUp("en");
    await book.addDeals("Pumps", "Valves", "Filters");
  });

  /** Puts a person into People and sets up again: Owner is to offer her wherever its drop-down is set-up's own. */
  async function setUpAgainWithBob(): Promise<void> {
    const grid = atTheGrid(book);
    book.excel.user.type(grid.cell("People", "Owner", grid.table("People").area.rows - 1), "Bob");
    await book.rest();
    expect(await book.pane.actions.setUp("en")).toMatchObject({ ok: true });
  }

  /** Owner's list as an older set-up wrote it, when there was one person. */
  function firstPersonOnly(): ValidationState["rule"] {
    const source = ruleOf("Opportunities", "Owner", 0)?.list?.source ?? "";
    return { list: { inCellDropDown: true, source: source.replace(/:.*$/, "") } };
  }

  test.each([
    ["a list in text", { list: { inCellDropDown: true, source: "North,South" } }],
    ["a list from a sheet of its own", { list: { inCellDropDown: true, source: "=Mine!$A$1:$A$9" } }],
    [
      "a list from another column of the set-up sheet",
      { list: { inCellDropDown: true, source: "=Setup!$A$4:$A$9" } },
    ],
    ["a length that a text may have", { textLength: { formula1: 1, formula2: 20, operator: "Between" } }],
  ])("leaves a column that the team gave %s", async (_what, rule) => {
    validate("Opportunities", "Owner", 0, 3, { rule });
    await setUpAgainWithBob();
    expect(ruleOf("Opportunities", "Owner", 0)).toEqual(rule);
  });

  test("leaves single cells that the team gave a list of its own, and offers the new name beside them", async () => {
    const rule = { list: { inCellDropDown: true, source: "North,South" } };
    validate("Opportunities", "Owner", 1, 1, { rule });
    validate("Opportunities", "Owner", 2, 1, null);
    await setUpAgainWithBob();
    expect(offered("Opportunities", "Owner", 0)).toContain("Bob");
    expect(ruleOf("Opportunities", "Owner", 1)).toEqual(rule);
    expect(offered("Opportunities", "Owner", 2)).toContain("Bob");
  });

  test("leaves the warning that the team made a refusal, and offers the new name", async () => {
    validate("Opportunities", "Owner", 0, 3, { rule: firstPersonOnly(), errorAlert: refusal });
    await setUpAgainWithBob();
    expect(offered("Opportunities", "Owner")).toContain("Bob");
    expect(validationOf("Opportunities", "Owner", 0)?.errorAlert).toEqual(refusal);
  });

  test("offers people anew where they were offered from a set-up sheet that was deleted", async () => {
    const rule = { list: { inCellDropDown: true, source: "=#REF!$A$4:$A$9" } };
    validate("Opportunities", "Owner", 0, 3, { rule });
    await setUpAgainWithBob();
    expect(offered("Opportunities", "Owner")).toContain("Bob");
  });

  test("offers people also where the set-up sheet's name needs quotation marks", async () => {
    const { workbook } = book.excel;
    workbook.renameSheet(workbook.sheetByName("Setup")?.id ?? "", "Team's set-up");
    validate("Opportunities", "Owner", 0, 3, { rule: firstPersonOnly() });
    await setUpAgainWithBob();
    expect(offered("Opportunities", "Owner")).toContain("Bob");
  });
});

describe("a list whose rows in Lists stand apart", () => {
  beforeEach(async () => {
    book = await openBook();
    await book.begin();
    await book.pane.actions.setUp("en");
  });

  /** Types rows below those that are there: the list, then the value; blank ones stay blank. */
  async function addToLists(rows: readonly (readonly [list: string, value: string])[]): Promise<void> {
    const grid = atTheGrid(book);
    const end = grid.table("Lists").area.rows - 1;
    for (const [row, [list, value]] of rows.entries()) {
      // A table grows by what is typed right below it.
      book.excel.user.type(grid.cell("Lists", "Active", end + row), "yes");
      if (list !== "") book.excel.user.type(grid.cell("Lists", "List", end + row), list);
      if (value !== "") book.excel.user.type(grid.cell("Lists", "Value", end + row), value);
    }
    await book.rest();
    expect(await book.pane.actions.setUp("en")).toMatchObject({ ok: true });
  }

  test("is offered whole, blank rows or not: what is filled in there is offered at once", async () => {
    await addToLists([
      ["Product", "Cloud"],
      ["", ""],
      ["Product", ""],
      ["Product", "Desktop"],
    ]);
    expect(offered("Opportunities", "Product")).toEqual(["Cloud", null, null, "Desktop"]);
    const grid = atTheGrid(book);
    book.excel.user.type(grid.cell("Lists", "Value", grid.table("Lists").area.rows - 3), "Server");
    await book.rest();
    expect(offered("Opportunities", "Product")).toEqual(["Cloud", null, "Server", "Desktop"]);
  });

  test("is offered whole, and nothing else, where rows of another list lie between", async () => {
    await addToLists([
      ["Product", "Cloud"],
      ["Competitor", "Bolt"],
      ["Product", "Desktop"],
      ["Product", "cloud"],
      ["", "of no list"],
    ]);
    expect(offered("Opportunities", "Product")).toEqual(["Cloud", "Desktop"]);
    expect(offered("Opportunities", "Competitor")).toEqual(["Bolt"]);
    await addToLists([["Product", "Server"]]);
    expect(offered("Opportunities", "Product")).toEqual(["Cloud", "Desktop", "Server"]);
  });

  test("leaves out what is no longer active where it is offered as a text", async () => {
    await addToLists([
      ["Product", "Cloud"],
      ["Competitor", "Bolt"],
      ["Product", "Desktop"],
      ["Product", "Server"],
    ]);
    const grid = atTheGrid(book);
    const rows = await book.rows("Lists");
    book.excel.user.type(
      grid.cell(
        "Lists",
        "Active",
        rows.findIndex(({ Value }) => Value === "Desktop"),
      ),
      "no",
    );
    await book.rest();
    expect(await book.pane.actions.setUp("en")).toMatchObject({ ok: true });
    expect(offered("Opportunities", "Product")).toEqual(["Cloud", "Server"]);
  });

  test("stays as the team left it where they changed its text", async () => {
    await addToLists([
      ["Product", "Cloud"],
      ["Competitor", "Bolt"],
      ["Product", "Desktop"],
    ]);
    const rule = { list: { inCellDropDown: true, source: "Cloud,Desktop,Other" } };
    validate("Opportunities", "Product", 0, 1, { rule });
    await addToLists([["Product", "Server"]]);
    expect(ruleOf("Opportunities", "Product", 0)).toEqual(rule);
  });

  test.each([
    ["a value with a comma", ["Cloud, hosted", "Desktop"]],
    ["more values than a text holds", ["Cloud", ...Array.from({ length: 40 }, (_, at) => `Desktop ${at}`)]],
  ])("offers its first rows where no text can hold it: %s", async (_what, [first = "", ...others]) => {
    await addToLists([
      ["Product", first],
      ["Competitor", "Bolt"],
      ...others.map((value) => ["Product", value] as const),
    ]);
    expect(offered("Opportunities", "Product")).toEqual([first]);
  });
});

/** Where a body cell of a table is, row from 0. */
function place(table: string, header: string, row: number): { sheetId: string; row: number; column: number } {
  const state = atTheGrid(book).table(table);
  const column = state.columns.findIndex(({ name }) => name === header);
  return { sheetId: state.sheetId, row: state.area.row + 1 + row, column: state.area.column + column };
}

const refusal: ValidationAlert = { message: "Ask Ops.", showAlert: true, style: "Stop", title: "Who?" };

const anyValue: Omit<ValidationState, "id" | "areas"> = {
  rule: {},
  ignoreBlanks: true,
  errorAlert: { message: "", showAlert: true, style: "Stop", title: "" },
  prompt: { message: "", showPrompt: true, title: "" },
};

/** Gives cells of a column a rule as somebody does in Excel's dialog; null takes any away. */
function validate(
  table: string,
  header: string,
  first: number,
  rows: number,
  given: Partial<ValidationState> | null,
): void {
  const cells = { ...place(table, header, first), rows, columns: 1 };
  book.excel.workbook.setValidation(cells, given && { ...anyValue, ...given });
}

function validationOf(table: string, header: string, row: number): ValidationState | undefined {
  const cell = place(table, header, row);
  return book.excel.workbook.validationAt(cell.sheetId, cell.row, cell.column);
}

function ruleOf(table: string, header: string, row: number): ValidationState["rule"] | undefined {
  return validationOf(table, header, row)?.rule;
}

/** What the drop-down of a cell offers; undefined where it has none. */
function offered(table: string, header: string, row = 0): unknown[] | undefined {
  const { workbook } = book.excel;
  const list = ruleOf(table, header, row)?.list?.source ?? "=";
  if (!list.startsWith("=")) return list.split(",");
  const { sheet, rest } = splitAddress(list.slice(1));
  const source = workbook.sheetByName(sheet ?? "");
  const area = parseArea(rest);
  return source && area && workbook.values({ sheetId: source.id, ...area }).flat();
}
