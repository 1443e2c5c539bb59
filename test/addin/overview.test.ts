import { openAddin, type HeadlessAddin } from "../../src/workbench/headless/openAddin";

let excel: HeadlessAddin;
afterEach(() => excel.close());

const cell = (address: string): unknown => {
  const area = excel.user.area(address);
  return excel.workbook.values(area)[0]?.[0];
};

test("set-up gives an overview whose cells are alive: adding a deal changes them", async () => {
  excel = await openAddin();
  await excel.until("the pane to say that there is no store", () =>
    excel.document.body.textContent.includes("Set up"),
  );
  await excel.runAction("setUpWorkbook");
  await excel.until("the store", () => excel.workbook.tables.some((table) => table.name === "StageLog"));
  await excel.until("the first figures", () => cell("Overview!B9") === 0, 20_000);
  expect(cell("Overview!C9")).toBe(0);

  const table = excel.workbook.tables.find((each) => each.name === "Opportunities")!;
  const { area, sheetId } = table;
  const headers = excel.workbook.values({ sheetId, ...area, rows: 1 })[0]!;
  const typeIn = (header: string, text: string): void => {
    const column = area.column + headers.indexOf(header);
    excel.user.type({ sheetId, row: area.row + 1, column, rows: 1, columns: 1 }, text);
  };
  typeIn("Name", "Renewal");
  typeIn("Stage", "Prospect");
  typeIn("Amount", "1200");
  await excel.until("the figures with the deal", () => cell("Overview!B9") === 1, 20_000);
  expect(cell("Overview!C9")).toBe(1200);
});
