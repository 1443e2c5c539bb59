import type { Session } from "./run";

/** What came of it: how many cells were entered anew, and the protected sheets that were left alone. */
export interface Repaired {
  readonly cells: number;
  readonly protectedSheets: readonly string[];
}

/**
 * Enters every FUNNEL formula anew. Cells keep showing #NAME? where the add-in was loaded after the workbook had been
 * calculated (OfficeDev/office-js issues 6611, 6395); entering the formula again is what helps. Protected sheets are left.
 */
export async function repairFormulas({ context, sync }: Session): Promise<Repaired> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await sync();
  const sheets = worksheets.items.map((sheet) => {
    sheet.protection.load("protected");
    const used = sheet.getUsedRangeOrNullObject();
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    return { sheet, used };
  });
  await sync();
  let cells = 0;
  const protectedSheets: string[] = [];
  for (const { sheet, used } of sheets) {
    if (used.isNullObject) continue;
    const found = await formulaCells({ context, sync }, sheet, used);
    if (found.length === 0) continue;
    if (sheet.protection.protected) {
      protectedSheets.push(sheet.name);
      continue;
    }
    for (const { row, column, formula } of found) {
      sheet.getRangeByIndexes(row, column, 1, 1).formulas = [[formula]];
      cells += 1;
    }
  }
  await sync();
  return { cells, protectedSheets };
}

interface FormulaCell {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** The FUNNEL formulas of a sheet, read in pages: a log of a million rows is over any limit in one piece. */
async function formulaCells(
  { sync }: Session,
  sheet: Excel.Worksheet,
  used: Excel.Range,
): Promise<FormulaCell[]> {
  const found: FormulaCell[] = [];
  const perPage = Math.max(1, Math.floor(60_000 / used.columnCount));
  for (let first = 0; first < used.rowCount; first += perPage) {
    const count = Math.min(perPage, used.rowCount - first);
    const page = sheet.getRangeByIndexes(used.rowIndex + first, used.columnIndex, count, used.columnCount);
    page.load("formulas");
    await sync();
    (page.formulas as unknown[][]).forEach((line, row) => {
      line.forEach((formula, column) => {
        if (typeof formula === "string" && /^=.*\bFUNNEL\./i.test(formula)) {
          found.push({ row: used.rowIndex + first + row, column: used.columnIndex + column, formula });
        }
      });
    });
  }
  return found;
}
