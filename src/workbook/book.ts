import type { LogEvent } from "../domain/log/event";
import type { Plan } from "../domain/planning/plan";
import { fail, succeed, type Result } from "../domain/result";
import type { StoreRecord } from "../domain/store/record";
import type { TableName } from "../domain/store/tables";
import { buildReadyIndex, type FunnelIndex } from "../metrics";
import { applyPlan } from "./applyPlan";
import { glance, type Glance } from "./glance";
import { locateTables } from "./locateTables";
import type { OpenStore } from "./openStore";
import { inSlices } from "./pause";
import { readRecords, readSetup, readStore, toActivity, type ReadProgress } from "./readStore";
import { run, type RunOptions, type Session } from "./run";
import { writePlan } from "./writePlan";

/** The ids of the records that a change touched; undefined: anything may have changed. */
export type Touched = ReadonlySet<string> | undefined;

/**
 * The open workbook: its store as last read, the index over it, and who listens. Operations go one after another, so that no
 * two of this add-in's own plans meet; co-authors' are found when rows are read again.
 */
export class Book {
  store: OpenStore | undefined;
  index: FunnelIndex | undefined;
  private readonly listeners = new Set<(touched: Touched) => void>();
  private queue: Promise<unknown> = Promise.resolve();

  /** @param today Today in the workbook's zone: the day as of which most figures are asked. */
  constructor(
    private readonly newOperationId: () => string,
    private readonly today: () => number,
  ) {}

  /** Does a piece of work after those before it have ended, however they ended. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Calls back after every change of the index; returns how to stop. */
  onChange(listener: (touched: Touched) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells the listeners that the index, or what time it is, has changed. */
  announce(touched: Touched): void {
    for (const listener of [...this.listeners]) listener(touched);
  }

  /** Reads the whole store and builds the index. False: the workbook holds no store. */
  async load(progress?: ReadProgress): Promise<Result<boolean>> {
    const read = await run((session) => readStore(session, progress), {
      readsOnly: true,
      whenEditingEnds: true,
    });
    if (!read.ok) return read;
    await this.rebuildIndex(read.value);
    return succeed(read.value !== undefined);
  }

  /** Builds the index anew from what is in memory, in slices; until it is done the one before answers. */
  async rebuildIndex(store: OpenStore | undefined = this.store): Promise<void> {
    const index =
      store === undefined ? undefined : await inSlices(buildReadyIndex(ledgerOf(store), this.today()));
    this.store = store;
    this.index = index;
    this.announce(undefined);
  }

  /** Reads the rows of these records and the log rows added since, right before planning. */
  async freshen(
    ids: readonly string[],
    growing: readonly TableName[] = [],
    options: RunOptions = { whenEditingEnds: true },
  ): Promise<Result<Glance>> {
    const { store } = this;
    if (store === undefined) return fail("noStoreYet");
    const seen = await run((session) => glance(session, store, ids, growing), options);
    if (!seen.ok) return seen;
    // A row that is gone takes its record with it: nothing may be planned on it any more.
    for (const id of seen.value.gone) if (store.records.delete(id)) this.index?.removeRecord(id);
    if (seen.value.isLogRead) await this.rebuildIndex();
    else this.takeIn(seen.value.records, seen.value.newEvents);
    return seen;
  }

  /** Puts rows and events that were read into the index, and tells whom they touch. */
  takeIn(records: readonly StoreRecord[], events: readonly LogEvent[]): void {
    if (records.length === 0 && events.length === 0) return;
    const touched = new Set<string>();
    for (const record of records) touched.add(record.id);
    for (const event of events) touched.add(event.recordId);
    this.index?.setRecords(records);
    this.index?.append(events);
    this.announce(touched);
  }

  /** Reads the set-up tables again; everything may change with them. */
  async rereadSetup(): Promise<Result<void>> {
    const { store } = this;
    if (store === undefined) return fail("noStoreYet");
    return run(
      async (session) => {
        store.layout = await locateTables(session);
        const { setup } = await readSetup(session, store.layout);
        store.setup = setup;
        await readRecords(session, store);
        await this.rebuildIndex();
      },
      { readsOnly: true },
    );
  }

  /** Writes a plan and takes it into memory and index. What a failure leaves is for `commitPlan` to settle. */
  async write(plan: Plan): Promise<Result<void>> {
    const { store } = this;
    if (store === undefined) return fail("noStoreYet");
    if (store.isNewer) return fail("storeIsNewer");
    const id = this.newOperationId();
    const written = await run((session) => writePlan(session, placeOf(store), id, plan), {
      whenEditingEnds: true,
      oneUndoStep: true,
    });
    if (!written.ok) return written;
    const records = applyPlan(store, plan);
    for (const { recordId } of plan.removedRows) this.index?.removeRecord(recordId);
    this.takeIn(records, plan.events);
    this.takeActivities(plan);
    return succeed(undefined);
  }

  private takeActivities({ newRows }: Plan): void {
    const rows = newRows.filter((row) => row.table === "Activities");
    if (rows.length === 0) return;
    const activities = rows.map((row) => toActivity(new Map(Object.entries(row.values))));
    this.store?.activities.push(...activities);
    this.index?.addActivities(activities);
    this.announce(new Set(activities.map(({ recordId }) => recordId)));
  }

  /** Runs a piece of work in Excel; see {@link run}. */
  run<T>(
    work: (session: Session) => Promise<T>,
    options: RunOptions = { whenEditingEnds: true },
  ): Promise<Result<T>> {
    return run(work, options);
  }
}

/** Where a plan is written. */
export function placeOf(store: OpenStore): Parameters<typeof writePlan>[1] {
  return {
    layout: store.layout,
    locale: store.setup.settings.locale,
    rows: (table) => store.rows.get(table.name) ?? new Map<string, number>(),
  };
}

function ledgerOf(store: OpenStore): Parameters<typeof buildReadyIndex>[0] {
  return {
    events: [...store.histories.values()].flat(),
    records: [...store.records.values()],
    activities: store.activities,
    setup: store.setup,
  };
}
