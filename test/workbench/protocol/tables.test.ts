import { settled, withExcel } from "./openHost";

const excel = withExcel();

async function makeLog(context: Excel.RequestContext): Promise<Excel.Table> {
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.getRange("A1:C3").values = [
    ["Id", "Stage", "Amount"],
    ["L-1", "New", 100],
    ["L-2", "Won", 250],
  ];
  const table = sheet.tables.add("A1:C3", true);
  table.name = "Log";
  await context.sync();
  return table;
}

test("a value written directly below a table makes the table grow", async () => {
  const body = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.getDataBodyRange().getRowsBelow(2).values = [
      ["L-3", "New", 5],
      ["L-4", "Lost", 6],
    ];
    const range = table.getDataBodyRange();
    range.load("values,address");
    await context.sync();
    return { address: range.address, values: range.values };
  });
  expect(body).toEqual({
    address: "Sheet1!A2:C5",
    values: [
      ["L-1", "New", 100],
      ["L-2", "Won", 250],
      ["L-3", "New", 5],
      ["L-4", "Lost", 6],
    ],
  });
});

test("a table does not grow when the workbook has that switched off", async () => {
  excel().workbook.tablesGrow = false;
  const rows = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.getDataBodyRange().getRowsBelow(1).values = [["L-3", "New", 5]];
    const count = table.rows.getCount();
    await context.sync();
    return count.value;
  });
  expect(rows).toBe(2);
});

test("a blank row below a table is not part of it", async () => {
  const address = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.getDataBodyRange().getRowsBelow(2).values = [
      ["L-3", "New", 5],
      ["", "", ""],
    ];
    const range = table.getRange();
    range.load("address");
    await context.sync();
    return range.address;
  });
  expect(address).toBe("Sheet1!A1:C4");
});

test("rows are added, counted, read one by one and deleted", async () => {
  const seen = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.rows.add(undefined, [["L-3", "New", 1]]);
    table.rows.add(0, [["L-0", "New", 0]]);
    table.rows.load("items/values,count");
    await context.sync();
    const first = table.rows.items.map((row) => row.values[0]?.[0] as unknown);
    table.rows.getItemAt(1).delete();
    const rest = table.columns.getItem("Id").getDataBodyRange();
    rest.load("values");
    await context.sync();
    return { first, rest: rest.values.flat() as unknown[], count: table.rows.count };
  });
  expect(seen).toEqual({ first: ["L-0", "L-1", "L-2", "L-3"], rest: ["L-0", "L-2", "L-3"], count: 4 });
});

test("what lies below a table moves down when a row is added to it", async () => {
  const below = await Excel.run(async (context) => {
    const table = await makeLog(context);
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A6").values = [["note"]];
    sheet.getRange("A4").values = [[""]];
    table.rows.add(undefined, [["L-3", "New", 1]]);
    table.rows.add(undefined, [["L-4", "New", 1]]);
    table.rows.add(undefined, [["L-5", "New", 1]]);
    const used = sheet.getUsedRange();
    used.load("values");
    await context.sync();
    return used.values.map((line) => line[0] as unknown);
  });
  expect(below).toEqual(["Id", "L-1", "L-2", "L-3", "L-4", "L-5", "note"]);
});

test("a header cell that is typed over renames its column, and a renamed column writes its header", async () => {
  excel();
  const names = await Excel.run(async (context) => {
    const table = await makeLog(context);
    context.workbook.worksheets.getActiveWorksheet().getRange("B1").values = [["Phase"]];
    table.columns.getItem("Amount").name = "Value";
    const header = table.getHeaderRowRange();
    header.load("values");
    table.columns.load("items/name,items/id");
    await context.sync();
    return {
      header: header.values[0] as unknown[],
      columns: table.columns.items.map((column) => [column.id, column.name]),
    };
  });
  expect(names).toEqual({
    header: ["Id", "Phase", "Value"],
    columns: [
      [1, "Id"],
      [2, "Phase"],
      [3, "Value"],
    ],
  });
});

test("columns are added, found by name in any letter case, and deleted", async () => {
  const seen = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.columns.add(1, [["Owner"], ["Ann"], ["Bo"]]);
    table.columns.getItem("stage").delete();
    const none = table.columns.getItemOrNullObject("Stage");
    none.load("name");
    const all = table.getRange();
    all.load("values");
    await context.sync();
    return { none: none.isNullObject, values: all.values as unknown };
  });
  expect(seen).toEqual({
    none: true,
    values: [
      ["Id", "Owner", "Amount"],
      ["L-1", "Ann", 100],
      ["L-2", "Bo", 250],
    ],
  });
});

test("a table is resized, turned back into a range, and gone by name", async () => {
  const seen = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.resize("A1:C9");
    const range = table.getRange();
    range.load("address");
    await context.sync();
    const { address } = range;
    table.convertToRange();
    const gone = context.workbook.tables.getItemOrNullObject("Log");
    gone.load("name");
    await context.sync();
    return { address, gone: gone.isNullObject };
  });
  expect(seen).toEqual({ address: "Sheet1!A1:C9", gone: true });
});

test("a range kept between syncs follows rows that were inserted above it", async () => {
  const address = await Excel.run(async (context) => {
    const table = await makeLog(context);
    const last = table.getDataBodyRange().getLastRow();
    last.load("address");
    await context.sync();
    context.workbook.worksheets.getActiveWorksheet().getRange("1:2").insert("Down");
    await context.sync();
    last.load("address");
    await context.sync();
    return last.address;
  });
  expect(address).toBe("Sheet1!A5:C5");
});

test("new rows take looks and validations of the row above, and a calculated column goes on", async () => {
  const seen = await Excel.run(async (context) => {
    const table = await makeLog(context);
    const amount = table.columns.getItem("Amount").getDataBodyRange();
    amount.numberFormat = [["#,##0.00"], ["#,##0.00"]];
    table.columns.getItem("Stage").getDataBodyRange().dataValidation.rule = {
      list: { inCellDropDown: true, source: "New,Won,Lost" },
    };
    table.columns.add(undefined, [["Double"], ["=[@Amount]*2"], ["=[@Amount]*2"]]);
    await context.sync();
    table.getDataBodyRange().getRowsBelow(1).getResizedRange(0, -1).values = [["L-3", "New", 1234.5]];
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const row = sheet.getRange("A4:D4");
    row.load("text,formulas");
    const stage = sheet.getRange("B4").dataValidation;
    stage.load("type");
    await context.sync();
    return { text: row.text[0] as unknown, formula: row.formulas[0]?.[3] as unknown, type: stage.type };
  });
  expect(seen).toEqual({ text: ["L-3", "New", "1,234.50", "2469"], formula: "=[@Amount]*2", type: "List" });
});

test("a filter by values hides the other rows, and the visible view leaves them out", async () => {
  const seen = await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.columns.getItem("Stage").filter.applyValuesFilter(["Won"]);
    const body = table.getDataBodyRange();
    body.load("rowHidden");
    const visible = body.getVisibleView();
    visible.load("values,rowCount");
    await context.sync();
    const filtered = [body.rowHidden, visible.rowCount, visible.values[0]?.[0]] as unknown[];
    table.clearFilters();
    body.load("rowHidden");
    await context.sync();
    return [...filtered, body.rowHidden];
  });
  expect(seen).toEqual([null, 1, "L-2", false]);
});

test("the changes of a table are told to whoever listens, its own writes too", async () => {
  const told: unknown[] = [];
  await Excel.run(async (context) => {
    const table = await makeLog(context);
    table.onChanged.add((args) => {
      told.push([args.changeType, args.address, args.source]);
      return Promise.resolve();
    });
    await context.sync();
    table.getDataBodyRange().getCell(0, 1).values = [["Won"]];
    await context.sync();
  });
  excel().user.type("B3", "Lost");
  excel().host.otherAuthor.write("Sheet1!B2", [["Lost"]]);
  await settled();
  expect(told).toEqual([
    ["RangeEdited", "B2", "Local"],
    ["RangeEdited", "B3", "Local"],
    ["RangeEdited", "B2", "Remote"],
  ]);
});
