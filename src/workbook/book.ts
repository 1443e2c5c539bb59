import type { Plan } from "../domain/planning/plan";
import { fail, succeed, type Result } from "../domain/result";
import type { TableName } from "../domain/store/tables";
import { makeReady, type FunnelIndex } from "../metrics";
import { applyPlan } from "./applyPlan";
import { glance, type Glance } from "./glance";
import { locateTables } from "./locateTables";
import { takeEvents, type OpenStore } from "./openStore";
import { inSlices } from "./pause";
import { takeLog, type WholeLog } from "./readLog";
import { rereadRecords } from "./readRecords";
import { readSetup, readStore, toActivity, type ReadProgress } from "./readStore";
import { run, type RunOptions, type Session } from "./run";
import { hasRecord } from "./storeRecords";
import { writePlan } from "./writePlan";

/** The ids of the records that a change touched; undefined: anything may have changed. */
export type Touched = ReadonlySet<string> | undefined;

/** Records that the index takes in in one step: a few milliseconds. */
const recordsPerStep = 400;

/**
 * The open workbook: its store as last read, the index over it, and who listens. Operations go one after another, so that no
 * two of this add-in's own plans meet; co-authors' are found when rows are read again.
 */
export class Book {
  store: OpenStore | undefined;
  private readonly listeners = new Set<(touched: Touched) => void>();
  private queue: Promise<unknown> = Promise.resolve();

  /** @param today Today in the workbook's zone: the day as of which most figures are asked. */
  constructor(
    private readonly newOperationId: () => string,
    private readonly today: () => number,
  ) {}

  /** What answers: the index of the store. */
  get index(): FunnelIndex | undefined {
    return this.store?.index;
  }

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

  /** Reads the whole store with its index; until that is ready the one before answers. False: the workbook holds no store. */
  async load(progress?: ReadProgress): Promise<Result<boolean>> {
    const read = await run((session) => readStore(session, progress), {
      readsOnly: true,
      whenEditingEnds: true,
    });
    if (!read.ok) return read;
    if (read.value !== undefined) await this.makeReady(read.value.index);
    this.store = read.value;
    this.announce(undefined);
    return succeed(read.value !== undefined);
  }

  /** Reads the records' rows anew, in a session, and takes what differs into the index. */
  async rereadRecords(session: Session): Promise<void> {
    const { store } = this;
    if (store === undefined) return;
    await rereadRecords(session, store);
    await this.makeReady(store.index);
    this.announce(undefined);
  }

  private makeReady(index: FunnelIndex): Promise<void> {
    return inSlices(makeReady(index, this.today(), recordsPerStep));
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
    const { gone, log, found } = seen.value;
    if (log.kind === "whole") await this.exchangeLog(store, log.log);
    // A row that is gone takes its record with it: nothing may be planned on it any more.
    for (const id of gone) if (hasRecord(store, id)) store.index.removeRecord(id);
    if (log.kind === "whole") this.announce(undefined);
    else {
      this.announceSome([...found, ...log.touched]);
      const loaded = log.areKnown ? succeed(true) : await this.load();
      if (!loaded.ok) return loaded;
    }
    return seen;
  }

  private async exchangeLog(store: OpenStore, log: WholeLog): Promise<void> {
    await this.makeReady(log.index);
    takeLog(store, log);
  }

  private announceSome(ids: readonly string[]): void {
    if (ids.length > 0) this.announce(new Set(ids));
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
        await rereadRecords(session, store);
        const index = store.index.withSetup(setup);
        await this.makeReady(index);
        store.index = index;
        this.announce(undefined);
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
    const changed = applyPlan(store, plan);
    const { touched } = takeEvents(store, plan.events);
    this.announceSome([...changed, ...touched]);
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
