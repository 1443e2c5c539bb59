import { inLanguage, type Language } from "../../domain/language";
import type { Session } from "../run";
import { colours } from "./formats";
import { figureRow, overviewDesign } from "./overview";
import { overviewSheet } from "./sheets";

/**
 * Makes the overview sheet with its live FUNNEL cells, first in the workbook. A sheet of that name that holds anything is left as it is.
 *
 * @param again writes it all the same: an earlier set-up may have left it half done.
 * @param firstFunnel stands in the funnel filter when there are several funnels: the funnel table needs one.
 */
export async function makeOverview(
  { context, sync }: Session,
  language: Language,
  firstFunnel: string,
  again: boolean,
): Promise<boolean> {
  const name = inLanguage(overviewSheet, language);
  const found = context.workbook.worksheets.getItemOrNullObject(name);
  const used = found.getUsedRangeOrNullObject(true);
  used.load("address");
  await sync();
  if (!found.isNullObject && !used.isNullObject && !again) return false;
  const sheet = found.isNullObject ? context.workbook.worksheets.add(name) : found;
  sheet.position = 0;
  sheet.showGridlines = false;
  const design = overviewDesign(language);
  const put = (row: number, column: number, content: string): Excel.Range => {
    const cell = sheet.getRangeByIndexes(row - 1, column, 1, 1);
    if (content.startsWith("=")) cell.formulas = [[content]];
    else cell.values = [[content]];
    return cell;
  };
  const title = put(1, 0, design.title);
  title.format.font.size = 18;
  title.format.font.bold = true;
  title.format.font.color = colours.caption;
  title.format.rowHeight = 30;
  put(2, 0, design.note).format.font.color = colours.quiet;
  design.filters.forEach((label, index) => {
    put(4 + index, 0, label);
    const cell = put(4 + index, 1, index === 2 ? firstFunnel : "");
    cell.format.fill.color = colours.inputFill;
  });
  design.headings.forEach((heading, index) => {
    const cell = put(figureRow - 1, index, heading);
    cell.format.font.bold = true;
    cell.format.font.color = colours.caption;
    if (index > 0) cell.format.horizontalAlignment = Excel.HorizontalAlignment.right;
  });
  design.lines.forEach((line, index) => {
    if (line.label !== "") put(figureRow + index, 0, line.label);
    line.cells.forEach((cell, position) => {
      if (cell.content === "") return;
      const range = put(figureRow + index, 1 + position, cell.content);
      range.format.horizontalAlignment = Excel.HorizontalAlignment.right;
      if (cell.format !== undefined) range.numberFormat = [[cell.format]];
      else range.format.font.bold = true;
    });
  });
  const timesRow = sheet.getRangeByIndexes(figureRow - 1 + design.timesLine, 0, 1, 4);
  timesRow.format.font.bold = true;
  timesRow.format.font.color = colours.caption;
  const funnelRow = figureRow + design.lines.length + 1;
  const funnelTitle = put(funnelRow, 0, design.funnelTitle);
  funnelTitle.format.font.bold = true;
  funnelTitle.format.font.color = colours.caption;
  put(funnelRow + 1, 0, design.funnelFormula);
  const spillHeader = sheet.getRangeByIndexes(funnelRow, 0, 1, design.funnelColumns);
  spillHeader.format.font.bold = true;
  spillHeader.format.borders.getItem(Excel.BorderIndex.edgeBottom).color = colours.quiet;
  sheet.getRangeByIndexes(funnelRow, 1, 1, design.funnelColumns - 1).format.horizontalAlignment =
    Excel.HorizontalAlignment.right;
  for (const [column, format] of design.funnelFormats) {
    sheet.getRangeByIndexes(funnelRow + 1, column, 30, 1).numberFormat = [[format]];
  }
  sheet.activate();
  sheet.getRange("A:A").format.columnWidth = 190;
  sheet.getRange("B:P").format.columnWidth = 84;
  // The longest header of the funnel table: what does not fit is cut off by its neighbour.
  sheet.getRange("N:N").format.columnWidth = 120;
  await sync();
  return true;
}
