import type { CellBlock } from "../domain/cell";
import type { Session } from "./run";

/** A cell with its formula. */
export interface FormulaInCell {
  /** Without its sheet: "B13". */
  readonly address: string;
  /** As Excel gives it in English; a value where the cell holds no formula. */
  readonly formula: string;
}

/** The formula of the selected cell; undefined where more than one cell is selected. */
export async function readSelectedFormula({ context, sync }: Session): Promise<FormulaInCell | undefined> {
  const selected = context.workbook.getSelectedRange();
  selected.load("rowCount,columnCount");
  await sync();
  if (selected.rowCount !== 1 || selected.columnCount !== 1) return undefined;
  selected.load("address,formulas");
  await sync();
  const [[formula = ""] = []] = selected.formulas as CellBlock;
  const address = selected.address.slice(selected.address.lastIndexOf("!") + 1);
  return { address, formula: String(formula) };
}

/** Widths in points: an explanation's words, and what stands beside them. */
const labelWidth = 150;
const valueWidth = 220;

/**
 * Writes a caption and below it a formula that spills, right of all that the sheet of the selected cell holds, where nothing is in its way,
 * and selects it.
 *
 * @returns The address of the formula's cell, without its sheet.
 */
export async function writeBeside(
  { context, sync }: Session,
  caption: string,
  formula: string,
): Promise<string> {
  const selected = context.workbook.getSelectedRange();
  selected.load("rowIndex");
  const used = selected.worksheet.getUsedRange();
  used.load("columnIndex,columnCount");
  await sync();
  const { rowIndex } = selected;
  const column = used.columnIndex + used.columnCount + 1;
  const head = selected.worksheet.getRangeByIndexes(rowIndex, column, 1, 1);
  const cell = selected.worksheet.getRangeByIndexes(rowIndex + 1, column, 1, 1);
  head.values = [[caption]];
  head.format.font.bold = true;
  head.format.columnWidth = labelWidth;
  head.getOffsetRange(0, 1).format.columnWidth = valueWidth;
  cell.formulas = [[formula]];
  cell.load("address");
  // What is selected comes into view: first the column of the values.
  cell.getOffsetRange(0, 1).select();
  await sync();
  cell.select();
  await sync();
  return cell.address.slice(cell.address.lastIndexOf("!") + 1);
}
