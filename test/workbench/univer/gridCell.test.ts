import { BooleanNumber } from "@univerjs/core";
import { cellContent, gridCell } from "../../../src/workbench/univer/cellData";
import { formatChanges, gridStyle } from "../../../src/workbench/univer/cellStyle";
import type { CellValue } from "../../../src/workbench/model/values";

test.each<[string, CellValue]>([
  ["a number", 12.5],
  ["zero", 0],
  ["a text", "Won"],
  ["a text of digits", "007"],
  ["yes", true],
  ["no", false],
  ["an error", { error: "#N/A" }],
  ["nothing", null],
])("%s goes to the grid and comes back as it was", (_, value) => {
  expect(cellContent(gridCell(value, null), null)).toEqual({ value, formula: null });
});

test("a formula comes back as a formula; its value is left to the calculation", () => {
  const cell = gridCell(3, "=1+2");
  expect(cell).toMatchObject({ f: "=1+2", v: 3 });
  expect(cellContent(cell, "=1+2")).toEqual({ value: null, formula: "=1+2" });
});

test("a pasted paragraph becomes its text", () => {
  const cell = { p: { id: "d", body: { dataStream: "two\rlines\r\n" }, documentStyle: {} } };
  expect(cellContent(cell, null).value).toBe("two\nlines");
});

test("a look goes to the grid, and only what a user changed there comes back", () => {
  const known = { numberFormat: "#,##0.00", bold: true, fillColor: "#FFF7DB", horizontalAlignment: "Right" };
  const style = gridStyle(known);
  expect(formatChanges(style, known)).toEqual({});
  expect(formatChanges({ ...style, bl: BooleanNumber.FALSE, cl: { rgb: "#FF0000" } }, known)).toEqual({
    bold: false,
    fontColor: "#FF0000",
  });
});
