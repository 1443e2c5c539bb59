import { openAddin, type HeadlessAddin } from "../../src/workbench/headless/openAddin";
import { isCellError, type CellValue } from "../../src/workbench/model/values";

let excel: HeadlessAddin;
afterEach(() => excel.close());

/** Types into the first row of a store's table, by header. */
function typeInto(name: string, values: Readonly<Record<string, string>>): void {
  const table = excel.workbook.tableByName(name)!;
  for (const [header, text] of Object.entries(values)) {
    const column = table.area.column + table.columns.findIndex((each) => each.name === header);
    excel.user.type({ sheetId: table.sheetId, row: table.area.row + 1, column, rows: 1, columns: 1 }, text);
  }
}

/** Sets up a store by the ribbon's button, in the reader's language, with a won deal in it. */
async function openWith(locale: string, deal: Readonly<Record<string, string>>): Promise<void> {
  excel = await openAddin({ locale });
  await excel.until("the pane", () => excel.document.body.textContent.length > 20);
  await excel.runAction("setUpWorkbook");
  await excel.until(
    "the store",
    () => excel.workbook.tables.some((table) => table.name === "StageLog"),
    20_000,
  );
  typeInto("Opportunities", deal);
  const log = excel.workbook.tableByName("StageLog")!;
  const event = (): CellValue => excel.workbook.value(log.sheetId, log.area.row + 1, log.area.column);
  await excel.until("the deal in the log", () => typeof event() === "string", 20_000);
}

test.each([
  ["en-US", "Overview", { Name: "Renewal", Stage: "Won", Amount: "1200" }],
  ["zh-CN", "概览", { 商机名称: "续签", 阶段: "成交", 商机金额: "1200" }],
])("every formula of the overview that %s set up answers", async (locale, sheet, deal) => {
  await openWith(locale, deal);
  const { id } = excel.workbook.sheetByName(sheet)!;
  const formulas = excel.workbook.formulasIn(id);
  expect(formulas.length).toBeGreaterThan(15);
  const value = (at: { row: number; column: number }): CellValue =>
    excel.workbook.value(id, at.row, at.column);
  const busy = (): boolean => formulas.some((at) => isCellError(value(at)));
  await excel.until("every figure", () => !busy(), 20_000).catch(() => undefined);
  const wrong = formulas.filter((at) => isCellError(value(at))).map((at) => ({ ...at, value: value(at) }));
  expect(wrong).toEqual([]);
  // What stands inside an IFERROR answers by itself too: a value, or that there is nothing yet.
  for (const { formula } of formulas.filter(({ formula: text }) => text.startsWith("=IFERROR("))) {
    const inner = `=${formula.slice("=IFERROR(".length, formula.lastIndexOf(","))}`.replace(
      /\$B\$/g,
      `'${sheet}'!$B$`,
    );
    const [[answer]] = (await excel.evaluate(inner, `'${sheet}'!Z60`)) as [[CellValue]];
    if (isCellError(answer)) expect({ inner, error: answer.error }).toEqual({ inner, error: "#N/A" });
  }
});

test("the other language's words work in cells of either store", async () => {
  await openWith("zh-CN", { 商机名称: "续签", 阶段: "成交", 商机金额: "1200" });
  expect(await excel.evaluate('=FUNNEL.TALLY("won","Period","this year")', "'概览'!Z70")).toEqual([[1]]);
  expect(await excel.evaluate('=FUNNEL.AMOUNT("赢单","期间","今年")', "'概览'!Z71")).toEqual([[1200]]);
  const [[wrong]] = (await excel.evaluate('=FUNNEL.TALLY("赢但")', "'概览'!Z72")) as [[CellValue]];
  expect(wrong).toMatchObject({ error: "#VALUE!" });
  expect(isCellError(wrong) ? wrong.message : "").toMatch(/赢单/);
});
