import fc from "fast-check";
import { newWorkbook } from "../../../src/workbench/headless";
import { UserEdits } from "../../../src/workbench/model/userEdits";
import { WorkbookFault } from "../../../src/workbench/model/workbook";
import type { WorkbookModel } from "../../../src/workbench/model/workbook";
import { maxColumns } from "../../../src/workbench/model/values";

/** Everything a person can see of a workbook, as text. */
function picture(workbook: WorkbookModel): unknown {
  return workbook.sheets.map((sheet) => {
    const area = { sheetId: sheet.id, row: 0, column: 0, rows: 16, columns: 8 };
    return {
      sheet,
      block: workbook.block(area),
      looks: Array.from({ length: 16 }, (_, row) =>
        Array.from({ length: 8 }, (__, column) => workbook.format(sheet.id, row, column).bold ?? false),
      ),
      tables: [...workbook.tables].sort((a, b) => (a.id < b.id ? -1 : 1)),
      validations: workbook.validations(sheet.id).map(({ areas, rule }) => ({ areas, rule })),
      names: workbook.names,
    };
  });
}

const place = fc.record({ row: fc.nat(7), column: fc.nat(4) });
const edit = fc.oneof(
  fc.record({
    kind: fc.constant("type" as const),
    at: place,
    text: fc.constantFrom("1", "x", "=A1+1", "=SUM(A1:B6)", "=Deals[Stage]"),
  }),
  fc.record({ kind: fc.constant("clear" as const), at: place, rows: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("rowsIn" as const), at: place, count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant("rowsOut" as const), at: place, count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant("cellsIn" as const), at: place }),
  fc.record({ kind: fc.constant("bold" as const), at: place }),
  fc.record({ kind: fc.constant("list" as const), at: place }),
  fc.record({ kind: fc.constant("columnIn" as const), at: place }),
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Does one edit; what Excel refuses changes nothing. */
function perform(workbook: WorkbookModel, user: UserEdits, step: Edit): void {
  const sheetId = workbook.activeSheetId;
  const cell = { sheetId, ...step.at, rows: 1, columns: 1 };
  const rows = { sheetId, row: step.at.row, column: 0, rows: 1, columns: maxColumns };
  try {
    switch (step.kind) {
      case "type":
        user.type(cell, step.text);
        return;
      case "clear":
        user.clear({ ...cell, rows: step.rows, columns: 2 });
        return;
      case "rowsIn":
        user.insertRows(rows, step.count);
        return;
      case "rowsOut":
        user.deleteRows({ ...rows, rows: step.count });
        return;
      case "cellsIn":
        workbook.group("user", () => workbook.insertCells({ ...cell, columns: 2 }, "down"));
        return;
      case "bold":
        workbook.group("user", () => workbook.setFormat(cell, { bold: true }));
        return;
      case "columnIn":
        user.insertColumns(cell);
        return;
      case "list":
        workbook.group("user", () =>
          workbook.setValidation(cell, {
            rule: { list: { inCellDropDown: true, source: "=Sheet1!$A$1:$A$3" } },
            ignoreBlanks: true,
            errorAlert: { message: "", showAlert: false, style: "Stop", title: "" },
            prompt: { message: "", showPrompt: false, title: "" },
          }),
        );
    }
  } catch (refused) {
    if (!(refused instanceof WorkbookFault)) throw refused;
  }
}

test("whatever was done, undoing all of it gives the workbook of before, and redoing all of it the one after", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (steps) => {
      const workbook = newWorkbook();
      const user = new UserEdits(workbook);
      workbook.group("host", () => {
        workbook.write(workbook.activeSheetId, { row: 1, column: 0 }, [
          ["Deal", "Stage"],
          ["D-1", "Won"],
          ["D-2", "Lost"],
        ]);
        workbook.addTable(
          { sheetId: workbook.activeSheetId, row: 1, column: 0, rows: 3, columns: 2 },
          true,
          "Deals",
        );
      });
      const before = picture(workbook);
      for (const step of steps) perform(workbook, user, step);
      const after = picture(workbook);
      while (user.undo());
      expect(picture(workbook)).toEqual(before);
      while (user.redo());
      expect(picture(workbook)).toEqual(after);
    }),
    { numRuns: 300 },
  );
});

test("a table's columns and its headers always say the same", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 15 }), (steps) => {
      const workbook = newWorkbook();
      const user = new UserEdits(workbook);
      user.paste("A2", [
        ["Deal", "Stage"],
        ["D-1", "Won"],
        ["D-2", "Lost"],
      ]);
      workbook.group("user", () => workbook.addTable(user.area("A2:B4"), true, "Deals"));
      for (const step of steps) perform(workbook, user, step);
      for (const table of workbook.tables) {
        const headers = workbook.values({ sheetId: table.sheetId, ...table.area, rows: 1 })[0];
        expect(headers).toEqual(table.columns.map((column) => column.name));
        expect(table.columns).toHaveLength(table.area.columns);
      }
    }),
    { numRuns: 300 },
  );
});
