import type { CellBlock } from "../domain/cell";
import type { TableLayout } from "./layout";
import { pause } from "./pause";
import { Refusal, type Session } from "./run";
import { reason } from "../domain/result";

/**
 * Cells per read. Excel on the web answers at most 5 MB (excel-add-ins performance documentation); 80,000 cells of 20
 * characters are under 2 MB. A page that is still too large is halved.
 */
const cellsPerPage = 80_000;

/** Rows of which reading takes a task's time. */
const longPage = 500;

/** Told after each page: rows read so far, rows in all. */
export type PageProgress = (done: number, total: number) => void;

/** What is done with a page: its rows with all columns, and the body row of the first of them. */
export type TakePage = (page: CellBlock, first: number) => Promise<void> | void;

/**
 * Reads rows `first` … `first + count − 1` of a table's body page by page, in sheet order. A page is let go of when it has been taken.
 *
 * @throws Refusal when a single row is over the size limit.
 */
export async function readPages(
  session: Session,
  layout: TableLayout,
  first: number,
  count: number,
  take: TakePage,
  progress?: PageProgress,
): Promise<void> {
  let size = Math.max(1, Math.floor(cellsPerPage / Math.max(1, layout.headers.length)));
  let done = 0;
  while (done < count) {
    const wanted = Math.min(size, count - done);
    const page = await readPage(session, layout, first + done, wanted);
    if (page === undefined) {
      if (wanted === 1)
        throw new Refusal(
          reason("rowTooLarge", { sheet: layout.sheetName, row: layout.headerRow + 2 + first + done }),
        );
      size = Math.ceil(wanted / 2);
      continue;
    }
    // Excel's answer has been read in this task, which has little time left.
    if (page.length > longPage) await pause();
    await take(page, first + done);
    done += page.length;
    progress?.(done, count);
  }
}

/** As {@link readPages}, all rows at once. */
export async function readRows(
  session: Session,
  layout: TableLayout,
  first = 0,
  count = layout.rowCount - first,
): Promise<CellBlock> {
  const rows: CellBlock = [];
  await readPages(session, layout, first, count, (page) => {
    for (const row of page) rows.push(row);
  });
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
