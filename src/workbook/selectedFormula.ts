import type { CellBlock } from "../domain/cell";
import { reason } from "../domain/result";
import { Refusal, type Session } from "./run";

/** A cell with its formula. */
export interface FormulaInCell {
  readonly sheetId: string;
  /** From 0. */
  readonly row: number;
  /** Without its sheet: "B13". */
  readonly address: string;
  /** As Excel gives it in English; a value where the cell holds no formula. */
  readonly formula: string;
}

/** Asks for the formula of the selected cell; after the next sync the returned function tells it, undefined where several are selected. */
export function askSelectedFormula(context: Excel.RequestContext): () => FormulaInCell | undefined {
  const selected = context.workbook.getSelectedRange();
  selected.load("rowCount,columnCount,rowIndex,worksheet/id");
  const cell = selected.getCell(0, 0);
  cell.load("address,formulas");
  return () => {
    if (selected.rowCount !== 1 || selected.columnCount !== 1) return undefined;
    const [[formula = ""] = []] = cell.formulas as CellBlock;
    return {
      sheetId: selected.worksheet.id,
      row: selected.rowIndex,
      address: withoutSheet(cell.address),
      formula: String(formula),
    };
  };
}

function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}

/** Columns that a sheet has. */
const sheetColumns = 16_384;

/** Widths in points: an explanation's words, and what stands beside them. */
const labelWidth = 150;
const valueWidth = 220;

/** Where something was written: the addresses of the caption and of the formula, without their sheet. */
export interface WrittenBeside {
  readonly caption: string;
  readonly cell: string;
}

/**
 * Writes a caption and below it a formula that spills, right of all that the sheet of a cell holds, where nothing is in its way, and selects
 * it.
 *
 * @throws Refusal `noRoomBeside` where the sheet has no column left.
 */
export async function writeBeside(
  { context, sync }: Session,
  { sheetId, row }: FormulaInCell,
  caption: string,
  formula: string,
): Promise<WrittenBeside> {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  // Formatted cells keep room for what may spill there, unless whole rows are formatted.
  const used = [sheet.getUsedRange(), sheet.getUsedRange(true)];
  for (const range of used) range.load("columnIndex,columnCount");
  await sync();
  const column = used
    .map(({ columnIndex, columnCount }) => columnIndex + columnCount + 1)
    .find((free) => free + 1 < sheetColumns);
  if (column === undefined) throw new Refusal(reason("noRoomBeside"));
  const head = sheet.getRangeByIndexes(row, column, 1, 1);
  const cell = sheet.getRangeByIndexes(row + 1, column, 1, 1);
  head.values = [[caption]];
  head.format.font.bold = true;
  head.format.columnWidth = labelWidth;
  head.getOffsetRange(0, 1).format.columnWidth = valueWidth;
  cell.formulas = [[formula]];
  head.load("address");
  cell.load("address");
  // What is selected comes into view: first the column of the values.
  cell.getOffsetRange(0, 1).select();
  await sync();
  cell.select();
  await sync();
  return { caption: withoutSheet(head.address), cell: withoutSheet(cell.address) };
}
