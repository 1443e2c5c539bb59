import type { CellValue } from "../domain/cell";
import type { Plan } from "../domain/planning/plan";
import { growTo } from "./appendRows";
import { readIds, idRole } from "./findRows";
import { succeed, type Result } from "../domain/result";
import { knownEvents } from "../metrics";
import { placeOf, type Book } from "./book";
import { pendingIntents, settleIntent, type PendingIntent } from "./journal";
import { locateTables } from "./locateTables";
import { layoutOf, type TableLayout } from "./layout";
import { historyOf, type OpenStore } from "./openStore";
import { inSlices } from "./pause";
import { bodyRange } from "./readRows";
import type { Session } from "./run";
import { writePlan, type WritePlace } from "./writePlan";

/** What finishing found: how many cut operations were completed, how many had not begun, and what only their own operation can finish. */
export interface Finished {
  readonly completed: number;
  readonly forgotten: number;
  readonly others: readonly PendingIntent[];
}

/**
 * Ends what earlier operations left: log rows below the log are taken in, every pending plan is completed or forgotten. The store is
 * read anew where anything was done. Set-up and adoption are handed back: they are done again by their own operations.
 */
export async function finishPending(book: Book): Promise<Result<Finished>> {
  const pending = await book.run(async (session) => {
    const intents = await pendingIntents(session);
    const layout = await locateTables(session);
    const log = layout.get("StageLog");
    const grown = log !== undefined && (await takeInRowsBelow(session, log, "eventId", "check"));
    return { intents, grown };
  });
  if (!pending.ok) return pending;
  const { intents, grown } = pending.value;
  const others = intents.filter(({ intent }) => intent.kind !== "plan");
  let completed = 0;
  let forgotten = 0;
  for (const each of intents) {
    const { intent } = each;
    if (intent.kind !== "plan") continue;
    const loaded = await book.load();
    if (!loaded.ok) return loaded;
    const { store } = book;
    if (store === undefined) break;
    const ended = await book.run((session) => finishPlan(session, store, placeOf(store), each, intent.plan));
    if (!ended.ok) return ended;
    if (ended.value) completed += 1;
    else forgotten += 1;
  }
  if (completed + forgotten > 0 || grown) {
    const loaded = await book.load();
    if (!loaded.ok) return loaded;
  }
  return succeed({ completed, forgotten, others });
}

/**
 * Rows of the log that Excel left below the table (it had not grown when the operation was cut) are taken into it. To be
 * done before the log is read. Only rows with an Event ID and a Check are log rows; notes below the log stay notes.
 */
async function takeInRowsBelow(
  session: Session,
  table: TableLayout,
  ...roles: readonly string[]
): Promise<boolean> {
  const columns = roles.map((role) => table.columns.get(role));
  if (table.showsTotals || columns.includes(undefined)) return false;
  let length = table.rowCount;
  const page = 200;
  for (;;) {
    const below = bodyRange(session.context, table, length, page);
    below.load("values");
    await session.sync();
    const end = (below.values as CellValue[][]).findIndex((row) =>
      columns.some((column) => row[column ?? 0] === ""),
    );
    length += end < 0 ? page : end;
    if (end >= 0) break;
  }
  if (length === table.rowCount) return false;
  growTo(session, table, length);
  await session.sync();
  return true;
}

/**
 * Ends a plan that was cut. Nothing of it in the log: it did not happen, and is forgotten. Something of it: what is missing is
 * written, log rows first, then the cells of records whose last event is the plan's. The store must have been read right before.
 *
 * @returns whether anything was written.
 */
async function finishPlan(
  session: Session,
  store: OpenStore,
  place: WritePlace,
  pending: PendingIntent,
  plan: Plan,
): Promise<boolean> {
  const known = await inSlices(
    knownEvents(
      store.index.core,
      plan.events.map((event) => event.eventId),
    ),
  );
  const begun = await hasBegun(session, store, plan, known);
  if (begun) {
    const rest = await whatIsMissing(session, store, plan, known);
    await writePlan(session, place, pending.key.slice(pending.key.lastIndexOf(".") + 1), rest);
  }
  settleIntent(session, pending.key);
  await session.sync();
  return begun;
}

async function hasBegun(
  session: Session,
  store: OpenStore,
  plan: Plan,
  known: ReadonlySet<string>,
): Promise<boolean> {
  if (plan.events.length > 0) return plan.events.some((event) => known.has(event.eventId));
  for (const row of plan.newRows) {
    const table = layoutOf(store.layout, row.table);
    const { hints } = await readIds(session, table, idRole(table));
    if (hints.has(row.recordId)) return true;
  }
  // Cells alone, nothing logged: setting them again does no harm, and they may be half set.
  return plan.newRows.length === 0 && plan.patches.length > 0;
}

async function whatIsMissing(
  session: Session,
  store: OpenStore,
  plan: Plan,
  known: ReadonlySet<string>,
): Promise<Plan> {
  const events = plan.events.filter((event) => !known.has(event.eventId));
  const newRows = [];
  for (const row of plan.newRows) {
    const table = layoutOf(store.layout, row.table);
    const id = row.recordId;
    const { hints } = await readIds(session, table, idRole(table));
    if (!hints.has(id)) newRows.push(row);
  }
  return {
    events,
    newRows,
    patches: plan.patches.filter((patch) => isStillMeant(store, plan, patch.recordId)),
    removedRows: plan.removedRows.filter((row) => isStillMeant(store, plan, row.recordId)),
    notices: [],
  };
}

/** Whether nothing was recorded for a record after the plan: its cells are then the plan's to set. */
function isStillMeant(store: OpenStore, plan: Plan, recordId: string): boolean {
  const own = plan.events.filter((event) => event.recordId === recordId);
  if (own.length === 0) return true;
  const latest = Math.max(...own.map((event) => event.recordedAt));
  return !historyOf(store, recordId).some((event) => event.recordedAt > latest);
}
