import { newWorkbook } from "../../../src/workbench/headless";
import { UserEdits } from "../../../src/workbench/model/userEdits";
import { PlainCalculator } from "../../../src/workbench/model/plainCalculator";

const workbook = newWorkbook();
workbook.calculator = new PlainCalculator(() => new Date(2017, 11, 31, 12));
const user = new UserEdits(workbook);

beforeAll(() => {
  user.paste("A1", [
    ["Deal", "Stage", "Amount"],
    ["D-1", "Won", 100],
    ["D-2", "Lost", 50],
    ["D-3", "Won", 25.5],
    ["D-4", null, null],
  ]);
  workbook.group("user", () => workbook.addTable(user.area("A1:C5"), true, "Deals"));
});

test.each([
  ["=1+2*3^2%", 1 + 2 * 3 ** 0.02],
  ["=-2^2", 4],
  ['="a"&1&TRUE', "a1TRUE"],
  ['="abc"="ABC"', true],
  ["=1/0", { error: "#DIV/0!" }],
  ['=1+"x"', { error: "#VALUE!" }],
  ["=NoSuchName", { error: "#NAME?" }],
  ["=NOSUCH(1)", { error: "#NAME?" }],
  ['=IF(C2>50,"big",1/0)', "big"],
  ['=IFERROR(1/0,"none")', "none"],
  ['=IFNA(1/0,"none")', { error: "#DIV/0!" }],
  ["=SUM(Deals[Amount])", 175.5],
  ["=SUM(C:C)", 175.5],
  ["=COUNT(C2:C5)", 3],
  ["=COUNTA(Deals[Stage])", 3],
  ['=COUNTIF(Deals[Stage],"won")', 2],
  ['=COUNTIFS(Deals[Stage],"Won",Deals[Amount],">50")', 1],
  ['=SUMIFS(Deals[Amount],Deals[Stage],"W*")', 125.5],
  ["=AVERAGE(C2:C4)", 58.5],
  ["=MAX(C2:C5)-MIN(C2:C4)", 74.5],
  ["=ROUND(2.345,2)", 2.35],
  ["=INDEX(Deals[Deal],3)", "D-3"],
  ['=INDEX(Deals[Amount],MATCH("D-2",Deals[Deal],0))', 50],
  ['=TEXT(1234.5,"#,##0.00")', "1,234.50"],
  ["=TODAY()", 43100],
  ["=DATE(2017,12,31)", 43100],
  ["=ROWS(Deals)*COLUMNS(Deals[#All])", 12],
  ["=Deals[[#Headers],[Stage]]", "Stage"],
  ["=C5", 0],
  ["=SUM({1,2;3,4})", 10],
  ['=TEXTJOIN(", ",TRUE,Deals[Deal])', "D-1, D-2, D-3, D-4"],
])("%s", (formula, result) => {
  user.type("F1", formula);
  const value = user.values("F1")[0]![0];
  if (typeof result === "number") expect(value).toBeCloseTo(result, 9);
  else expect(value).toEqual(result);
});

test("a reference to this row's column works within the table and nowhere else", () => {
  user.type("D2", "=[@Amount]*2");
  expect(user.values("D2")).toEqual([[200]]);
  user.type("H2", "=Deals[@Amount]");
  expect(user.values("H2")).toEqual([[100]]);
  user.type("H9", "=Deals[@Amount]");
  expect(user.values("H9")).toEqual([[{ error: "#VALUE!" }]]);
});

test("only what depends on a change is calculated again", () => {
  user.type("K1", "=C2+1");
  user.type("K2", "=K1+1");
  user.type("K3", "=B2");
  const touched: string[] = [];
  const stop = workbook.onChange(({ change }) => {
    if (change.kind === "results") touched.push(...change.cells.map((cell) => `${cell.row},${cell.column}`));
  });
  user.type("C2", "300");
  stop();
  expect(touched).toEqual(expect.arrayContaining(["0,10", "1,10"]));
  expect(touched).not.toContain("2,10");
  expect(user.values("K1:K3")).toEqual([[301], [302], ["Won"]]);
});

test("an array spills and a formula can take the whole of it", () => {
  user.type("M1", "=C2:C4*2");
  user.type("N1", "=SUM(M1#)");
  expect(user.values("M1:M3")).toEqual([[600], [100], [51]]);
  expect(user.values("N1")).toEqual([[751]]);
  expect(workbook.spill(workbook.activeSheetId, 2, 12)).toMatchObject({ anchor: { row: 0, column: 12 } });
});

test("renamed columns and tables go into formulas", () => {
  user.type("F1", "=SUM(Deals[Amount])");
  user.type("C1", "Value");
  expect(workbook.formula(workbook.activeSheetId, 0, 5)).toBe("=SUM(Deals[Value])");
  workbook.group("user", () => workbook.renameTable(workbook.tables[0]!.id, "Opportunities"));
  expect(workbook.formula(workbook.activeSheetId, 0, 5)).toBe("=SUM(Opportunities[Value])");
  expect(user.values("F1")).toEqual([[375.5]]);
});
