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
    (excel.document.body.textContent ?? "").includes("Set up"),
  );
  await excel.runAction("setUpWorkbook");
  await excel.until("the store", () => excel.workbook.tables.some((table) => table.name === "StageLog"));
  await excel.until("the first figures", () => cell("Overview!B9") === 0, 20_000);
  console.log(JSON.stringify(excel.workbook.values(excel.user.area("Overview!A1:H35"))));
});
