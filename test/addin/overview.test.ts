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

test("the overview's lead conversion rate stands with its two counts, invalid leads left out of both", async () => {
  excel = await openAddin();
  await excel.until("the pane", () => excel.document.body.textContent.includes("Set up"));
  await excel.runAction("setUpWorkbook");
  await excel.until("the store", () => excel.workbook.tables.some((table) => table.name === "StageLog"));
  const row = (label: string): number => {
    const labels = excel.workbook.values(excel.user.area("Overview!A1:A40"));
    return 1 + labels.findIndex(([text]) => typeof text === "string" && text.startsWith(label));
  };
  const figure = (label: string): unknown => cell(`Overview!B${row(label)}`);
  await excel.until("the first figures", () => figure("New leads, invalid") === 0, 20_000);
  expect(figure("of which became")).toBe(0);
  expect(figure("Lead conversion rate")).toBe("–");

  const { area, sheetId, columns } = excel.workbook.tableByName("Leads")!;
  const typeIn = (lead: number, header: string, text: string): void => {
    const column = area.column + columns.findIndex(({ name }) => name === header);
    excel.user.type({ sheetId, row: area.row + 1 + lead, column, rows: 1, columns: 1 }, text);
  };
  for (const [lead, stage] of ["Prospect", "Prospect", "Invalid", "Prospect"].entries()) {
    typeIn(lead, "Company", `Company ${lead}`);
    typeIn(lead, "Stage", stage);
  }
  await excel.until("the leads", () => figure("New leads, invalid") === 3, 20_000);
  excel.user.select({ sheetId, row: area.row + 1, column: area.column, rows: 1, columns: 1 });
  await excel.runAction("convertLead");
  await excel.until("the conversion", () => figure("of which became") === 1, 20_000);
  expect(figure("Lead conversion rate")).toBeCloseTo(1 / 3, 12);
});
