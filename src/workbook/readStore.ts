import { readDate } from "../domain/dates/readDate";
import { parseSetup, type ParsedSetup, type SetupRows } from "../domain/store/parseSetup";
import { textOf, type Row } from "../domain/store/row";
import type { TableName } from "../domain/store/tables";
import { FunnelIndex, type ActivityRow } from "../metrics";
import { LastChecks } from "./lastChecks";
import { isStore, layoutOf, type StoreLayout } from "./layout";
import { locateTables } from "./locateTables";
import type { OpenStore, RecordProblem } from "./openStore";
import { pause, timeIsUp } from "./pause";
import { readWholeLog, takeLog } from "./readLog";
import { readRecords } from "./readRecords";
import { readRows } from "./readRows";
import type { Session } from "./run";
import { placed, rowsByRole } from "./sheetRow";
import { recordIds, recordOf } from "./storeRecords";

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

/** Reads the whole store, in pages, and builds its index from them; undefined when the workbook holds none. */
export async function readStore(session: Session, progress?: ReadProgress): Promise<OpenStore | undefined> {
  const layout = await locateTables(session);
  if (!isStore(layout)) return undefined;
  const problems: RecordProblem[] = [];
  const { setup, problems: setupProblems, isNewer } = await readSetup(session, layout);
  for (const problem of setupProblems)
    problems.push({ recordId: "", reason: placed(problem.reason, layout.get(problem.table), problem.row) });
  const index = new FunnelIndex(setup);
  const store: OpenStore = {
    layout,
    setup,
    isNewer,
    index,
    checks: new LastChecks(index.core),
    duplicates: new Set(),
    activities: [],
    rows: new Map(),
    logRowsRead: 0,
    lastEventId: "",
    problems,
  };
  await readRecords(session, store, progress);
  await readActivities(session, store);
  const table = layoutOf(layout, "StageLog");
  const log = await readWholeLog(session, table, index, (done, total) => progress?.("StageLog", done, total));
  takeLog(store, log);
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

async function readActivities(session: Session, store: OpenStore): Promise<void> {
  const table = store.layout.get("Activities");
  if (table === undefined) return;
  const rows = rowsByRole(table, await readRows(session, table));
  store.activities = rows.filter((row) => textOf(row, "recordId") !== "").map(toActivity);
  await addActivities(store.index, store.activities);
}

/** An index with the records and activities of a store as they are in memory, and nothing of the log. */
export async function indexOfRows(store: OpenStore): Promise<FunnelIndex> {
  const index = new FunnelIndex(store.setup);
  for (const id of recordIds(store)) {
    const record = recordOf(store, id);
    if (record !== undefined) index.setRecords([record]);
    if (timeIsUp()) await pause();
  }
  await addActivities(index, store.activities);
  return index;
}

async function addActivities(index: FunnelIndex, activities: readonly ActivityRow[]): Promise<void> {
  const perSlice = 400;
  for (let first = 0; first < activities.length; first += perSlice) {
    index.addActivities(activities.slice(first, first + perSlice));
    if (timeIsUp()) await pause();
  }
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
