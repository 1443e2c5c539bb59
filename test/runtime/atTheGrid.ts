import { columnName } from "../../src/workbench/model/address";
import type { CellValue } from "../../src/domain/cell";
import type { TableName } from "../../src/domain/store/tables";
import type { TableState } from "../../src/workbench/model/records";
import { isCellError, type CellValue as GridValue } from "../../src/workbench/model/values";
import type { OpenBook } from "./openBook";

/** What a person does to the tables of an open book, by table and header. */
export interface AtTheGrid {
  readonly table: (name: string) => TableState;
  /** The address of a body cell of a table (row from 0), for `user.type` and others. */
  readonly cell: (table: string, header: string, row: number) => string;
  /** A value of a body cell. */
  readonly value: (table: string, header: string, row: number) => unknown;
  /** Selects whole body rows. */
  readonly select: (table: string, first: number, count?: number) => Promise<void>;
  /** Writes rows below a table's header as somebody who prepared the workbook, the table grown to hold them. */
  readonly fill: (
    table: TableName,
    headers: readonly string[],
    rows: readonly (readonly CellValue[])[],
  ) => void;
  /** Sorts a table's body by a column, as somebody does. */
  readonly sort: (
    table: string,
    header: string,
    descending?: boolean,
    author?: "user" | "otherAuthor",
  ) => void;
  /** Cuts a table with all it holds and pastes it elsewhere. */
  readonly moveTable: (table: string, sheet: string, row: number, column: number) => void;
  /** Puts the columns of a table into another order. */
  readonly reorder: (table: string, headers: readonly string[]) => void;
  readonly protect: (sheet: string) => void;
}

/** The hands of somebody at the grid of an open book. */
export function atTheGrid(book: OpenBook): AtTheGrid {
  const { workbook } = book.excel;
  const table = (name: string): TableState => {
    const found = workbook.tableByName(name);
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  };
  const columnOf = (state: TableState, header: string): number => {
    const index = state.columns.findIndex((column) => column.name === header);
    if (index < 0) throw new Error(`${state.name} has no column ${header}`);
    return state.area.column + index;
  };
  const sheetName = (id: string): string => workbook.sheet(id)?.name ?? "";
  const cell = (name: string, header: string, row: number): string => {
    const state = table(name);
    return `'${sheetName(state.sheetId).replace(/'/g, "''")}'!${columnName(columnOf(state, header))}${state.area.row + 2 + row}`;
  };
  return {
    table,
    cell,
    value: (name, header, row) => {
      const state = table(name);
      return workbook.value(state.sheetId, state.area.row + 1 + row, columnOf(state, header));
    },
    select: async (name, first, count = 1) => {
      const state = table(name);
      workbook.group("user", () => {
        workbook.activeSheetId = state.sheetId;
        workbook.select({
          sheetId: state.sheetId,
          row: state.area.row + 1 + first,
          column: state.area.column,
          rows: count,
          columns: 1,
        });
      });
      await book.rest();
      await book.app.showSelection();
    },
    fill: (name, headers, rows) => {
      const state = table(name);
      workbook.group("user", () => {
        workbook.resizeTable(state.id, { ...state.area, rows: rows.length + 1 });
        headers.forEach((header, index) => {
          workbook.write(
            state.sheetId,
            { row: state.area.row + 1, column: columnOf(state, header) },
            rows.map((row) => [row[index] === "" ? null : (row[index] ?? null)]),
          );
        });
      });
    },
    sort: (name, header, descending = false, author = "user") => {
      const state = table(name);
      const body = {
        ...state.area,
        sheetId: state.sheetId,
        row: state.area.row + 1,
        rows: state.area.rows - 1,
      };
      const key = columnOf(state, header) - state.area.column;
      const rows = workbook.values(body);
      rows.sort((one, other) => (shown(one[key]) < shown(other[key]) ? -1 : 1) * (descending ? -1 : 1));
      workbook.group(author, () => {
        workbook.write(state.sheetId, { row: body.row, column: body.column }, rows);
      });
    },
    moveTable: (name, sheet, row, column) => {
      const state = table(name);
      const cells = workbook.values({ ...state.area, sheetId: state.sheetId });
      workbook.group("user", () => {
        const target = workbook.sheetByName(sheet) ?? workbook.addSheet(sheet);
        workbook.deleteTable(state.id);
        const area = { sheetId: target.id, row, column, rows: state.area.rows, columns: state.area.columns };
        workbook.write(target.id, { row, column }, cells);
        workbook.addTable(area, true, name);
      });
    },
    reorder: (name, headers) => {
      const state = table(name);
      const area = { ...state.area, sheetId: state.sheetId };
      const cells = workbook.values(area);
      const from = headers.map((header) => state.columns.findIndex((column) => column.name === header));
      workbook.group("user", () => {
        workbook.write(
          state.sheetId,
          { row: area.row, column: area.column },
          cells.map((row) => from.map((index) => row[index] ?? null)),
        );
      });
    },
    protect: (sheet) => {
      const id = workbook.sheetByName(sheet)?.id ?? "";
      workbook.group("user", () => {
        workbook.patchSheet(id, { protection: { options: {} } });
      });
    },
  };
}

/** What a cell shows, for sorting: an error by its name. */
function shown(value: GridValue | undefined): string {
  return isCellError(value) ? value.error : String(value ?? "");
}
