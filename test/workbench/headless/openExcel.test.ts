import { openExcel } from "../../../src/workbench/headless";
import type { HeadlessExcel } from "../../../src/workbench/headless";

describe("Excel without a screen", () => {
  let excel: HeadlessExcel;
  let restore: () => void;

  beforeAll(async () => {
    excel = await openExcel();
    restore = excel.installGlobals();
  });

  afterAll(() => {
    restore();
    excel.close();
  });

  test("is taken by Office.js for Excel on Windows", async () => {
    const info = await Office.onReady();
    expect(info).toMatchObject({ host: "Excel", platform: "PC" });
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.16")).toBe(false);
  });

  test("gives back what was written", async () => {
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A1:B2");
      range.values = [
        ["Stage", 1],
        [true, "=1+1"],
      ];
      range.load(["values", "formulas", "address", "valueTypes"]);
      await context.sync();
      return { formulas: range.formulas, address: range.address, kinds: range.valueTypes };
    });
    expect(read).toEqual({
      address: "Sheet1!A1:B2",
      formulas: [
        ["Stage", 1],
        [true, "=1+1"],
      ],
      kinds: [
        ["String", "Double"],
        ["Boolean", "Double"],
      ],
    });
  });
});
