import type { CellBlock } from "../domain/cell";
import { isBlankRow, readEvent } from "../domain/log/cells";
import type { LogEvent } from "../domain/log/event";
import { textOf } from "../domain/store/row";
import type { FunnelIndex } from "../metrics";
import { CheckColumn } from "./checkColumn";
import { LastChecks } from "./lastChecks";
import { layoutOf, type TableLayout } from "./layout";
import { takeEvents, type OpenStore, type RecordProblem } from "./openStore";
import { inSlices, pause, timeIsUp } from "./pause";
import { readPages, readRows, type PageProgress } from "./readRows";
import type { Session } from "./run";
import { placed, rowView } from "./sheetRow";

/** Rows that are taken in without a look at the clock: a millisecond or two. */
const rowsPerSlice = 250;

/** How far a log has been read. Blank rows at its end do not count as read: its last event tells whether it was sorted. */
interface LogEnd {
  rowsRead: number;
  lastEventId: string;
}

/** The whole log as it was read, with what could not be. */
export interface WholeLog extends LogEnd {
  readonly index: FunnelIndex;
  readonly checks: LastChecks;
  readonly problems: readonly RecordProblem[];
}

/** Reads the whole log into the columns of an index that has none of it yet, page by page; no object is made of a row that is plain. */
export async function readWholeLog(
  session: Session,
  table: TableLayout,
  index: FunnelIndex,
  progress?: PageProgress,
): Promise<WholeLog> {
  const { core } = index;
  const byRow = new CheckColumn();
  byRow.reserve(table.rowCount);
  const problems: RecordProblem[] = [];
  const end: LogEnd = { rowsRead: 0, lastEventId: "" };
  await readPages(
    session,
    table,
    0,
    table.rowCount,
    async (page, first) => {
      for (let from = 0; from < page.length; from += rowsPerSlice) {
        const rows = page.slice(from, from + rowsPerSlice);
        problems.push(...loadRows(index, table, rows, first + from, byRow));
        if (timeIsUp()) await pause();
      }
      noteEnd(end, table, page, first);
    },
    progress,
  );
  // Room that was made for blank rows is given back.
  if (core.log.count < table.rowCount) index.load([], table.columns, core.log.count);
  const checks = new LastChecks(core);
  await inSlices(checks.settle(byRow));
  return { ...end, index, checks, problems };
}

/** Loads rows into the columns and notes the Check of each that is an event; gives what could not be read. */
function loadRows(
  index: FunnelIndex,
  table: TableLayout,
  rows: CellBlock,
  first: number,
  byRow: CheckColumn,
): RecordProblem[] {
  let logRow = index.core.log.count;
  const problems = index.load(rows, table.columns, table.rowCount);
  const unread = new Set(problems.filter(({ isEvent }) => !isEvent).map(({ row }) => row));
  rows.forEach((values, row) => {
    const cells = rowView(table, values);
    if (!isBlankRow(cells) && !unread.has(row)) byRow.set(logRow++, textOf(cells, "check"));
  });
  return problems.map(({ row, problem }) => ({
    recordId: textOf(rowView(table, rows[row] ?? []), "recordId"),
    reason: placed(problem, table, first + row),
  }));
}

function noteEnd(end: LogEnd, table: TableLayout, page: CellBlock, first: number): void {
  const last = page.findLastIndex((cells) => textOf(rowView(table, cells), "eventId") !== "");
  if (last < 0) return;
  end.rowsRead = first + last + 1;
  end.lastEventId = textOf(rowView(table, page[last] ?? []), "eventId");
}

/** Puts a log that was read in the place of what a store held of it. */
export function takeLog(store: OpenStore, log: WholeLog): void {
  store.index = log.index;
  store.checks = log.checks;
  store.logRowsRead = log.rowsRead;
  store.lastEventId = log.lastEventId;
  store.problems = [
    ...store.problems.filter(({ reason: { code } }) => !code.startsWith("logCell")),
    ...log.problems,
  ];
}

/** What reading on in the log found. */
export type LogGrowth =
  /** Rows that were added, taken into memory. */
  | { readonly kind: "added"; readonly touched: ReadonlySet<string>; readonly areKnown: boolean }
  /** The log was sorted, or rows are gone: it was read again from its first row. Nothing of it is taken yet; see {@link takeLog}. */
  | { readonly kind: "whole"; readonly log: WholeLog };

/**
 * Reads the log rows that were added since it was last read; all of them when the log was sorted or rows are gone (the last
 * row read is then not where it was). The layout must be fresh.
 *
 * @param anew Makes an index with the records' rows as they are, for a log that is read again.
 */
export async function readOn(
  session: Session,
  store: OpenStore,
  anew: () => Promise<FunnelIndex>,
): Promise<LogGrowth> {
  const table = layoutOf(store.layout, "StageLog");
  const first = (await isAsRead(session, store, table)) ? store.logRowsRead : 0;
  if (first === 0 && store.index.core.log.count > 0)
    return { kind: "whole", log: await readWholeLog(session, table, await anew()) };
  const touched = new Set<string>();
  let areKnown = true;
  const end: LogEnd = { rowsRead: first, lastEventId: first === 0 ? "" : store.lastEventId };
  if (first === 0)
    store.problems = store.problems.filter(({ reason: { code } }) => !code.startsWith("logCell"));
  await readPages(session, table, first, table.rowCount - first, async (page, from) => {
    for (let at = 0; at < page.length; at += rowsPerSlice) {
      const taken = takeEvents(store, eventsIn(store, table, page.slice(at, at + rowsPerSlice), from + at));
      for (const id of taken.touched) touched.add(id);
      areKnown &&= taken.areKnown;
      if (timeIsUp()) await pause();
    }
    noteEnd(end, table, page, from);
    store.logRowsRead = end.rowsRead;
    store.lastEventId = end.lastEventId;
  });
  return { kind: "added", touched, areKnown };
}

/** The events of some rows; what could not be read in them goes to the store's problems. */
function eventsIn(store: OpenStore, table: TableLayout, rows: CellBlock, first: number): LogEvent[] {
  const events: LogEvent[] = [];
  for (const [index, cells] of rows.entries()) {
    const row = rowView(table, cells);
    if (isBlankRow(row)) continue;
    const { event, problems } = readEvent(row);
    if (event !== undefined) events.push(event);
    for (const problem of problems) {
      store.problems.push({
        recordId: textOf(row, "recordId"),
        reason: placed(problem, table, first + index),
      });
    }
  }
  return events;
}

/** Whether the last log row that was read still stands where it stood. */
async function isAsRead(session: Session, store: OpenStore, table: TableLayout): Promise<boolean> {
  if (store.logRowsRead === 0 || store.lastEventId === "" || table.rowCount < store.logRowsRead) return false;
  const [cells] = await readRows(session, table, store.logRowsRead - 1, 1);
  return cells !== undefined && textOf(rowView(table, cells), "eventId") === store.lastEventId;
}
