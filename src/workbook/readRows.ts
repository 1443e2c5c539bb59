import type { CellBlock } from "../domain/cell";
import type { TableLayout } from "./layout";
import { Refusal, type Session } from "./run";
import { reason } from "../domain/result";

/**
 * Cells per read. Excel on the web answers at most 5 MB (excel-add-ins performance documentation); 80,000 cells of 20
 * characters are under 2 MB. A page that is still too large is halved.
 */
const cellsPerPage = 80_000;

/** Told after each page: rows read so far, rows in all. */
export type PageProgress = (done: number, total: number) => void;

/**
 * Reads rows `first` … `first + count − 1` of a table's body, in pages. The rows come back in sheet order with all columns.
 *
 * @throws Refusal when a single row is over the size limit.
 */
export async function readRows(
  session: Session,
  layout: TableLayout,
  first = 0,
  count = layout.rowCount - first,
  progress?: PageProgress,
): Promise<CellBlock> {
  const rows: CellBlock = [];
  let size = Math.max(1, Math.floor(cellsPerPage / Math.max(1, layout.headers.length)));
  while (rows.length < count) {
    const wanted = Math.min(size, count - rows.length);
    const page = await readPage(session, layout, first + rows.length, wanted);
    if (page === undefined) {
      if (wanted === 1)
        throw new Refusal(
          reason("rowTooLarge", { sheet: layout.sheetName, row: layout.headerRow + 2 + first + rows.length }),
        );
      size = Math.ceil(wanted / 2);
      continue;
    }
    for (const row of page) rows.push(row);
    progress?.(rows.length, count);
  }
  return rows;
}

/** One page; undefined when Excel says that it is too large (an error, or a null answer). */
async function readPage(
  { context, sync }: Session,
  layout: TableLayout,
  first: number,
  count: number,
): Promise<CellBlock | undefined> {
  const range = bodyRange(context, layout, first, count);
  range.load("values");
  try {
    await sync();
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw error;
  }
  const values = range.values as CellBlock | null;
  return values ?? undefined;
}

/** The cells of body rows `first` … of a table, by its place on the sheet. */
export function bodyRange(
  context: Excel.RequestContext,
  layout: TableLayout,
  first: number,
  count: number,
  firstColumn = 0,
  columnCount = layout.headers.length,
): Excel.Range {
  return context.workbook.worksheets
    .getItem(layout.sheetId)
    .getRangeByIndexes(layout.headerRow + 1 + first, layout.firstColumn + firstColumn, count, columnCount);
}

function isTooLarge(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    (error.code === "ResponsePayloadSizeLimitExceeded" || error.code === "RangeExceedsLimit")
  );
}
