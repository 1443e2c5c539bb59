import type { CellBlock, CellValue } from "../domain/cell";
import { readEvent } from "../domain/log/cells";
import type { LogEvent } from "../domain/log/event";
import { readDate } from "../domain/dates/readDate";
import { reason, type Reason } from "../domain/result";
import { parseRecord } from "../domain/store/parseRecord";
import { parseSetup, type ParsedSetup, type SetupRows } from "../domain/store/parseSetup";
import { headerOf, recordTypeIn } from "../domain/store/roles";
import { textOf, type Row } from "../domain/store/row";
import type { TableName } from "../domain/store/tables";
import type { ActivityRow } from "../metrics/ledger";
import { idRole } from "./findRows";
import { isStore, type StoreLayout, type TableLayout } from "./layout";
import { locateTables } from "./locateTables";
import { takeEvent, type OpenStore, type RecordProblem } from "./openStore";
import { pause, timeIsUp } from "./pause";
import { readRows } from "./readRows";
import type { Session } from "./run";

const setupTables = {
  stages: "Stages",
  people: "People",
  lists: "Lists",
  rates: "Rates",
  calendar: "Calendar",
  targets: "Targets",
  periods: "Periods",
  settings: "Settings",
} as const satisfies Readonly<Record<keyof SetupRows, TableName>>;

/** Told how far reading has come: what is read, rows done and in all. */
export type ReadProgress = (table: TableName, done: number, total: number) => void;

/** Reads the whole store, in pages; undefined when the workbook holds none. */
export async function readStore(session: Session, progress?: ReadProgress): Promise<OpenStore | undefined> {
  const layout = await locateTables(session);
  if (!isStore(layout)) return undefined;
  const problems: RecordProblem[] = [];
  const { setup, problems: setupProblems, isNewer } = await readSetup(session, layout);
  for (const problem of setupProblems)
    problems.push({ recordId: "", reason: placed(problem.reason, layout.get(problem.table), problem.row) });
  const store: OpenStore = {
    layout,
    setup,
    isNewer,
    records: new Map(),
    histories: new Map(),
    duplicates: new Set(),
    eventIds: new Set(),
    activities: [],
    rows: new Map(),
    logRowsRead: 0,
    lastEventId: "",
    problems,
  };
  await readRecords(session, store, progress);
  await readActivities(session, store);
  await readNewEvents(session, store, progress);
  return store;
}

/** Reads the set-up tables that are there. */
export async function readSetup(session: Session, layout: StoreLayout): Promise<ParsedSetup> {
  const rows: Record<string, Row[]> = {};
  for (const [key, name] of Object.entries(setupTables)) {
    const table = layout.get(name);
    if (table !== undefined) rows[key] = rowsByRole(table, await readRows(session, table));
  }
  return parseSetup(rows);
}

/** A reason that also says where: the sheet and its row. */
function placed(why: Reason, table: TableLayout | undefined, bodyRow: number): Reason {
  if (table === undefined) return why;
  return reason(why.code, { ...why.params, sheet: table.sheetName, row: table.headerRow + 2 + bodyRow });
}

/** Reads both record tables anew, with their rows and what is wrong with them. */
export async function readRecords(
  session: Session,
  store: OpenStore,
  progress?: ReadProgress,
): Promise<void> {
  store.records.clear();
  store.duplicates.clear();
  store.problems = store.problems.filter(
    ({ reason: { code } }) => code !== "duplicateId" && code !== "noIdColumn",
  );
  for (const name of ["Leads", "Opportunities"] as const) {
    const table = store.layout.get(name);
    if (table === undefined) continue;
    const cells = await readRows(session, table, 0, table.rowCount, (done, total) =>
      progress?.(name, done, total),
    );
    await takeRecords(store, table, cells);
  }
}

/** Parses the rows of a record table into the store. A second row with the same id is a problem, never a second record. */
async function takeRecords(store: OpenStore, table: TableLayout, cells: CellBlock): Promise<void> {
  const hints = new Map<string, number>();
  const type = recordTypeIn(table.name);
  const role = idRole(table);
  if (!table.columns.has(role)) {
    store.problems.push({
      recordId: "",
      reason: reason("noIdColumn", {
        table: table.excelName,
        header: headerOf(table.name, role, store.setup.settings.locale),
      }),
    });
  }
  for (const [index, values] of cells.entries()) {
    if (timeIsUp()) await pause();
    const row = rowByRole(table, values);
    const id = textOf(row, role);
    if (id === "") continue;
    if (hints.has(id) || store.records.has(id)) {
      store.duplicates.add(id);
      store.problems.push({
        recordId: id,
        reason: placed(reason("duplicateId", { id }), table, index),
      });
      continue;
    }
    hints.set(id, index);
    store.records.set(id, parseRecord(type, row, store.setup).record);
  }
  store.rows.set(table.name, hints);
}

async function readActivities(session: Session, store: OpenStore): Promise<void> {
  const table = store.layout.get("Activities");
  if (table === undefined) return;
  const rows = rowsByRole(table, await readRows(session, table));
  store.activities = rows.filter((row) => textOf(row, "recordId") !== "").map(toActivity);
}

/** A row of Activities. */
export function toActivity(row: Row): ActivityRow {
  return {
    activityId: textOf(row, "activityId"),
    at: readDate(row.get("at") ?? "") ?? null,
    recordId: textOf(row, "recordId"),
    kind: textOf(row, "kind"),
    by: textOf(row, "by"),
    summary: textOf(row, "summary"),
    nextContact: readDate(row.get("nextContact") ?? "") ?? null,
  };
}

/**
 * Reads the log rows that were added since it was last read; all of them when the log was sorted or rows are gone (the last
 * row read is then not where it was). The layout must be fresh.
 *
 * @returns the events that were not known; `isWhole`: the log was read again from its first row, so nothing that was read
 *   before counts any more.
 */
export async function readNewEvents(
  session: Session,
  store: OpenStore,
  progress?: ReadProgress,
): Promise<{ readonly events: readonly LogEvent[]; readonly isWhole: boolean }> {
  const table = store.layout.get("StageLog");
  if (table === undefined) return { events: [], isWhole: false };
  const first = (await isAsRead(session, store, table)) ? store.logRowsRead : 0;
  const cells = await readRows(session, table, first, table.rowCount - first, (done, total) =>
    progress?.("StageLog", done, total),
  );
  const isWhole = first === 0 && store.histories.size > 0;
  if (first === 0) {
    store.histories.clear();
    store.eventIds.clear();
    store.problems = store.problems.filter(({ reason: { code } }) => !code.startsWith("logCell"));
  }
  const events: LogEvent[] = [];
  for (const [index, values] of cells.entries()) {
    if (timeIsUp()) await pause();
    const row = rowView(table, values);
    if (textOf(row, "eventId") === "" && textOf(row, "recordId") === "") continue;
    const { event, problems } = readEvent(row);
    if (event !== undefined) {
      takeEvent(store, event);
      events.push(event);
    }
    for (const problem of problems) {
      store.problems.push({
        recordId: textOf(row, "recordId"),
        reason: placed(problem, table, first + index),
      });
    }
  }
  // Blank rows at the end of the log do not count as read: its last event tells whether it was sorted.
  const last = cells.findLastIndex((values) => textOf(rowView(table, values), "eventId") !== "");
  if (last >= 0) {
    store.logRowsRead = first + last + 1;
    store.lastEventId = lastText(table, cells.slice(last, last + 1));
  } else if (first === 0) {
    store.logRowsRead = 0;
    store.lastEventId = "";
  }
  return { events, isWhole };
}

/** Whether the last log row that was read still stands where it stood. */
async function isAsRead(session: Session, store: OpenStore, table: TableLayout): Promise<boolean> {
  if (store.logRowsRead === 0 || store.lastEventId === "" || table.rowCount < store.logRowsRead) return false;
  const cells = await readRows(session, table, store.logRowsRead - 1, 1);
  return lastText(table, cells) === store.lastEventId;
}

function lastText(table: TableLayout, cells: CellBlock): string {
  const row = cells.at(-1);
  return row === undefined ? "" : textOf(rowView(table, row), "eventId");
}

/** A row of cells that answers by role, without copying it. */
function rowView(table: TableLayout, values: readonly CellValue[]): Row {
  return {
    get: (role) => {
      const index = table.columns.get(role);
      return index === undefined ? undefined : (values[index] ?? "");
    },
  };
}

/** A row of cells by role (by header for extra columns). */
export function rowByRole(table: TableLayout, values: readonly CellValue[]): Map<string, CellValue> {
  const cells = new Map<string, CellValue>();
  table.headers.forEach((header, index) => {
    cells.set(header, values[index] ?? "");
  });
  for (const [role, index] of table.columns) cells.set(role, values[index] ?? "");
  return cells;
}

function rowsByRole(table: TableLayout, cells: CellBlock): Row[] {
  return cells.filter((row) => row.some((cell) => cell !== "")).map((row) => rowByRole(table, row));
}
