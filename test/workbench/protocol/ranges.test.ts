import { withExcel } from "./openHost";

const excel = withExcel();

/** Loads something of ranges on the first sheet. */
async function addresses(pick: (sheet: Excel.Worksheet) => Excel.Range[]): Promise<string[]> {
  return Excel.run(async (context) => {
    const ranges = pick(context.workbook.worksheets.getActiveWorksheet());
    for (const range of ranges) range.load("address");
    await context.sync();
    return ranges.map((range) => (range.isNullObject ? "none" : range.address.replace("Sheet1!", "")));
  });
}

test("ranges lead to other ranges", async () => {
  const seen = await addresses((sheet) => {
    const range = sheet.getRange("B2:D5");
    return [
      range.getCell(1, 1),
      range.getRow(2),
      range.getColumn(0),
      range.getLastCell(),
      range.getLastRow(),
      range.getOffsetRange(1, -1),
      range.getResizedRange(1, 0),
      range.getAbsoluteResizedRange(1, 2),
      range.getRowsBelow(2),
      range.getRowsAbove(1),
      range.getColumnsAfter(),
      range.getColumnsBefore(),
      range.getEntireColumn(),
      range.getEntireRow(),
      range.getBoundingRect("F9"),
      range.getIntersection("C1:C9"),
      range.getIntersectionOrNullObject("Z1"),
      sheet.getRangeByIndexes(4, 2, 3, 1),
      sheet.getCell(0, 27),
    ];
  });
  expect(seen).toEqual([
    "C3",
    "B4:D4",
    "B2:B5",
    "D5",
    "B5:D5",
    "A3:C6",
    "B2:D6",
    "B2:C2",
    "B6:D7",
    "B1:D1",
    "E2:E5",
    "A2:A5",
    "B:D",
    "2:5",
    "B2:F9",
    "C2:C5",
    "none",
    "C5:C7",
    "AB1",
  ]);
});

test("the used range is what has values, and none on an empty sheet", async () => {
  expect(await addresses((sheet) => [sheet.getUsedRangeOrNullObject(true)])).toEqual(["none"]);
  excel().user.paste("C3", [[1, null, 2]]);
  expect(
    await addresses((sheet) => [sheet.getUsedRange(), sheet.getRange("C:C").getUsedRangeOrNullObject(true)]),
  ).toEqual(["C3:E3", "C3"]);
});

test("texts written to cells are read as en-US input: numbers, dates, percents, formulas, kept texts", async () => {
  const seen = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:H1");
    range.values = [["12.5", "1/31/2024", "25%", "$1,200", "'=1+1", "=2*3", "true", "#N/A"]];
    range.load("values,text,numberFormat,formulas,valueTypes");
    await context.sync();
    return range.toJSON();
  });
  expect(seen.values).toEqual([[12.5, 45322, 0.25, 1200, "=1+1", 6, true, "#N/A"]]);
  expect(seen.text![0]).toEqual(["12.5", "1/31/2024", "25%", "$1,200 ", "=1+1", "6", "TRUE", "#N/A"]);
  expect(seen.numberFormat![0]!.slice(0, 3)).toEqual(["General", "m/d/yyyy", "0%"]);
  expect(seen.valueTypes![0]!.slice(4)).toEqual(["String", "Double", "Boolean", "Error"]);
});

test("null leaves a cell alone and an empty text empties it; a single value fills the range", async () => {
  excel().user.paste("A1", [[1, 2, 3]]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:C1").values = [[null, "", 30]];
    (sheet.getRange("A2:C2") as unknown as { values: unknown }).values = "x";
    await context.sync();
  });
  expect(excel().user.values("A1:C2")).toEqual([
    [1, null, 30],
    ["x", "x", "x"],
  ]);
});

test("a write of many cells comes in blocks and lands as one", async () => {
  const rows = Array.from({ length: 4000 }, (_, index) => [index, `L-${index}`]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1:B4000").values = rows;
    await context.sync();
  });
  expect(excel().user.values("A1:B4000")).toEqual(rows);
});

test("formats are kept and read back, null where cells differ", async () => {
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange("A1:B2");
    range.format.fill.color = "#ffcc00";
    range.format.font.bold = true;
    sheet.getRange("A1").format.font.color = "red";
    range.format.wrapText = true;
    range.format.horizontalAlignment = "Center";
    range.format.columnWidth = 120;
    range.format.borders.getItem("EdgeBottom").style = "Double";
    sheet.getRange("B:B").format.protection.locked = false;
    range.load("format/fill/color,format/font/bold,format/font/color,format/wrapText,format/columnWidth");
    const border = sheet.getRange("A2").format.borders.getItem("EdgeBottom");
    border.load("style");
    const deep = sheet.getRange("B900").format.protection;
    deep.load("locked");
    await context.sync();
    const { fill, font, wrapText, columnWidth } = range.format;
    return [fill.color, font.bold, font.color, wrapText, columnWidth, border.style, deep.locked];
  });
  expect(seen).toEqual(["#FFCC00", true, null, true, 120, "Double", false]);
});

test("cells move when rows are inserted or deleted, formulas with them", async () => {
  excel().user.paste("A1", [[1], [2], [3]]);
  excel().user.type("B1", "=SUM(A1:A3)");
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("2:2").insert("Down");
    sheet.getRange("A2").values = [[10]];
    const sum = sheet.getRange("B1");
    sum.load("values,formulas");
    await context.sync();
    const before = [sum.formulas[0]![0], sum.values[0]![0]] as unknown[];
    sheet.getRange("1:1").getOffsetRange(2, 0).delete("Up");
    sum.load("values,formulas");
    await context.sync();
    return [before, [sum.formulas[0]![0], sum.values[0]![0]] as unknown[]];
  });
  expect(seen).toEqual([
    ["=SUM(A1:A4)", 16],
    ["=SUM(A1:A3)", 14],
  ]);
});

test("a list from a range validates what a person types, but not what the add-in writes", async () => {
  excel().user.paste("D1", [["New"], ["Won"]]);
  const rule = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange("A1:A5");
    range.dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange("D1:D2") } };
    range.dataValidation.errorAlert = {
      message: "Pick a stage.",
      showAlert: true,
      style: "Stop",
      title: "Stage",
    };
    sheet.getRange("A1").values = [["Nonsense"]];
    range.dataValidation.load("rule,type,valid,errorAlert");
    await context.sync();
    return range.dataValidation.toJSON();
  });
  expect(rule).toMatchObject({ type: "List", valid: false, rule: { list: { source: "=Sheet1!$D$1:$D$2" } } });
  expect(excel().user.type("A2", "Nonsense")).toEqual({
    done: false,
    title: "Stage",
    message: "Pick a stage.",
  });
  expect(excel().user.type("A2", "won")).toEqual({ done: true });
  expect(excel().user.texts("A1:A2")).toEqual([["Nonsense"], ["won"]]);
});

test("conditional formats are kept with their rule, counted and cleared", async () => {
  const seen = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:A9");
    const stalled = range.conditionalFormats.add("Custom");
    stalled.custom.rule.formula = '=$B1="stalled"';
    stalled.custom.format.fill.color = "#FDE7E9";
    const low = range.conditionalFormats.add("CellValue");
    low.cellValue.format.font.color = "#FF0000";
    low.cellValue.rule = { formula1: "=0", operator: "LessThan" };
    const count = range.conditionalFormats.getCount();
    range.conditionalFormats.load("items/type");
    stalled.load("custom/rule/formula,custom/format/fill/color");
    await context.sync();
    const kinds = range.conditionalFormats.items.map((item) => item.type);
    range.conditionalFormats.clearAll();
    const rest = range.conditionalFormats.getCount();
    await context.sync();
    return [count.value, kinds, stalled.custom.rule.formula, stalled.custom.format.fill.color, rest.value];
  });
  expect(seen).toEqual([2, ["CellValue", "Custom"], '=$B1="stalled"', "#FDE7E9", 0]);
});

test("rows are sorted with blanks last and formulas moved along", async () => {
  excel().user.paste("A1", [
    ["b", 2],
    [null, 9],
    ["a", 1],
  ]);
  await Excel.run(async (context) => {
    context.workbook.worksheets
      .getActiveWorksheet()
      .getRange("A1:B3")
      .sort.apply([{ key: 0, ascending: true }]);
    await context.sync();
  });
  expect(excel().user.values("A1:B3")).toEqual([
    ["a", 1],
    ["b", 2],
    [null, 9],
  ]);
});
