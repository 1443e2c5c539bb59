import { parseArea, splitAddress } from "../model/address";
import { invalidArgument } from "../model/fault";
import type { SheetArea } from "../model/values";
import type { WorkbookModel } from "../model/workbook";
import { writeInputs } from "./cellWire";

/** Somebody else who has the workbook open: edits arrive as remote ones. */
export class OtherAuthor {
  constructor(private readonly workbook: WorkbookModel) {}

  /** Writes values or formulas at an address (`Leads!B4`), by Office.js's rules. */
  write(address: string, values: readonly (readonly unknown[])[]): void {
    const area = this.area(address);
    this.run(() =>
      writeInputs(this.workbook, { ...area, rows: values.length, columns: values[0]?.length ?? 1 }, values),
    );
  }

  /** Appends a row below a table's last one. */
  append(tableName: string, values: readonly unknown[]): void {
    this.run(() => {
      const table =
        this.workbook.tableByName(tableName) ?? invalidArgument(`There is no table ${tableName}.`);
      const area = this.workbook.insertTableRows(table.id, null, 1);
      writeInputs(this.workbook, { sheetId: table.sheetId, ...area }, [values]);
    });
  }

  /** Anything else, done by the other author. */
  run(work: () => void): void {
    this.workbook.group("otherAuthor", work);
  }

  private area(address: string): SheetArea {
    const { sheet, rest } = splitAddress(address);
    const found =
      sheet === null ? this.workbook.sheet(this.workbook.activeSheetId) : this.workbook.sheetByName(sheet);
    const area = parseArea(rest);
    return found && area ? { sheetId: found.id, ...area } : invalidArgument(`"${address}" is no range.`);
  }
}
