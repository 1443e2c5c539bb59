import type { PlanContext } from "../domain/planning/context";
import { planBatch, type Batch, type BatchFailure } from "../domain/planning/planBatch";
import type { Plan } from "../domain/planning/plan";
import type { Subject } from "../domain/planning/wish";
import { unknownBy } from "../domain/log/writeEvents";
import { addMilliseconds } from "../domain/dates/serial";
import { fail, succeed, type Reason, type Result } from "../domain/result";
import type { TableName } from "../domain/store/tables";
import type { Book } from "../workbook/book";
import { commitPlan } from "../workbook/commitPlan";
import { historyOf } from "../workbook/openStore";
import { pause } from "../workbook/pause";
import type { RunOptions } from "../workbook/run";
import { reconcileRecords } from "../workbook/reconcileStore";
import { recordOf } from "../workbook/storeRecords";

/** What came of an operation over some records. */
export interface Operated {
  readonly done: readonly string[];
  readonly failures: readonly BatchFailure[];
  readonly notices: readonly Reason[];
}

/** Plans one record's part. */
export type PlanOne = (subject: Subject, context: PlanContext) => Result<Plan>;

/** How an operation goes about its records. */
export interface OperateOptions {
  /** Tables that rows will be added to. */
  readonly growing?: readonly TableName[];
  /** Another record whose row the plan of this one may touch. */
  readonly linked?: (recordId: string) => string | undefined;
  /** How the rows are read; by default after the user has left the cell that is being edited. */
  readonly reading?: RunOptions;
  readonly progress?: (done: number, total: number) => void;
}

/** Records in one write: a plan of so many is noted, logged and patched together. */
const recordsPerWrite = 100;

/**
 * Does the same to every one of these records, some at a time: reads their rows and the new log rows (people sort and edit while a
 * long batch runs), lets reconcile catch up with what was edited in the grid, plans each, writes them together. A record that can't
 * be planned is a failure by its id, the rest is done.
 */
export async function operate(
  book: Book,
  ids: readonly string[],
  context: () => PlanContext,
  planOne: PlanOne,
  options: OperateOptions = {},
): Promise<Result<Operated>> {
  const done: string[] = [];
  const failures: BatchFailure[] = [];
  const notices = new Map<string, Reason>();
  for (let first = 0; first < ids.length; first += recordsPerWrite) {
    const chunk = ids.slice(first, first + recordsPerWrite);
    const fresh = await catchUp(book, chunk, context, options);
    if (!fresh.ok && first === 0) return fresh;
    const batch = fresh.ok ? planChunk(book, chunk, context(), planOne) : undefined;
    failures.push(...(batch?.failures ?? []));
    for (const notice of batch?.plan.notices ?? []) notices.set(JSON.stringify(notice), notice);
    if (!fresh.ok) {
      for (const recordId of chunk) failures.push({ recordId, reason: fresh.reason });
    } else if (batch !== undefined && batch.planned.length > 0) {
      const written = await commitPlan(book, batch.plan);
      if (written.ok) done.push(...batch.planned);
      else if (done.length === 0 && ids.length <= recordsPerWrite && failures.length === 0) return written;
      else for (const recordId of batch.planned) failures.push({ recordId, reason: written.reason });
    }
    options.progress?.(Math.min(first + recordsPerWrite, ids.length), ids.length);
    if (first + recordsPerWrite < ids.length) await pause();
  }
  return succeed({ done, failures, notices: [...notices.values()] });
}

/** Reads these records and what the log has of them, as they are right now, and logs what was edited in the grid. */
async function catchUp(
  book: Book,
  ids: readonly string[],
  context: () => PlanContext,
  { growing = [], linked, reading }: OperateOptions,
): Promise<Result<void>> {
  const others =
    linked === undefined || book.store === undefined ? [] : ids.flatMap((id) => linked(id) ?? []);
  const seen = await book.freshen([...new Set([...ids, ...others])], growing, reading);
  if (!seen.ok) return seen;
  if (seen.value.moved) {
    const loaded = await book.load();
    if (!loaded.ok) return loaded;
  }
  const caughtUp = await reconcileRecords(book, ids, { ...context(), via: "Repair", by: unknownBy });
  return caughtUp.ok ? succeed(undefined) : caughtUp;
}

/** The plans of some records as one; what is not there, or there twice, is a failure. */
function planChunk({ store }: Book, ids: readonly string[], context: PlanContext, planOne: PlanOne): Batch {
  return planBatch(ids, (recordId, eventsBefore) => {
    const record = store && recordOf(store, recordId);
    if (record === undefined || store === undefined) return fail("recordGone", { recordId });
    if (store.duplicates.has(recordId)) return fail("duplicateId", { id: recordId });
    const subject = { record, history: historyOf(store, recordId) };
    return planOne(subject, { ...context, now: addMilliseconds(context.now, eventsBefore) });
  });
}
