import { PlainCalculator } from "../../../src/workbench/model/plainCalculator";
import { PlainWorkbook } from "../../../src/workbench/model/plainWorkbook";
import { readOpened } from "../../../src/workbench/files/readOpened";
import { restoreSnapshot, takeSnapshot } from "../../../src/workbench/files/snapshot";
import { writeXlsx } from "../../../src/workbench/files/writeXlsx";

function teamBook(): PlainWorkbook {
  const book = new PlainWorkbook();
  book.calculator = new PlainCalculator();
  book.name = "Team.xlsx";
  const [first] = book.sheets;
  if (!first) throw new Error("a workbook has a sheet");
  book.renameSheet(first.id, "Deals");
  const lists = book.addSheet("Choices");
  book.write(lists.id, { row: 0, column: 0 }, [["Open"], ["Won"], ["Lost"]]);
  book.write(first.id, { row: 0, column: 0 }, [
    ["Deal", "Stage", "Amount", "Closed", "Double"],
    ["007", "Won", 1250.5, 45418, null],
    ["=not a formula", "Open", null, 45419.5, null],
  ]);
  book.write(first.id, { row: 1, column: 4 }, [[null], [null]], [["=C2*2"], ["=SUM(C2:C3)"]]);
  book.addTable({ sheetId: first.id, row: 0, column: 0, rows: 3, columns: 5 }, true, "Deals_");
  book.setFormat(
    { sheetId: first.id, row: 1, column: 3, rows: 2, columns: 1 },
    { numberFormat: "yyyy-mm-dd" },
  );
  book.setFormat(
    { sheetId: first.id, row: 1, column: 2, rows: 2, columns: 1 },
    { numberFormat: "#,##0.00", bold: true, fillColor: "#FFF7DB" },
  );
  book.setColumnShape(first.id, 0, 1, { size: 105 });
  book.patchSheet(first.id, { frozen: { rows: 1, columns: 0 } });
  book.setValidation(
    { sheetId: first.id, row: 1, column: 1, rows: 2, columns: 1 },
    {
      rule: { list: { inCellDropDown: true, source: "=Choices!$A$1:$A$3" } },
      ignoreBlanks: true,
      errorAlert: { showAlert: true, style: "Stop", title: "Stage", message: "Choose one of the list." },
      prompt: { showPrompt: false, title: "", message: "" },
    },
  );
  return book;
}

async function savedAndOpened(): Promise<PlainWorkbook> {
  const bytes = await writeXlsx(teamBook());
  const book = new PlainWorkbook();
  book.calculator = new PlainCalculator();
  expect(await readOpened(book, "Team.xlsx", bytes.slice().buffer)).toBeUndefined();
  return book;
}

test("a workbook saved as .xlsx and opened again has the same sheets, values and formulas", async () => {
  const book = await savedAndOpened();
  const deals = book.sheetByName("Deals");
  if (!deals) throw new Error("no sheet Deals");
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(["Deals", "Choices"]);
  expect(book.values({ sheetId: deals.id, row: 0, column: 0, rows: 3, columns: 5 })).toEqual([
    ["Deal", "Stage", "Amount", "Closed", "Double"],
    ["007", "Won", 1250.5, 45418, 2501],
    ["=not a formula", "Open", null, 45419.5, 1250.5],
  ]);
  expect(book.formula(deals.id, 1, 4)).toBe("=C2*2");
  expect(book.formula(deals.id, 2, 0)).toBeNull();
});

test("tables, lists, number formats, fills, widths and frozen headers come back from the file", async () => {
  const book = await savedAndOpened();
  const deals = book.sheetByName("Deals");
  if (!deals) throw new Error("no sheet Deals");
  expect(book.tables).toMatchObject([
    {
      name: "Deals_",
      sheetId: deals.id,
      area: { row: 0, column: 0, rows: 3, columns: 5 },
      style: "TableStyleMedium2",
    },
  ]);
  expect(book.validationAt(deals.id, 2, 1)).toMatchObject({
    rule: { list: { source: "=Choices!$A$1:$A$3" } },
    errorAlert: { style: "Stop", message: "Choose one of the list." },
  });
  expect(book.format(deals.id, 1, 2)).toMatchObject({
    numberFormat: "#,##0.00",
    bold: true,
    fillColor: "#FFF7DB",
  });
  expect(book.text(deals.id, 1, 3)).toBe("2024-05-06");
  expect(book.columnShape(deals.id, 0).size).toBe(105);
  expect(deals.frozen).toEqual({ rows: 1, columns: 0 });
});

test("a snapshot keeps everything: the snapshot of what it restores is the same but for ids", () => {
  const before = takeSnapshot(teamBook());
  const book = new PlainWorkbook();
  book.calculator = new PlainCalculator();
  restoreSnapshot(book, before);
  const after = takeSnapshot(book);
  const withoutIds = (snapshot: typeof before): unknown =>
    JSON.parse(
      JSON.stringify(snapshot, (key, value: unknown) =>
        key === "id" || key === "sheetId" ? undefined : value,
      ),
    );
  expect(withoutIds(after)).toEqual(withoutIds(before));
});
