import { withExcel } from "./openHost";

withExcel({ apiVersion: "1.12" });

test("a host of an older version announces it and refuses what came later", async () => {
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.12")).toBe(true);
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.13")).toBe(false);
  const resizing = Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const table = sheet.tables.add("A1:B2", true);
    await context.sync();
    table.resize("A1:B5");
    await context.sync();
  });
  await expect(resizing).rejects.toMatchObject({
    code: "ApiNotFound",
    message: "Table.resize needs ExcelApi 1.13; this host has 1.12.",
  });
});
