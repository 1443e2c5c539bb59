import type { LogEvent } from "../domain/log/event";
import type { PlanContext } from "../domain/planning/context";
import type { CellPatch } from "../domain/planning/plan";
import { findVanished, reconcileRecord } from "../domain/reconciling";
import { fail, succeed, type Result } from "../domain/result";
import type { Book } from "./book";
import { commitPlan } from "./commitPlan";
import { historyOf, type OpenStore, type RecordProblem } from "./openStore";
import { pause, timeIsUp } from "./pause";
import { giveIds } from "./giveIds";
import { hasRecord, recordIds, recordOf } from "./storeRecords";

/** What reconcile found and did. */
export interface Reconciled {
  /** Events written that were missing in the log. */
  readonly events: number;
  /** Records whose cells were completed. */
  readonly patched: number;
  /** What only a person can decide. */
  readonly questions: readonly RecordProblem[];
}

/** Told how far reconciling has come, in records. */
export type ReconcileProgress = (done: number, total: number) => void;

const recordsPerWrite = 150;

/**
 * Compares every record's row with the log's last state and writes the events that are missing (their ids are derived, so any number of
 * finders count them once). What is doubtful comes back as a question and nothing is written for it. The store must have
 * been read right before. Doing it twice finds nothing the second time.
 */
export async function reconcileStore(
  book: Book,
  context: PlanContext,
  progress?: ReconcileProgress,
): Promise<Result<Reconciled>> {
  const named = await giveIds(book, context);
  if (!named.ok) return named;
  const { store } = book;
  if (store === undefined) return fail("noStoreYet");
  const ids: string[] = [];
  for (const id of recordIds(store)) {
    ids.push(id);
    if (timeIsUp()) await pause();
  }
  const reconciled = await reconcileRecords(book, ids, context, progress);
  if (!reconciled.ok) return reconciled;
  const questions = [...reconciled.value.questions, ...unreadable(store), ...(await vanishedIn(store))];
  return succeed({ ...reconciled.value, questions });
}

/** What could not be read in set-up, tables and log. Ids that stand twice are asked with their records. */
function unreadable({ problems }: OpenStore): RecordProblem[] {
  return problems.filter(({ reason: { code } }) => code !== "duplicateId");
}

/** Records of the log that no row shows; not asked where a table's id column is gone, since then every one is. */
export async function vanishedIn(store: OpenStore): Promise<RecordProblem[]> {
  if (store.problems.some(({ reason: { code } }) => code === "noIdColumn")) return [];
  const { records, rows } = store.index.core;
  const absent = new Map<string, readonly LogEvent[]>();
  for (let record = 0; record < records.count; record++) {
    if (timeIsUp()) await pause();
    if (!rows.hasAny(record)) continue;
    const id = records.id(record);
    if (!hasRecord(store, id) && !store.duplicates.has(id)) absent.set(id, historyOf(store, id));
  }
  return findVanished(absent, () => false).map((reason) => ({
    recordId: String(reason.params.id ?? ""),
    reason,
  }));
}

/** Reconciles some records only: those that an edit touched. */
export async function reconcileRecords(
  book: Book,
  ids: readonly string[],
  context: PlanContext,
  progress?: ReconcileProgress,
): Promise<Result<Reconciled>> {
  const { store } = book;
  if (store === undefined) return fail("noStoreYet");
  const comparing = {
    ...context,
    isDuplicate: (id: string) => store.duplicates.has(id),
    find: (id: string) => recordOf(store, id),
  };
  const questions: RecordProblem[] = [];
  let events: LogEvent[] = [];
  let patches: CellPatch[] = [];
  let written = 0;
  let patched = 0;
  let waiting = 0;
  const write = async (): Promise<Result<void>> => {
    if (events.length === 0 && patches.length === 0) return succeed(undefined);
    const done = await commitPlan(book, { events, patches, newRows: [], removedRows: [], notices: [] });
    if (done.ok) {
      written += events.length;
      patched += patches.length;
    }
    events = [];
    patches = [];
    waiting = 0;
    return done;
  };
  for (const [position, id] of ids.entries()) {
    const record = recordOf(store, id);
    if (record === undefined) continue;
    const found = reconcileRecord(record, historyOf(store, id), comparing);
    events.push(...found.events);
    patches.push(...found.patches);
    questions.push(...found.questions.map((reason) => ({ recordId: id, reason })));
    if (found.events.length > 0 || found.patches.length > 0) waiting += 1;
    if (waiting >= recordsPerWrite) {
      const done = await write();
      if (!done.ok) return done;
    }
    if (timeIsUp()) {
      progress?.(position + 1, ids.length);
      await pause();
    }
  }
  const done = await write();
  if (!done.ok) return done;
  progress?.(ids.length, ids.length);
  return succeed({ events: written, patched, questions });
}
