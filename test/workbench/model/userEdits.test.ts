import { newWorkbook } from "../../../src/workbench/headless";
import { UserEdits } from "../../../src/workbench/model/userEdits";

let workbook: ReturnType<typeof newWorkbook>;
let user: UserEdits;

beforeEach(() => {
  workbook = newWorkbook();
  user = new UserEdits(workbook);
});

function makeTable(): string {
  user.paste("A1", [
    ["Id", "Stage"],
    ["L-1", "New"],
    ["L-2", "Won"],
  ]);
  return workbook.group("user", () => workbook.addTable(user.area("A1:B3"), true, "Leads")).id;
}

const extent = (): unknown => {
  const { row, column, rows, columns } = workbook.tableByName("Leads")!.area;
  return [row, column, rows, columns];
};

test("typing directly below a table adds a row, beside it a column", () => {
  makeTable();
  user.type("A4", "L-3");
  expect(extent()).toEqual([0, 0, 4, 2]);
  user.type("C1", "Owner");
  expect(extent()).toEqual([0, 0, 4, 3]);
  expect(workbook.tableByName("Leads")!.columns.map((column) => column.name)).toEqual([
    "Id",
    "Stage",
    "Owner",
  ]);
  user.type("E9", "far away");
  expect(extent()).toEqual([0, 0, 4, 3]);
});

test("undo takes back a typed row with the table's growth, redo gives both again", () => {
  makeTable();
  user.type("A4", "L-3");
  expect(user.undo()).toBe(true);
  expect(extent()).toEqual([0, 0, 3, 2]);
  expect(user.texts("A4")).toEqual([[""]]);
  expect(user.redo()).toBe(true);
  expect(extent()).toEqual([0, 0, 4, 2]);
  expect(user.texts("A4")).toEqual([["L-3"]]);
});

test("undo brings back deleted rows with their values, looks, table and formulas", () => {
  makeTable();
  user.type("D1", '=COUNTIF(B2:B3,"Won")');
  workbook.group("user", () => workbook.setFormat(user.area("A3"), { bold: true }));
  user.deleteRows("3:3");
  expect(user.texts("D1")).toEqual([["0"]]);
  expect(extent()).toEqual([0, 0, 2, 2]);
  user.undo();
  expect(extent()).toEqual([0, 0, 3, 2]);
  expect(user.texts("A1:D3")).toEqual([
    ["Id", "Stage", "", "1"],
    ["L-1", "New", "", ""],
    ["L-2", "Won", "", ""],
  ]);
  expect(workbook.format(workbook.activeSheetId, 2, 0)).toEqual({ bold: true });
  expect(workbook.formula(workbook.activeSheetId, 0, 3)).toBe('=COUNTIF(B2:B3,"Won")');
});

test("rows inserted in a table move only the table's columns", () => {
  makeTable();
  user.type("D3", "beside");
  user.insertRows("A2:B2");
  expect(user.texts("A1:D4")).toEqual([
    ["Id", "Stage", "", ""],
    ["", "", "", ""],
    ["L-1", "New", "", "beside"],
    ["L-2", "Won", "", ""],
  ]);
  expect(extent()).toEqual([0, 0, 4, 2]);
});

test("a table keeps one blank row when all of its rows are deleted", () => {
  const id = makeTable();
  workbook.group("user", () => workbook.deleteTableRows(id, 0, 2));
  expect(extent()).toEqual([0, 0, 2, 2]);
  expect(user.texts("A2:B2")).toEqual([["", ""]]);
});

test("moving cells that would cut a table is refused", () => {
  makeTable();
  expect(() => workbook.group("user", () => workbook.insertCells(user.area("A2"), "down"))).toThrow(
    /conflict/,
  );
  expect(extent()).toEqual([0, 0, 3, 2]);
});

test("filling copies values and moves relative references", () => {
  user.paste("A1", [[1], [2], [3]]);
  user.type("B1", "=A1*10+$A$1");
  user.fill("B1:B3");
  expect(user.values("B1:B3")).toEqual([[11], [21], [31]]);
});

test("a sheet's new name goes into formulas, a deleted sheet leaves #REF!", () => {
  workbook.group("user", () => workbook.addSheet("Figures"));
  user.type("Figures!A1", "5");
  user.type("A1", "=Figures!A1*2");
  user.renameSheet("Figures", "Key figures");
  expect(workbook.formula(workbook.activeSheetId, 0, 0)).toBe("='Key figures'!A1*2");
  expect(user.texts("A1")).toEqual([["10"]]);
  user.deleteSheet("Key figures");
  expect(user.texts("A1")).toEqual([["#REF!"]]);
});

test("every change is told with who made it", () => {
  const told: string[] = [];
  workbook.onChange(({ change, origin }) => told.push(`${change.kind} by ${origin}`));
  user.type("A1", "=1+1");
  workbook.group("otherAuthor", () => workbook.write(workbook.activeSheetId, { row: 4, column: 0 }, [[1]]));
  expect(told).toEqual(["cells by user", "results by calculation", "cells by otherAuthor"]);
});

test("a hundred thousand rows of twenty columns are written, shifted and added up", () => {
  const rows = Array.from({ length: 100_000 }, (_, row) =>
    Array.from({ length: 20 }, (__, column) => row + column),
  );
  workbook.group("host", () => workbook.write(workbook.activeSheetId, { row: 0, column: 0 }, rows));
  workbook.group("user", () => workbook.insertCells(user.area("A2:T2"), "down"));
  user.type("V1", "=SUM(A:A)");
  expect(user.values("V1")).toEqual([[4_999_950_000]]);
});
